using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>The rows of a history, as <see cref="PassWriter"/> fills them inside one transaction.</summary>
internal interface IHistoryRows
{
    /// <summary>All series of an account, oldest first.</summary>
    IReadOnlyList<SeriesRow> SeriesOf(AccountId account);

    /// <summary>Adds a series.</summary>
    /// <returns>The same with its number.</returns>
    SeriesRow Add(SeriesRow series);

    /// <summary>Replaces what a series says beside its name.</summary>
    void Update(SeriesRow series);

    /// <summary>The newest readings of a series that carry a number, newest first, as many as <see cref="ChangeDetector.Lookback"/>.</summary>
    IReadOnlyList<RecordedReading> Latest(SeriesRow series);

    /// <summary>The readings of a series that carry a number, oldest first: as many as <see cref="ChangeDetector.Lookback"/> before an instant, the one at it, and as many after it.</summary>
    IReadOnlyList<RecordedReading> Around(SeriesRow series, DateTimeOffset at);

    /// <summary>The oldest readings of a series that carry a number, oldest first; where they are rolled up, the first of what is kept of them.</summary>
    IReadOnlyList<RecordedReading> Earliest(SeriesRow series, int count);

    /// <summary>Since when this program has recorded an account, UTC; null when it has not.</summary>
    DateTimeOffset? FirstRecorded(AccountId account);

    /// <summary>Adds a reading; one of the same series and millisecond is the same reading and stays.</summary>
    /// <returns>False when there was one.</returns>
    bool Add(SeriesRow series, RecordedReading reading);

    /// <summary>The events of a series in a span, oldest first; the end is exclusive.</summary>
    IReadOnlyList<RecordedEvent> Events(long series, DateTimeOffset since, DateTimeOffset until);

    /// <summary>Adds an event; one of the same series, kind and millisecond stays.</summary>
    void Add(SeriesRow series, RecordedEvent change);

    /// <summary>Removes an event that readings known later do not show.</summary>
    void Remove(SeriesRow series, RecordedEvent change);

    /// <summary>The names of an account's plan that are kept, oldest first. They are no events.</summary>
    IReadOnlyList<PlanReading> Plans(SeriesRow series);

    /// <summary>Adds the name of a plan; one of the same series and millisecond stays.</summary>
    void Add(SeriesRow series, PlanReading plan);

    /// <summary>Removes the name of a plan.</summary>
    void Remove(SeriesRow series, PlanReading plan);

    /// <summary>Adds an account's headline for programs that read <c>usage_snapshots</c>.</summary>
    void AddHeadline(AccountId account, DateTimeOffset at, Reading? headline, Status status);
}
