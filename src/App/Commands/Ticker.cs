namespace Fuelgauge.App.Commands;

/// <summary>
/// When the next round of <c>watch</c> is due. Rounds begin at whole intervals after the first one, on the monotonic clock, so that they do not
/// drift with the time a round takes; rounds that were missed are left out, not made up for. The monotonic clock may stand still while a machine
/// sleeps: a wall clock that went ahead by an interval makes a round due, too, and rounds count from there.
/// </summary>
/// <param name="time">The clocks.</param>
/// <param name="interval">Between the beginnings of two rounds.</param>
internal sealed class Ticker(TimeProvider time, TimeSpan interval)
{
    long anchor = time.GetTimestamp();
    DateTimeOffset begunAt = time.GetUtcNow();
    long rounds;

    /// <summary>Time until the next round; zero when it is due.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var rest = (rounds + 1) * interval - time.GetElapsedTime(anchor);
            return rest <= TimeSpan.Zero || SinceBegun >= interval ? TimeSpan.Zero : rest;
        }
    }

    TimeSpan SinceBegun => time.GetUtcNow() - begunAt;

    /// <summary>Begins a round.</summary>
    public void Begin()
    {
        var due = (long)(time.GetElapsedTime(anchor) / interval);
        if (due > rounds)
            rounds = due;
        else
            (anchor, rounds) = (time.GetTimestamp(), 0);
        begunAt = time.GetUtcNow();
    }
}
