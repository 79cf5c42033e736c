using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>keep</c>, and the names it gives.</summary>
internal static class KeepReader
{
    /// <summary>Keys of the table that are no names.</summary>
    static readonly string[] OwnKeys = ["for", "default"];

    /// <summary>What a request keeps for later ones.</summary>
    /// <param name="table">The request.</param>
    /// <param name="scope">What it may refer to.</param>
    /// <param name="found">The setting that the request finds out; its value may be kept under that name. Null for none.</param>
    public static List<KeepDefinition> Read(TomlTableReader table, DefinitionScope scope, string? found)
    {
        const string example = "{ team = \"$.teamId\", for = \"24h\" }";
        var kept = new List<KeepDefinition>();
        if (table.Table("keep", example: example) is not { } inner)
            return kept;
        var time = inner.Duration("for", required: true, "\"24h\"") ?? TimeSpan.Zero;
        var names = inner.Keys().Except(OwnKeys).ToList();
        var defaults = Defaults(inner, names);
        foreach (var name in names)
        {
            if (name != found)
                CheckNew(inner, name, name, scope);
            if (ValueReader.Text(inner, name, scope) is { } value)
                kept.Add(new KeepDefinition(name, value, time, defaults.GetValueOrDefault(name)));
        }
        return kept;
    }

    /// <summary>What stands for values until an answer says them: one text for the only name, or a table by name.</summary>
    static Dictionary<string, string> Defaults(TomlTableReader table, List<string> names)
    {
        // Nothing at all is a value, too: query parameters of it are left out.
        if (names is [var sole] && table.Value("default") is TomlText { Value: "" })
            return new() { [sole] = "" };
        if (table.Value("default") is not TomlTable inner)
        {
            if (table.Text("default", example: "\"500000\"") is not { } standard)
                return [];
            if (names is [var only])
                return new() { [only] = standard };
            table.Error("default", "default stands for one kept value, and there are several; write for example default = { unit = \"500000\" }");
            return [];
        }
        var named = table.Open(inner);
        DefinitionScope.Check(named, "default", named.Keys(), names, "kept value");
        return named.Keys().Where(names.Contains).Select(name => (Name: name, Text: named.Text(name))).Where(one => one.Text is not null).ToDictionary(one => one.Name, one => one.Text!);
    }

    /// <summary>Reports a new name that is none, or that would hide another.</summary>
    public static void CheckNew(TomlTableReader table, string key, string name, DefinitionScope scope)
    {
        if (!NamePattern.Word.Shape.IsMatch(name))
            table.Error(key, $"\"{name}\" is not {NamePattern.Word.Meaning}; write for example team");
        else if (scope.IsTaken(name))
            table.Error(key, $"{{{name}}} already stands for something else; take another name");
    }
}
