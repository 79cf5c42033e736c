using System.CommandLine;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary>What a line asks <c>usage</c> for.</summary>
/// <param name="Query">The question; its present is the moment of the line.</param>
/// <param name="Scan">What is read for it.</param>
/// <param name="Names">Names of agents for people, by word.</param>
internal sealed record UsageRequest(UsageQuery Query, UsageScanRequest Scan, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="CommandFailure">What it asks for does not fit together, or nobody knows a name in it.</exception>
    public static UsageRequest Of(World world, ParseResult parsed, UsageOptions options, TimeZoneInfo zone, IReadOnlyList<(string Word, string Name)> known)
    {
        var now = world.Time.GetUtcNow();
        var agents = Agents(parsed.GetValue(options.Agent) ?? [], known);
        var isActive = parsed.GetValue(options.Active) || parsed.GetValue(options.Live);
        var keys = Keys(parsed, options, isActive);
        if (isActive && !keys.Contains(UsageKey.Block))
            throw new CommandFailure(ExitCode.Usage, $"{(parsed.GetValue(options.Live) ? "--live" : "--active")} shows the running block; use it with \"usage blocks\" or --group-by block");
        if (keys.Contains(UsageKey.Block) && agents.Length == 0)
            agents = [BlockAgent.Word];
        // Each agent has blocks of its own, and rows of two would look alike.
        if (keys.Contains(UsageKey.Block) && agents.Length > 1 && !keys.Contains(UsageKey.Agent))
            keys = [.. keys, UsageKey.Agent];
        var host = Host(world.Environment, parsed.GetValue(options.Home));
        var query = new UsageQuery
        {
            Keys = keys,
            Zone = zone,
            Now = now,
            Period = UsagePeriodFlags.Of(parsed.GetValue(options.Since), parsed.GetValue(options.Until), parsed.GetValue(options.Last), now, zone),
            Filter = new()
            {
                Agents = agents,
                Models = [.. (parsed.GetValue(options.Model) ?? []).Select(model => new Wildcard(model))],
                Projects = [.. (parsed.GetValue(options.Project) ?? []).Select(project => new Wildcard(Path(host, project)))],
            },
            Mode = parsed.GetValue(options.Mode) switch { "calculate" => CostMode.Calculate, "display" => CostMode.Display, _ => CostMode.Auto },
            Order = Order(parsed.GetValue(options.Order) ?? []),
            ActiveOnly = isActive,
        };
        var (noIndex, rebuild) = (parsed.GetValue(options.NoIndex), parsed.GetValue(options.Rebuild));
        if (noIndex && rebuild)
            throw new CommandFailure(ExitCode.Usage, "--no-index and --rebuild contradict each other");
        return new(query, new(host, agents, UsesIndex: !noIndex, Rebuilds: rebuild, ListsOnly: parsed.GetValue(options.Sources)) { EndsSoon = !parsed.GetValue(options.Live) }, known.ToDictionary(agent => agent.Word, agent => agent.Name));
    }

    /// <summary>The report of what was read.</summary>
    public UsageResult ResultOf(ScannedUsage scanned, IPriceList prices, UsageQuery query) => new(UsageGrouping.Of(scanned.Ledger, query, prices), scanned.Coverage)
    {
        Shorten = Scan.Host.Shorten,
        NameOfAgent = NameOf,
    };

    /// <summary>An agent's name for people.</summary>
    public string NameOf(string agent) => Names.TryGetValue(agent, out var name) ? name : agent;

    static string[] Agents(string[] words, IReadOnlyList<(string Word, string Name)> known)
    {
        foreach (var word in words)
        {
            if (!known.Any(agent => agent.Word == word))
                throw new CommandFailure(ExitCode.Usage, $"--agent {word}: nobody knows this agent{CommandLine.Suggestion(word, known.Select(agent => agent.Word))}; there are {string.Join(", ", known.Select(agent => agent.Word))}");
        }

        return [.. words.Distinct()];
    }

    static UsageKey[] Keys(ParseResult parsed, UsageOptions options, bool isActive)
    {
        var report = parsed.GetValue(options.Report);
        string[] words = [.. (parsed.GetValue(options.GroupBy) ?? []).Distinct()];
        if (report is not null && words.Length > 0)
            throw new CommandFailure(ExitCode.Usage, $"\"usage {report}\" and --group-by contradict each other; leave out one of them");
        if (words.Length > 0)
            return [.. words.Select(UsageKeyWords.KeyOf)];
        return [report is null ? (isActive ? UsageKey.Block : UsageKey.Day) : UsageOptions.Reports.First(known => known.Word == report).Key];
    }

    static UsageOrder Order(string[] words)
    {
        string[] measures = [.. words.Where(word => word is not ("asc" or "desc")).Distinct()];
        if (measures.Length > 1 || (words.Contains("asc") && words.Contains("desc")))
            throw new CommandFailure(ExitCode.Usage, $"--order {string.Join(',', words)} is more than one order; write cost, or cost,asc");
        UsageMeasure? measure = measures switch { ["time"] => UsageMeasure.Time, ["cost"] => UsageMeasure.Cost, ["tokens"] => UsageMeasure.Tokens, _ => null };
        return new(measure, words.Contains("asc") ? false : words.Contains("desc") ? true : null);
    }

    static HostEnvironment Host(HostEnvironment own, string? home)
    {
        if (home is null)
            return own;
        return own.Expand(home) is { } folder && Directory.Exists(folder) ? UsageHome.Of(own, folder) : throw new CommandFailure(ExitCode.Usage, $"--home {home} is no folder");
    }

    static string Path(HostEnvironment host, string project) => project is "~" or ['~', '/' or '\\', ..] ? host.Expand(project) ?? project : project;
}
