using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads lists of places of files, such as <c>["$CODEX_HOME/auth.json", { path = "~/Library/x.json", os = "macos" }]</c>.</summary>
internal static partial class LocalPathReader
{
    const string Example = "[\"$AWS_SHARED_CREDENTIALS_FILE\", \"~/.aws/credentials\"]";

    /// <summary>The places under a key, without the wrong ones; empty when absent.</summary>
    public static IReadOnlyList<LocalPath> ReadAll(TomlTableReader table, string key)
    {
        var paths = new List<LocalPath>();
        foreach (var item in table.Items(key, Example))
        {
            var path = item switch
            {
                TomlText { Value: var text } => new LocalPath(text, null),
                TomlTable inner => OfPlatform(table.Open(inner)),
                _ => null,
            };
            if (path is null && item is not TomlTable)
                table.Error(item.Line, $"{key} holds {TomlTableReader.Describe(item)}, which is no path; write for example {key} = {Example}");
            else if (path is not null && !Shape().IsMatch(path.Written))
                table.Error(item.Line, $"{key} holds \"{path.Written}\", which begins neither at home nor with a variable; write for example {key} = {Example}");
            else if (path is not null && paths.Contains(path))
                table.Error(item.Line, $"{key} names \"{path.Written}\" twice");
            else if (path is not null)
                paths.Add(path);
        }
        return paths;
    }

    static LocalPath? OfPlatform(TomlTableReader table)
    {
        var path = table.Text("path", required: true, "\"~/Library/Application Support/Example/auth.json\"");
        var platform = DefinitionWords.Enum<Platform>(table, "os", required: true);
        table.Finish();
        return path is null ? null : new LocalPath(path, platform);
    }

    // No way back up either: what a definition reads is what it says.
    [GeneratedRegex(@"^(?:~/|\$[A-Za-z_][A-Za-z0-9_]*(?:/|\z))(?!(?:.*/)?\.\.(?:/|\z))[^\p{Cc}\\]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
