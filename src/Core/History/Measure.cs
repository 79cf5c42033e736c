using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>What is compared between two readings of a meter: a number that rises with a top-up or a reset, and falls with use.</summary>
internal static class Measure
{
    /// <summary>
    /// The number of each reading; null where it has none. Of a balance it is what is left, since money that was used says nothing of what was paid in; of
    /// everything else what was used, negated, since what is left also rises when a limit is raised.
    /// </summary>
    public static Func<RecordedReading, decimal?> Of(MeterKind kind, IEnumerable<RecordedReading> readings) =>
        kind == MeterKind.Balance || !readings.Any(reading => Used(reading) is not null) ? reading => reading.Remaining : reading => -Used(reading);

    /// <summary>What was used; null when unknown.</summary>
    public static decimal? Used(RecordedReading reading) => reading.Used ?? reading.Limit - reading.Remaining;

    /// <summary>What is left; null when unknown. Of a balance only what the provider said.</summary>
    public static decimal? Left(MeterKind kind, RecordedReading reading) =>
        reading.Remaining ?? (kind == MeterKind.Balance ? null : reading.Limit - reading.Used);
}
