using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Storage;

/// <summary>
/// Which readings of a series stand for all: of the newest ones each, of older ones the last in every step of time, and the newest after the instant asked for
/// where there is one. Readings without a number are passed over.
/// </summary>
/// <param name="At">The instant that ages are counted from, UTC.</param>
/// <param name="Accounts">Accounts; empty for all.</param>
/// <param name="Spans">How closely, by age, youngest first; nothing older than the last reaches is taken. A span reaches a whole number of the next one's steps.</param>
public sealed record SampleQuery(DateTimeOffset At, IReadOnlyCollection<AccountId> Accounts, IReadOnlyList<SampleSpan> Spans)
{
    /// <summary>So many readings before <see cref="At"/> are taken each: as many as it takes to tell a slip from a change.</summary>
    public const int Newest = 3;

    /// <summary>No reading before this is taken, UTC.</summary>
    public DateTimeOffset Since => At - Spans[^1].Reach;

    /// <summary>The step of time at an age.</summary>
    public TimeSpan StepAt(TimeSpan age) => Spans.FirstOrDefault(span => age < span.Reach, Spans[^1]).Step;

    /// <summary>Where to look on after a reading was taken: the next is the newest at or before this, UTC.</summary>
    /// <param name="taken">The reading's instant, not after <see cref="At"/>.</param>
    /// <param name="count">How many have been taken, this one included.</param>
    public DateTimeOffset NextAfter(DateTimeOffset taken, int count)
    {
        if (count < Newest)
            return taken.AddMilliseconds(-1);
        var age = At - taken;
        var step = StepAt(age);
        return At - step * (age.Ticks / step.Ticks + 1);
    }

    /// <summary>The readings that stand for these, oldest first, as a store finds them.</summary>
    /// <param name="all">All readings of a series, oldest first.</param>
    public IReadOnlyList<RecordedReading> Take(IReadOnlyList<RecordedReading> all)
    {
        var taken = new List<RecordedReading>();
        var (next, count) = (At, 0);
        for (var index = all.Count - 1; index >= 0 && all[index].At > Since; index--)
        {
            var reading = all[index];
            if (!reading.HasAmount || (reading.At > At ? taken.Count > 0 : reading.At > next))
                continue;
            taken.Add(reading);
            if (reading.At <= At)
                next = NextAfter(reading.At, ++count);
        }

        taken.Reverse();
        return taken;
    }
}

/// <summary>How closely a part of the past is looked at.</summary>
/// <param name="Reach">Up to this age, exclusive.</param>
/// <param name="Step">One reading in each of these.</param>
public sealed record SampleSpan(TimeSpan Reach, TimeSpan Step);
