using System.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>The file that <c>config init</c> writes: every key with its meaning, all of them commented out.</summary>
internal static class ConfigTemplate
{
    /// <summary>The file.</summary>
    public static string Text { get; } = Build();

    static string Build()
    {
        var text = new StringBuilder("# Configuration of Fuelgauge. Nothing here is needed when keys are in the usual places;\n# take the # away from what you want to set, then run: fuelgauge config check\n");
        var section = ConfigKeys.Top;
        foreach (var key in ConfigKeys.All)
        {
            if (key.Section != section)
                text.Append('\n').Append("# ").Append(Header(section = key.Section)).Append('\n');
            text.Append($"# {key.Name} = {key.Example}   # {key.Meaning.Replace("`", "", StringComparison.Ordinal)}\n");
        }
        return text.ToString();
    }

    /// <summary>A section's header as TOML.</summary>
    public static string Header(string section) =>
        section == ConfigKeys.Account ? $"[[{section}]]" : $"[{section.Replace("<model>", "\"<model>\"", StringComparison.Ordinal)}]";   // a model's name has dots
}
