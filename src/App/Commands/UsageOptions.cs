using System.CommandLine;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary>The options of <c>usage</c>.</summary>
internal sealed class UsageOptions
{
    /// <summary>The reports that have a word of their own, and the key of their rows.</summary>
    public static readonly IReadOnlyList<(string Word, UsageKey Key)> Reports =
    [
        ("daily", UsageKey.Day),
        ("weekly", UsageKey.Week),
        ("monthly", UsageKey.Month),
        ("session", UsageKey.Session),
        ("blocks", UsageKey.Block),
        ("models", UsageKey.Model),
        ("projects", UsageKey.Project),
    ];

    /// <summary>Makes them.</summary>
    public UsageOptions()
    {
        string[] words = [.. Reports.Select(report => report.Word)];
        Report.CompletionSources.Add(words);
        Report.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !word.StartsWith('-') && !words.Contains(word))
                result.AddError($"\"{word}\" is none of the reports {string.Join(", ", words)}{CommandLine.Suggestion(word, words)}");
        });
        Mode.AcceptOnlyFromAmong("auto", "calculate", "display");
    }

    /// <summary>Which report.</summary>
    public Argument<string?> Report { get; } = new("REPORT") { HelpName = "REPORT", Arity = ArgumentArity.ZeroOrOne, Description = "daily (default), weekly, monthly, session, blocks, models, projects" };

    /// <summary>Keys of rows, in the place of a report's.</summary>
    public Option<string[]> GroupBy { get; } = TypedOptions.Words("--group-by", $"Any of {string.Join(", ", UsageKeyWords.All)}, separated by commas", UsageKeyWords.All);

    /// <summary>Beginning.</summary>
    public Option<string?> Since { get; } = new("--since") { HelpName = "TIME", Description = "From this day or time on: 2026-02-12, yesterday, 24h" };

    /// <summary>End.</summary>
    public Option<string?> Until { get; } = new("--until") { HelpName = "TIME", Description = "Until this day (included) or time" };

    /// <summary>The last days, or hours.</summary>
    public Option<TimeSpan?> Last { get; } = TypedOptions.Duration("--last", "The last days, today included (7d), or hours (24h)", TimeSpan.FromSeconds(1));

    /// <summary>Agents.</summary>
    public Option<string[]> Agent { get; } = new("--agent") { HelpName = "AGENT", Description = "Only this agent (may be repeated; --sources lists them)", DefaultValueFactory = _ => [] };

    /// <summary>Models.</summary>
    public Option<string[]> Model { get; } = new("--model") { HelpName = "MODEL", Description = "Only this model; * stands for anything (may be repeated)", DefaultValueFactory = _ => [] };

    /// <summary>Projects.</summary>
    public Option<string[]> Project { get; } = new("--project") { HelpName = "PROJECT", Description = "Only this project: its folder's name, path or key; * stands for anything (may be repeated)", DefaultValueFactory = _ => [] };

    /// <summary>Order of rows.</summary>
    public Option<string[]> Order { get; } = TypedOptions.Words("--order", "time, cost or tokens; asc or desc; both with a comma: cost,asc", ["time", "cost", "tokens", "asc", "desc"]);

    /// <summary>Whose word costs are.</summary>
    public Option<string?> Mode { get; } = new("--mode") { HelpName = "MODE", Description = "Costs: auto (what a log records, else calculated), calculate, display (what logs record)" };

    /// <summary>The running block.</summary>
    public Option<bool> Active { get; } = new("--active") { Description = "Only the running five-hour block" };

    /// <summary>The running block, over and over.</summary>
    public Option<bool> Live { get; } = new("--live") { Description = "Redraw the running block every few seconds; q ends" };

    /// <summary>Another home.</summary>
    public Option<string?> Home { get; } = new("--home") { HelpName = "DIR", Description = "The logs of another home folder" };

    /// <summary>What was found where.</summary>
    public Option<bool> Sources { get; } = new("--sources") { Description = "List agents and their logs: where was looked, what was found" };

    /// <summary>Without what earlier runs keep.</summary>
    public Option<bool> NoIndex { get; } = new("--no-index") { Description = "Read every log anew and keep nothing" };

    /// <summary>Anew.</summary>
    public Option<bool> Rebuild { get; } = new("--rebuild") { Description = "Read every log anew and keep that" };

    /// <summary>Adds them all to the verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(Report);
        foreach (var option in (Option[])[GroupBy, Since, Until, Last, Agent, Model, Project, Order, Mode, Active, Live, Home, Sources, NoIndex, Rebuild])
            verb.Add(option);
    }
}
