using System.Text;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Turns a <c>provider.toml</c> into a <see cref="ProviderDefinition"/> in which every cross-reference holds, or reports every mistake it has.</summary>
internal static class DefinitionLoader
{
    /// <summary>The largest definition that is read, in bytes.</summary>
    public const int MostBytes = 256 << 10;

    const int LongestName = 60;

    /// <summary>Reads a definition; null when it has a mistake.</summary>
    /// <param name="toml">The file's content.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="id">The provider's id: its folder's name.</param>
    /// <param name="errors">Takes the mistakes, all of them.</param>
    public static ProviderDefinition? Load(ReadOnlySpan<byte> toml, string file, string id, ConfigurationErrors errors)
    {
        var before = errors.Count;
        return Load(TomlDocument.Parse(toml, file, errors, MostBytes), file, id, errors, before);
    }

    /// <summary>The definition in an image of the build.</summary>
    /// <param name="document">The document, trusted.</param>
    /// <param name="id">The provider's id.</param>
    public static ProviderDefinition Load(TomlDocument document, string id) => Read(new TomlTableReader(document, new ConfigurationErrors()), id);

    /// <summary>Reads the definition in a file; null when it has a mistake or cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">The provider's id: its folder's name.</param>
    /// <param name="errors">Takes the mistakes, all of them.</param>
    public static ProviderDefinition? LoadFile(string file, string id, ConfigurationErrors errors)
    {
        var before = errors.Count;
        return Load(TomlDocument.Read(file, errors, MostBytes), file, id, errors, before);
    }

    static ProviderDefinition? Load(TomlDocument? document, string file, string id, ConfigurationErrors errors, int before)
    {
        if (!NamePattern.Id.Shape.IsMatch(id))
            errors.Add(file, 1, $"the folder's name \"{id}\" is the provider's id and is not {NamePattern.Id.Meaning}; name it for example {NamePattern.Id.Example}");
        var definition = document is null ? null : Read(new TomlTableReader(document, errors), id);
        return errors.Count == before ? definition : null;
    }

    static ProviderDefinition Read(TomlTableReader table, string id)
    {
        var regions = RegionReader.ReadAll(table);
        var settings = SettingReader.ReadAll(table);
        var scope = new DefinitionScope
        {
            Regions = regions,
            Credentials = CredentialReader.ReadAll(table, regions, settings),
            Settings = [.. settings.Select(setting => setting.Name)],
            Options = NamePattern.Id.ReadAll(table, "options"),
        };
        var (name, asciiName) = Names(table);
        var definition = new ProviderDefinition
        {
            Id = id,
            Name = name,
            AsciiName = asciiName,
            Aliases = Aliases(table, id),
            Tags = NamePattern.Id.ReadAll(table, "tags"),
            Order = table.Integer("order", least: 1),
            AlwaysListed = table.Flag("always_listed") ?? false,
            IsSubscription = table.Flag("subscription") ?? false,
            CountsInTotals = table.Flag("counts_in_totals") ?? true,
            Regions = regions,
            RegionVariable = NamePattern.Variable.Read(table, "region_env"),
            Credentials = scope.Credentials,
            BaseUrlVariables = NamePattern.Variable.ReadAll(table, "base_url_env"),
            HomeVariable = NamePattern.Variable.Read(table, "home_env"),
            Settings = settings,
            Options = scope.Options,
            BudgetVariable = NamePattern.Variable.Read(table, "budget_env"),
            Executors = table.Texts("executors"),
            LogAgent = table.Word("logs", DefinitionWords.LogAgents),
            Sources = Sources(table, scope),
            Observed = ObservedReader.ReadAll(table),
            Confidence = table.Word("confidence", DefinitionWords.Confidences, required: true) ?? "",
            ReadOn = table.Date("read_on", required: true) ?? default,
            Documentation = table.Texts("documentation", "[\"https://docs.example.com/billing\"]"),
            Summary = table.Text("summary", required: true, "\"The prepaid wallet of Example.\"") ?? "",
        };
        CheckSense(table, definition);
        table.Finish();
        return definition;
    }

    static (string Name, string AsciiName) Names(TomlTableReader table)
    {
        var name = table.Text("name", required: true, "\"Example\"") ?? "";
        var ascii = table.Text("ascii_name", example: "\"GLM (Zhipu)\"");
        foreach (var (key, text) in new[] { ("name", name), ("ascii_name", ascii ?? "") })
        {
            if (text.Length > LongestName || text.Any(char.IsControl))
                table.Wrong(key, $"is longer than {LongestName} characters or holds control characters", "\"Example\"");
        }
        if (ascii is not null && !Ascii.IsValid(ascii))
            table.Wrong("ascii_name", "is not ASCII", "\"GLM (Zhipu)\"");
        if (ascii is null && !Ascii.IsValid(name))
            table.Error("name", $"name = \"{name}\" is not ASCII; add ascii_name for terminals that show nothing else");
        return (name, ascii ?? name);
    }

    static IReadOnlyList<string> Aliases(TomlTableReader table, string id)
    {
        var aliases = NamePattern.Id.ReadAll(table, "aliases");
        if (aliases.Contains(id))
            table.Error("aliases", $"aliases holds \"{id}\", which is the provider's id anyway; remove it");
        return aliases;
    }

    static List<SourceDefinition> Sources(TomlTableReader table, DefinitionScope scope)
    {
        var (sources, tables) = (new List<SourceDefinition>(), new List<TomlTableReader>());
        foreach (var inner in table.Tables("source"))
        {
            if (SourceReader.Read(inner, scope) is not { } source)
                continue;
            if (sources.Any(other => other.Id == source.Id))
                inner.Error("id", $"there are two sources \"{source.Id}\"; take another id");
            sources.Add(source);
            tables.Add(inner);
        }
        for (var index = 0; index < sources.Count && !table.IsTrusted; index++)
        {
            if (sources[index].Mirrors is { } mirrored)
                DefinitionScope.Check(tables[index], "mirrors", [mirrored], sources.Where((_, other) => other != index).Select(source => source.Id), "other source");
        }
        return sources;
    }

    static void CheckSense(TomlTableReader table, ProviderDefinition definition)
    {
        if (!table.Has("source"))
            table.Missing("source", "[[source]] with its keys below");
        if (definition.RegionVariable is not null && definition.Regions.Count == 1)
            table.Error("region_env", "region_env chooses between regions, and there is only one");
        if (definition.Documentation.Count == 0)
            table.Missing("documentation", "[\"https://docs.example.com/billing\"]");
        var switches = definition.Sources.SelectMany(source => source.Requests.Select(request => request.Option).Append(source.Option)).ToHashSet();
        foreach (var option in definition.Options.Where(option => !switches.Contains(option)))
            table.Error("options", $"options holds \"{option}\", which switches no source and no request on; write option = \"{option}\" there, or remove it");
        if (definition.Sources.Any(source => source.Kind == "dispatch") && definition.Executors.Count == 0)
            table.Missing("executors", "[\"name-in-the-dispatch-database\"]");
    }
}
