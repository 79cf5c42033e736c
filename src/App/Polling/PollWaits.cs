namespace Fuelgauge.App.Polling;

/// <summary>How long a request waits at least after its answer.</summary>
/// <param name="Interval">After any.</param>
/// <param name="AfterThrottle">After a rate limit, before doubling.</param>
/// <param name="AfterRefusal">After its credential was refused; zero where that is a failure as any other.</param>
internal readonly record struct PollWaits(TimeSpan Interval, TimeSpan AfterThrottle, TimeSpan AfterRefusal);
