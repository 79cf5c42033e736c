using Fuelgauge.Core.Headers;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>What is recorded of a pass, and under which series; the same for every store. One writer serves one transaction.</summary>
internal sealed class PassWriter(IHistoryRows rows)
{
    readonly Dictionary<AccountId, List<SeriesRow>> seriesByAccount = [];
    readonly ReadingWriter readings = new(rows);
    readonly AccountEvents accounts = new(rows);

    /// <summary>Records a snapshot: fresh meters, the failure of a read that gave none (or not all), and the headline.</summary>
    /// <param name="snapshot">One account's pass.</param>
    /// <param name="at">When the pass was made, for what carries no time of its own.</param>
    public void Record(Snapshot snapshot, DateTimeOffset at)
    {
        if (!WasRead(snapshot))
            return;
        var mayBegin = false;
        foreach (var meter in snapshot.Meters.Where(meter => !meter.Reading.Cached))
            mayBegin |= readings.Record(SeriesFor(snapshot, meter.Reading), Recorded(meter));

        if (snapshot.Meters.Count == 0 || snapshot.State == State.Partial)
            Record(SeriesOf(snapshot.Id), new(at, null, null, null, null, snapshot.State));
        if (snapshot.Plan is { } plan)
            RecordPlan(SeriesOf(snapshot.Id), new(at, plan));
        if (snapshot.Headline is not ({ Reading.Cached: true } or { Reading: { Source: HeaderReadings.Source, Role: not Role.Gate } }))   // a rate in passing is no account's state
            rows.AddHeadline(snapshot.Id, snapshot.Headline?.Reading.ObservedAt ?? at, snapshot.Headline?.Reading, snapshot.Status);
        if (mayBegin)
            accounts.JudgeAppearances(snapshot.Id, AllOf(snapshot.Id));
    }

    /// <summary>Records a reading, and the event that it confirms.</summary>
    public void Record(SeriesRow series, RecordedReading reading) => readings.Record(series, reading);

    /// <summary>
    /// The series of a meter. An identity that is not known yet joins the series in force, and the first that becomes known takes over a series without
    /// one: a provider that states its account id only now and then, or a database begun by an earlier monitor, is not torn in two.
    /// </summary>
    public SeriesRow Find(SeriesRow wanted)
    {
        var all = AllOf(wanted.Account);
        var same = all.FindLastIndex(row => row.IsSameMeter(wanted) && row.Identity == wanted.Identity);
        var index = same >= 0 ? same : all.FindLastIndex(row => row.IsSameMeter(wanted) && (row.Identity is null || wanted.Identity is null));
        if (index < 0)
        {
            all.Add(rows.Add(wanted));
            return all[^1];
        }
        var found = all[index];
        return Change(found with
        {
            Identity = found.Identity ?? wanted.Identity,
            Host = wanted.Host ?? found.Host,
            Role = wanted.Role ?? found.Role,
            WindowSeconds = wanted.WindowSeconds ?? found.WindowSeconds,
        });
    }

    /// <summary>The series of an account's reads that gave no meter.</summary>
    public SeriesRow SeriesOf(AccountId account) => Find(new(0, account, null, null, null, null, null));

    /// <summary>True when a provider was asked, or tried to be. A missing key is a fact about us, but one the user is told of by name.</summary>
    static bool WasRead(Snapshot snapshot) => snapshot.Status != Status.Skip
        && (snapshot.Meters.Count > 0
            ? snapshot.Meters.Any(meter => !meter.Reading.Cached)
            : snapshot.State != State.Deferred && snapshot.State != State.Idle && snapshot.State != State.NotEnabled);

    static RecordedReading Recorded(JudgedReading meter) =>
        new(meter.Reading.ObservedAt, meter.Reading.Used, meter.Reading.Remaining, meter.Reading.Limit, meter.Reading.ResetsAt, meter.State);

    SeriesRow SeriesFor(Snapshot snapshot, Reading reading) => Find(
        new(0, snapshot.Id, reading.Meter, reading.Scope, reading.Kind, reading.Unit, snapshot.Identity)
        {
            Host = snapshot.Host,
            Role = reading.Role,
            WindowSeconds = (long?)reading.Length?.TotalSeconds,
        });

    void RecordPlan(SeriesRow series, PlanReading reading)
    {
        accounts.RecordPlan(series, reading);
        Change(series with { Plan = reading.Plan });
    }

    SeriesRow Change(SeriesRow changed)
    {
        var all = AllOf(changed.Account);
        var index = all.FindIndex(row => row.Id == changed.Id);
        if (all[index] != changed)
        {
            rows.Update(changed);
            all[index] = changed;
        }
        return changed;
    }

    List<SeriesRow> AllOf(AccountId account) =>
        seriesByAccount.TryGetValue(account, out var all) ? all : seriesByAccount[account] = [.. rows.SeriesOf(account)];
}
