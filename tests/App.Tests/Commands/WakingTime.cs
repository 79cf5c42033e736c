using Fuelgauge.App.Tests.Polling;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>Time in which every pause between two looks of <c>wait</c> is over at once, and the clock has moved by it; nothing else moves it.</summary>
internal sealed class WakingTime() : FakeTimeProvider(ImpatientTime.Begin)
{
    /// <summary>Called after each pause with the time since the beginning.</summary>
    public Action<TimeSpan> Woken { get; set; } = _ => { };

    /// <summary>The length of each pause so far but short ones between tries.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Timeouts are timers, too: most belong to no task, and the others are longer than any pause.
        if (state is not Task || dueTime <= TimeSpan.Zero || dueTime >= TimeSpan.FromSeconds(7))
            return base.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Advance(dueTime);
            if (dueTime > TimeSpan.FromSeconds(1))
                Pauses.Add(dueTime);
            Woken(GetUtcNow() - ImpatientTime.Begin);
            callback(state);
        });
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
