using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>A wallet that was read every five minutes, an instant at which one asks, and when it will have run out.</summary>
/// <param name="History">What was recorded.</param>
/// <param name="Origin">When one asks: at the last reading.</param>
/// <param name="HoursLeft">When it will run out, in hours after the origin.</param>
sealed record Case(SeriesHistory History, DateTimeOffset Origin, double HoursLeft)
{
    /// <summary>Average use of so many hours is left.</summary>
    public static readonly int[] Horizons = [6, 24, 72, 168, 336];

    static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Poll = TimeSpan.FromMinutes(5);
    const int FutureDays = 120;

    /// <summary>The same use with different amounts left.</summary>
    /// <param name="kind">How it is used.</param>
    /// <param name="seed">Which one.</param>
    /// <param name="leastDays">Shortest history.</param>
    /// <param name="mostDays">Longest history.</param>
    public static IEnumerable<Case> Of(UseKind kind, int seed, int leastDays, int mostDays)
    {
        var random = new Random(seed);
        var past = (int)((leastDays + random.NextDouble() * (mostDays - leastDays)) * UseKind.PollsPerDay);
        var perPoll = Math.Exp(random.NextDouble() * 4) / UseKind.PollsPerDay;   // 1 to 55 a day
        var use = kind.Draw(random, past, FutureDays * UseKind.PollsPerDay);
        foreach (var horizon in Horizons)
        {
            var left = Math.Round(horizon * UseKind.PollsPerHour * perPoll, 2);
            yield return new(Record(use, past, perPoll, left, kind.HasTopUps ? new Random(seed + horizon) : null), Start + Poll * past, HoursUntil(use, past, left / perPoll));
        }
    }

    static double HoursUntil(double[] use, int past, double left)
    {
        for (var poll = past; poll < use.Length; poll++)
        {
            if (use[poll] >= left)
                return (poll - past + left / use[poll]) / UseKind.PollsPerHour;
            left -= use[poll];
        }

        throw new InvalidOperationException("The future is too short for this amount.");
    }

    /// <summary>Goes back from what is left at the origin.</summary>
    static SeriesHistory Record(double[] use, int past, double perPoll, double left, Random? topUps)
    {
        var points = new RecordedReading[past + 1];
        var next = NextTopUp(past);
        for (var poll = past; ; poll--)
        {
            points[poll] = new(Start + Poll * poll, null, (decimal)Math.Round(left, 2), null, null, State.Ok);
            if (poll == 0)
                break;
            left += use[poll - 1] * perPoll;
            if (poll > next)
                continue;
            left -= Math.Min(topUps!.NextDouble() * 6 * UseKind.PollsPerDay * perPoll, left * 0.95);
            next = NextTopUp(poll);
        }

        return new(new("bench", "default"), "balance", MeterKind.Balance, "USD", points, [.. Events(points)]);

        int NextTopUp(int before) => topUps is null ? -1 : before - (int)((2 + topUps.NextDouble() * 6) * UseKind.PollsPerDay);
    }

    static IEnumerable<RecordedEvent> Events(RecordedReading[] points)
    {
        for (var index = 2; index < points.Length; index++)
        {
            if (ChangeDetector.Confirm(MeterKind.Balance, null, [.. Enumerable.Range(1, Math.Min(index, ChangeDetector.Lookback)).Select(back => points[index - back])], points[index]) is { } change)
                yield return change;
        }
    }
}
