using System.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>The reference of <c>config.toml</c> for the docs, from the one table of keys.</summary>
internal static class ConfigReference
{
    /// <summary>The page.</summary>
    public static string Markdown { get; } = Build();

    static string Build()
    {
        var text = new StringBuilder("""
            # Configuration

            <!-- Generated from the table of keys in the program. To change it, change the table and run the tests with FUELGAUGE_UPDATE=1. -->

            Nothing here is needed when keys are in [the usual places](keys.md). The file is the one that `--config` names, else `$FUELGAUGE_CONFIG`,
            else `$XDG_CONFIG_HOME/fuelgauge/config.toml` (`~/.config/fuelgauge/config.toml`; on macOS `~/Library/Application Support/fuelgauge/config.toml`,
            on Windows `%APPDATA%\fuelgauge\config.toml`).

                fuelgauge config init                       # writes a commented file
                fuelgauge config set glm/work.region cn     # changes one key, keeps comments and order
                fuelgauge config check                      # shows every mistake with its line
                fuelgauge config show                       # what is in force, and where it comes from

            The file is TOML. Unknown keys, wrong types and bad values are errors; all of them are shown, each with `file:line`. A key that cannot be
            found at run time is none: it costs its row only. Secrets are never in the file, only their places: a literal key, or a password inside
            a URL, is refused.

            Durations are `90s`, `5m`, `1h30m`, `7d`, `2w`, `1y` (365 days). An amount is a share (`"10%"`), or a number with a unit (`"5USD"`, `"20000tokens"`); a bare number
            is percent, except for `limit`, `warning_below` and `critical_below`, which are in the unit of the meter.

            """.ReplaceLineEndings("\n"));
        string? section = null;
        foreach (var key in ConfigKeys.All)
        {
            if (key.Section != section)
            {
                section = key.Section;
                var title = section.Length == 0 ? "Top level" : $"`{ConfigTemplate.Header(section)}`";
                text.Append($"\n## {title}\n\n| Key | Example | Without it | Meaning |\n|---|---|---|---|\n");
            }
            text.Append($"| `{key.Name}` | `{key.Example}` | {key.Default} | {key.Meaning} |\n");
        }
        return text.ToString();
    }
}
