using System.Security.Cryptography;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>A history that ends with the process, for runs that record nothing.</summary>
internal sealed class MemoryReadingLog : IReadingLog, IHistoryRows
{
    readonly Lock gate = new();
    readonly List<SeriesRow> allSeries = [];
    readonly Dictionary<long, SortedList<DateTimeOffset, RecordedReading>> readings = [];
    readonly Dictionary<long, List<RecordedEvent>> events = [];
    readonly Dictionary<long, List<PlanReading>> plans = [];
    readonly byte[] salt = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Salt => salt;

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Snapshot> pass, DateTimeOffset at)
    {
        lock (gate)
        {
            var writer = new PassWriter(this);
            foreach (var snapshot in pass)
                writer.Record(snapshot, at);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<(AccountId Account, string Meter), decimal> LearnedLimits()
    {
        lock (gate)
        {
            return allSeries.Where(series => series.Kind == MeterKind.Balance)
                .GroupBy(series => (series.Account, Meter: series.Meter!))
                .Select(same => (same.Key, TopUp: events[same.MaxBy(series => LastAt(series))!.Id].LastOrDefault(change => change.Kind == RecordedEvent.TopUp)))
                .Where(found => found.TopUp is { After: not null })
                .ToDictionary(found => found.Key, found => found.TopUp!.After!.Value);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<AccountId, IReadOnlyList<string>> SeenSince(DateTimeOffset since)
    {
        lock (gate)
        {
            return allSeries
                .Where(series => readings[series.Id].Values.Any(reading => reading.At >= since && reading.State != State.NoKey))
                .GroupBy(series => series.Account)
                .ToDictionary(account => account.Key, IReadOnlyList<string> (account) =>
                    [.. account.Where(series => series.Role == Role.Gate).Select(series => series.Meter!).Distinct()]);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AccountId> Accounts()
    {
        lock (gate)
            return [.. allSeries.Select(series => series.Account).Distinct()];
    }

    /// <inheritdoc/>
    public (DateTimeOffset First, DateTimeOffset Last)? Extent()
    {
        lock (gate)
            return readings.Values.SelectMany(series => series.Keys).ToList() is { Count: > 0 } all ? (all.Min(), all.Max()) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<SeriesHistory> Read(HistoryQuery query)
    {
        lock (gate)
        {
            return [.. allSeries
                .Where(series => query.Accounts.Count == 0 || query.Accounts.Contains(series.Account))
                .OrderBy(series => series.Account).ThenBy(series => series.Meter, StringComparer.Ordinal).ThenBy(series => series.Id)
                .Select(series => series.History(
                    [.. readings[series.Id].Values.Where(reading => reading.At >= query.Since && reading.At < query.Until)],
                    [.. events[series.Id].Where(change => change.At >= query.Since && change.At < query.Until)]) with
                {
                    Before = readings[series.Id].Values.LastOrDefault(reading => reading.At < query.Since && reading.HasAmount),
                })
                .Where(history => history.Points.Count > 0 || history.Events.Count > 0)];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SeriesHistory> Sample(SampleQuery query)
    {
        lock (gate)
        {
            return [.. allSeries
                .Where(series => series.Meter is not null && (query.Accounts.Count == 0 || query.Accounts.Contains(series.Account)))
                .OrderBy(series => series.Account).ThenBy(series => series.Meter, StringComparer.Ordinal).ThenBy(series => series.Id)
                .Select(series => series.History(query.Take([.. readings[series.Id].Values]), [.. events[series.Id].Where(change => change.At >= query.Since)]))
                .Where(history => history.Points.Count > 0)];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    IReadOnlyList<SeriesRow> IHistoryRows.SeriesOf(AccountId account) => [.. allSeries.Where(series => series.Account == account)];

    SeriesRow IHistoryRows.Add(SeriesRow series)
    {
        var added = series with { Id = allSeries.Count + 1 };
        allSeries.Add(added);
        readings.Add(added.Id, []);
        events.Add(added.Id, []);
        plans.Add(added.Id, []);
        return added;
    }

    void IHistoryRows.Update(SeriesRow series) => allSeries[(int)series.Id - 1] = series;

    IReadOnlyList<RecordedReading> IHistoryRows.Latest(SeriesRow series) => [.. Numbers(series).Reverse().Take(ChangeDetector.Lookback)];

    IReadOnlyList<RecordedReading> IHistoryRows.Around(SeriesRow series, DateTimeOffset at) =>
    [
        .. Numbers(series).Where(reading => reading.At < at).TakeLast(ChangeDetector.Lookback),
        .. Numbers(series).Where(reading => reading.At >= at).Take(ChangeDetector.Lookback + 1),
    ];

    IReadOnlyList<RecordedReading> IHistoryRows.Earliest(SeriesRow series, int count) => [.. Numbers(series).Take(count)];

    DateTimeOffset? IHistoryRows.FirstRecorded(AccountId account) =>
        allSeries.Where(series => series.Account == account && readings[series.Id].Count > 0).Select(series => (DateTimeOffset?)readings[series.Id].GetKeyAtIndex(0)).Min();

    bool IHistoryRows.Add(SeriesRow series, RecordedReading reading) => readings[series.Id].TryAdd(reading.At, reading);

    IReadOnlyList<RecordedEvent> IHistoryRows.Events(long series, DateTimeOffset since, DateTimeOffset until) =>
        [.. events[series].Where(change => change.At >= since && change.At < until)];

    void IHistoryRows.Add(SeriesRow series, RecordedEvent change)
    {
        var all = events[series.Id];
        if (!all.Exists(other => other.At == change.At && other.Kind == change.Kind))
            all.Insert(all.FindLastIndex(other => other.At <= change.At) + 1, change);
    }

    void IHistoryRows.Remove(SeriesRow series, RecordedEvent change) => events[series.Id].Remove(change);

    IReadOnlyList<PlanReading> IHistoryRows.Plans(SeriesRow series) => [.. plans[series.Id].OrderBy(plan => plan.At)];

    void IHistoryRows.Add(SeriesRow series, PlanReading plan)
    {
        if (!plans[series.Id].Exists(other => other.At == plan.At))
            plans[series.Id].Add(plan);
    }

    void IHistoryRows.Remove(SeriesRow series, PlanReading plan) => plans[series.Id].Remove(plan);

    void IHistoryRows.AddHeadline(AccountId account, DateTimeOffset at, Reading? headline, Status status)
    {
        // Nobody else reads this history.
    }

    IEnumerable<RecordedReading> Numbers(SeriesRow series) => readings[series.Id].Values.Where(reading => reading.HasAmount);

    DateTimeOffset LastAt(SeriesRow series) => readings[series.Id].Keys.LastOrDefault();
}
