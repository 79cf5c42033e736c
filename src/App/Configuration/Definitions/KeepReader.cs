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
        var standard = inner.Text("default", example: "\"500000\"");
        var names = inner.Keys().Except(OwnKeys).ToList();
        if (standard is not null && names.Count != 1)
            inner.Error("default", "default stands for one kept value; keep the others of another request");
        foreach (var name in names)
        {
            if (name != found)
                CheckNew(inner, name, name, scope);
            if (ValueReader.Text(inner, name, scope) is { } value)
                kept.Add(new KeepDefinition(name, value, time, standard));
        }
        return kept;
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
