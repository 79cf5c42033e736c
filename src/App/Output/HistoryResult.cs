using Fuelgauge.Core.History;

namespace Fuelgauge.App.Output;

/// <summary>A span of the history, as every format gets it.</summary>
/// <param name="Trends">Series in the order they are shown.</param>
/// <param name="Since">First instant asked for, inclusive, UTC.</param>
/// <param name="Until">Last instant asked for, exclusive, UTC.</param>
/// <param name="TimeZone">The zone of times meant for people.</param>
/// <param name="Names">A provider's name for people by its id, and the same in ASCII.</param>
/// <param name="By">What one row stands for, the series being gathered so; null for one row a meter.</param>
internal sealed record HistoryResult(
    IReadOnlyList<Trend> Trends,
    DateTimeOffset Since,
    DateTimeOffset Until,
    TimeZoneInfo TimeZone,
    Func<string, (string Name, string AsciiName)> Names,
    HistorySpan? By = null)
{
    /// <summary>True when some of the readings are rolled up.</summary>
    public bool HasRollups => Trends.Any(trend => trend.Series.Points.Any(point => point.Rollup is not null));
}
