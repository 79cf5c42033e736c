using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[credential]]</c>.</summary>
internal static class CredentialReader
{
    /// <summary>The part of a credential that has only one.</summary>
    public const string DefaultPart = "key";

    /// <summary>Every part and where it is looked for.</summary>
    public static IReadOnlyList<CredentialDefinition> ReadAll(TomlTableReader root, IReadOnlyList<Region> regions, IReadOnlyList<SettingDefinition> settings)
    {
        var credentials = new List<CredentialDefinition>();
        foreach (var table in root.Tables("credential"))
        {
            var part = NamePattern.Word.Read(table, "part") ?? DefaultPart;
            if (credentials.Any(other => other.Part == part))
                table.Error("part", $"there are two credentials for the part \"{part}\"; write part = \"admin_key\" or the like");
            var files = NamePattern.Id.ReadAll(table, "files");
            var credential = new CredentialDefinition(part, Variables(table, regions), files, table.Texts("prefixes", "[\"sk-\"]")) { Store = StoreReader.Read(table, settings) };
            table.Finish();
            credentials.Add(credential);
        }
        return credentials;
    }

    static List<CredentialVariable> Variables(TomlTableReader table, IReadOnlyList<Region> regions)
    {
        const string example = "[\"GLM_API_KEY\", { name = \"ZAI_API_KEY\", region = \"global\" }]";
        var variables = new List<CredentialVariable>();
        foreach (var item in table.Items("env", example))
        {
            var variable = item switch
            {
                TomlText { Value: var name } when NamePattern.Variable.Shape.IsMatch(name) => new CredentialVariable(name, null),
                TomlTable inner => OfRegion(table.Open(inner), regions),
                _ => null,
            };
            if (variable is null && item is not TomlTable)
                table.Error(item.Line, $"env holds {TomlTableReader.Describe(item)}, which is not {NamePattern.Variable.Meaning}; write for example env = {example}");
            else if (variable is not null && variables.Any(other => other.Name == variable.Name))
                table.Error(item.Line, $"env names {variable.Name} twice");
            else if (variable is not null)
                variables.Add(variable);
        }
        return variables;
    }

    static CredentialVariable? OfRegion(TomlTableReader table, IReadOnlyList<Region> regions)
    {
        var name = NamePattern.Variable.Read(table, "name", required: true);
        var region = table.Text("region", required: true, $"\"{regions[0].Id}\"");
        if (region is not null)
            DefinitionScope.Check(table, "region", [region], regions.Select(known => known.Id), "region");
        table.Finish();
        return name is null ? null : new CredentialVariable(name, region);
    }
}
