using System.CommandLine;
using System.CommandLine.Completions;

namespace Fuelgauge.App.Commands;

/// <summary>Options that every command takes.</summary>
internal sealed class CommonOptions
{
    /// <summary>The command behind <c>--</c>; null where there is none.</summary>
    public ChildCommand? Child { get; init; }

    /// <summary>Configuration file.</summary>
    public Option<string?> Config { get; } = new("--config") { HelpName = "FILE", Description = "Configuration file", Recursive = true };

    /// <summary>History database.</summary>
    public Option<string?> Database { get; } = new("--db") { HelpName = "FILE", Description = "History database", Recursive = true };

    /// <summary>Output format.</summary>
    public Option<string?> Format { get; } = new("--format")
    {
        HelpName = "FORMAT",
        Description = "table, json, ndjson, csv, markdown, prometheus, nagios, brief",
        Recursive = true,
        CompletionSources = { _ => CheckPrinter.Formats.Select(name => new CompletionItem(name)) },
    };

    /// <summary>Short for <c>--format json</c>.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Same as --format json", Recursive = true };

    /// <summary>File the result goes to.</summary>
    public Option<string?> Output { get; } = new("--output") { HelpName = "FILE", Description = "Write the result to FILE (beside it, then renamed)", Recursive = true };

    /// <summary>No colour.</summary>
    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colour (also NO_COLOR)", Recursive = true };

    /// <summary>Bytes below 0x80 only.</summary>
    public Option<bool> Ascii { get; } = new("--ascii") { Description = "Plain ASCII: no emoji, no box characters", Recursive = true };

    /// <summary>No hints on stderr.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No hints and warnings on stderr", Recursive = true };

    /// <summary>Logs on stderr.</summary>
    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Say on stderr what is done", Recursive = true };

    /// <summary>Times in UTC.</summary>
    public Option<bool> Utc { get; } = new("--utc") { Description = "Times in UTC", Recursive = true };

    /// <summary>Times in a named zone.</summary>
    public Option<string?> TimeZone { get; } = new("--timezone") { HelpName = "ZONE", Description = "Times in ZONE, for example Asia/Shanghai", Recursive = true };

    /// <summary>Only accounts with a tag.</summary>
    public Option<string[]> Tag { get; } = new("--tag") { HelpName = "TAG", Description = "Only accounts with this tag (may be repeated)", Recursive = true, DefaultValueFactory = _ => [] };

    /// <summary>All of them, in the order help shows them.</summary>
    public IEnumerable<Option> All => [Config, Database, Format, Json, Output, Tag, Utc, TimeZone, NoColor, Ascii, Quiet, Verbose];
}
