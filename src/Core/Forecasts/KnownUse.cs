using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// What recorded readings tell of a meter's use, once doubtful readings are out: top-ups and resets are steps that count neither as use nor as time,
/// one odd reading that the next takes back is no news, and what was used in a gap is known in sum.
/// </summary>
sealed class KnownUse
{
    /// <summary>Providers' reset times wander by seconds to minutes between answers.</summary>
    static readonly TimeSpan Jitter = TimeSpan.FromMinutes(5);

    /// <summary>A fall that no event explains is a contradiction from this share of the limit, or where there is none of the amount; less is a correction.</summary>
    const double ShareOfLimit = 0.10;
    const double ShareOfAmount = 0.20;

    /// <summary>What is left of a rise that was none.</summary>
    const double MostRest = 0.1;

    readonly SeriesHistory series;
    readonly Func<DateTimeOffset, TimeSpan> patience;
    readonly bool countsUsed;
    readonly List<UseSpan> spans = [];
    int nextEvent;

    KnownUse(SeriesHistory series, Func<DateTimeOffset, TimeSpan> patience)
    {
        this.series = series;
        this.patience = patience;
        countsUsed = series.Kind != MeterKind.Balance && series.Points.Any(point => point.Used is not null) || series.Points.All(point => point.Remaining is null);
    }

    /// <summary>Spans of which the use is known, oldest first.</summary>
    public IReadOnlyList<UseSpan> Spans => spans;

    /// <summary>The newest reading that is believed; null when there is none with an amount.</summary>
    public RecordedReading? Newest { get; private set; }

    /// <summary>A newest reading that says more is left than the one before, which only the next can confirm; null when there is none.</summary>
    public RecordedReading? Unconfirmed { get; private set; }

    /// <summary>The last reading that contradicts those before it, which therefore do not count; null when there is none.</summary>
    public DateTimeOffset? ContradictedAt { get; private set; }

    /// <summary>The first reading that counts, UTC; null when there is none.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Reads a series.</summary>
    /// <param name="series">Readings and events, oldest first.</param>
    /// <param name="until">Readings after this are left out, UTC.</param>
    /// <param name="patience">The longest time between two readings around an instant that is no gap.</param>
    public static KnownUse Of(SeriesHistory series, DateTimeOffset until, Func<DateTimeOffset, TimeSpan> patience)
    {
        var known = new KnownUse(series, patience);
        known.Read([.. series.Points.Where(point => point.At <= until && known.Amount(point) is not null).OrderBy(point => point.At)]);
        return known;
    }

    double? Amount(RecordedReading point) => (double?)(countsUsed ? point.Used : -point.Remaining);

    /// <summary>What is left; of a balance only what the provider said.</summary>
    double? Left(RecordedReading point) => (double?)point.Remaining ?? (series.Kind == MeterKind.Balance ? null : (double?)point.Limit - (double?)point.Used);

    void Read(List<RecordedReading> points)
    {
        RecordedReading? before = null;
        for (var index = 0; index < points.Count; index++)
        {
            var point = points[index];
            if (Newest is not { } last)
            {
                Accept(point);
                continue;
            }

            var events = EventsUntil(point.At);
            var step = Amount(point)!.Value - Amount(last)!.Value;
            if (events.Count > 0)
                AddAround(events, last, point);
            else if (step >= 0)
                Add(last.At, point.At, step, last, point);
            else if (!HasRefilled(last, point))
            {
                if (index + 1 < points.Count && Amount(points[index + 1]) >= Amount(last) && !HasEventUntil(points[index + 1].At))
                    continue;   // one reading that the next takes back
                if (before is not null && IsTakenBack(Amount(point)!.Value - Amount(before)!.Value, -step) && spans.Count > 0 && spans[^1].From == before.At)
                {
                    // The reading before was the odd one.
                    spans.RemoveAt(spans.Count - 1);
                    Add(before.At, point.At, Amount(point)!.Value - Amount(before)!.Value, before, point);
                }
                else if (IsLarge(-step, last))
                {
                    if (index == points.Count - 1 && series.Kind != MeterKind.Balance)
                    {
                        Unconfirmed = point;
                        return;
                    }

                    if (index < points.Count - 1)
                        Contradict(point.At);
                }
            }

            before = last;
            Newest = point;
        }
    }

    /// <summary>True when a fall is about as large as the rise before it, and no larger.</summary>
    static bool IsTakenBack(double rest, double fall) => rest >= 0 && rest <= MostRest * (rest + fall);

    void Accept(RecordedReading point)
    {
        Newest = point;
        Since ??= point.At;
        EventsUntil(point.At);
    }

    void Contradict(DateTimeOffset at)
    {
        spans.Clear();
        ContradictedAt = at;
        Since = at;
    }

    /// <summary>True when what the last reading announced has come to pass and another reset is announced, or none.</summary>
    static bool HasRefilled(RecordedReading last, RecordedReading point) =>
        last.ResetsAt is { } reset && point.At >= reset - Jitter && (point.ResetsAt is null || point.ResetsAt - reset > Jitter);

    /// <summary>What a period counts begins anew without an event, so there no fall is too large.</summary>
    bool IsLarge(double fall, RecordedReading last) =>
        series.Kind != MeterKind.Spend && fall >= (last.Limit is { } limit and > 0 ? (double)limit * ShareOfLimit : Math.Abs(Left(last) ?? Amount(last)!.Value) * ShareOfAmount);

    /// <summary>Between two steps the use is known by what was left after the one and before the other.</summary>
    void AddAround(List<RecordedEvent> events, RecordedReading last, RecordedReading point)
    {
        var (from, left) = (last.At, Left(last));
        foreach (var change in events)
        {
            if (change.At - from <= patience(from))
                Add(from, change.At, left - (double?)change.Before, last, null);
            (from, left) = (change.At, (double?)change.After);
        }

        Add(from, point.At, left - Left(point), null, point);
    }

    void Add(DateTimeOffset from, DateTimeOffset to, double? amount, RecordedReading? last, RecordedReading? point)
    {
        // Where nothing is left and nothing is used, that time tells nothing of what would be.
        var isStopped = amount == 0 && last is not null && point is not null && Left(last) <= 0 && Left(point) <= 0;
        if (amount is >= 0 && to > from && !isStopped)
            spans.Add(new(from, to, amount.Value));
    }

    List<RecordedEvent> EventsUntil(DateTimeOffset at)
    {
        var found = new List<RecordedEvent>();
        for (; nextEvent < series.Events.Count && series.Events[nextEvent].At <= at; nextEvent++)
        {
            if (series.Events[nextEvent].Kind is "top_up" or "reset")
                found.Add(series.Events[nextEvent]);
        }

        return found;
    }

    bool HasEventUntil(DateTimeOffset at) => nextEvent < series.Events.Count && series.Events[nextEvent].At <= at;
}
