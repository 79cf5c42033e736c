using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Time that stands still until a test moves it, but for short pauses (between tries), which are over at once.</summary>
sealed class ImpatientTime(DateTimeOffset begin) : FakeTimeProvider(begin)
{
    public static readonly DateTimeOffset Begin = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    public ImpatientTime() : this(Begin)
    {
    }

    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > LongestPause)
            return base.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
