using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>A usage report, as every format gets it.</summary>
/// <param name="Summary">The rows.</param>
/// <param name="Coverage">What was read for them.</param>
internal sealed record UsageResult(UsageSummary Summary, LogCoverage Coverage)
{
    /// <summary>A path for people: the home folder is <c>~</c>.</summary>
    public Func<string, string> Shorten { get; init; } = path => path;

    /// <summary>An agent's name for people, by its word.</summary>
    public Func<string, string> NameOfAgent { get; init; } = agent => agent;
}
