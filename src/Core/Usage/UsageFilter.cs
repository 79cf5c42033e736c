using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>Which events are reported. An empty list lets all pass; of a list one must fit; all lists must agree.</summary>
public sealed record UsageFilter
{
    /// <summary>Lets all pass.</summary>
    public static readonly UsageFilter None = new();

    /// <summary>Words of agents.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Models as logged.</summary>
    public IReadOnlyList<Wildcard> Models { get; init; } = [];

    /// <summary>Projects: their key, the path of their folder, or that folder's own name.</summary>
    public IReadOnlyList<Wildcard> Projects { get; init; } = [];
}

/// <summary>A filter on one ledger: each text is looked at once, not once an event. Not safe for threads.</summary>
/// <param name="filter">What passes.</param>
/// <param name="ledger">What is filtered.</param>
sealed class LedgerFilter(UsageFilter filter, UsageLedger ledger)
{
    readonly bool?[] agents = new bool?[ledger.Texts.Count];
    readonly bool?[] models = new bool?[ledger.Texts.Count];
    readonly bool?[] projects = new bool?[ledger.Texts.Count];

    /// <summary>Whether events of an agent pass.</summary>
    public bool HoldsAgent(int agent) => filter.Agents.Count == 0 || (agents[agent] ??= filter.Agents.Contains(ledger.Texts[agent]));

    /// <summary>Whether an event of an agent that passes does so itself.</summary>
    public bool Holds(in UsageRecord record) =>
        (filter.Models.Count == 0 || (models[record.Model] ??= Fit(filter.Models, ledger.Texts[record.Model])))
        && (filter.Projects.Count == 0 || (projects[record.Project] ??= HoldsProject(record.Project)));

    bool HoldsProject(int project)
    {
        var path = ledger.Texts[ProjectPaths.Of(ledger, project)];
        return Fit(filter.Projects, ledger.Texts[project]) || (path.Length > 0 && (Fit(filter.Projects, path) || Fit(filter.Projects, ProjectPaths.FolderName(path))));
    }

    static bool Fit(IReadOnlyList<Wildcard> patterns, ReadOnlySpan<char> name)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Fits(name))
                return true;
        }

        return false;
    }
}
