namespace Fuelgauge.Core.Usage;

/// <summary>Instants of logs, which may claim any.</summary>
static class UsageTime
{
    // Two days within the calendar on either side, so that neither an offset nor the length of a block leads out of it.
    static readonly long Least = DateTimeOffset.MinValue.AddDays(2).ToUnixTimeMilliseconds();
    static readonly long Greatest = DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeMilliseconds();

    /// <summary>Milliseconds since 1970 UTC within the calendar; what lies outside counts as its edge.</summary>
    public static long Clamp(long at) => Math.Clamp(at, Least, Greatest);

    /// <summary>The instant, UTC.</summary>
    public static DateTimeOffset Instant(long at) => DateTimeOffset.FromUnixTimeMilliseconds(Clamp(at));
}
