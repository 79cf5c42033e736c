using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>settings</c>: names, or tables that also say where a value comes from.</summary>
internal static class SettingReader
{
    const string Example = "[\"team\", { name = \"project\", env = [\"EXAMPLE_PROJECT\"] }]";

    /// <summary>What of an account's settings the definition uses.</summary>
    public static IReadOnlyList<SettingDefinition> ReadAll(TomlTableReader root)
    {
        var settings = new List<SettingDefinition>();
        foreach (var item in root.Items("settings", Example))
        {
            var setting = item switch
            {
                TomlText { Value: var name } => new SettingDefinition(name, [], null),
                TomlTable inner => Read(root.Open(inner)),
                _ => null,
            };
            if (setting is null && item is not TomlTable)
                root.Error(item.Line, $"settings holds {TomlTableReader.Describe(item)}, which is no setting; write for example settings = {Example}");
            if (setting is null || !IsGood(root, item.Line, setting.Name))
                continue;
            if (settings.Any(other => other.Name == setting.Name))
                root.Error(item.Line, $"settings names {setting.Name} twice");
            settings.Add(setting);
        }
        return settings;
    }

    static SettingDefinition? Read(TomlTableReader table)
    {
        var name = table.Text("name", required: true, "\"project\"");
        var variables = NamePattern.Variable.ReadAll(table, "env");
        var standard = table.Text("default");
        table.Finish();
        return name is null ? null : new SettingDefinition(name, variables, standard);
    }

    static bool IsGood(TomlTableReader root, int line, string name)
    {
        var isWord = NamePattern.Word.Shape.IsMatch(name);
        if (!isWord)
            root.Error(line, $"settings holds \"{name}\", which is not {NamePattern.Word.Meaning}; write for example settings = {Example}");
        else if (name == "host" || Placeholders.IsBuiltIn(name))
            root.Error(line, $"{{{name}}} already stands for something else; take another name");
        return isWord;
    }
}
