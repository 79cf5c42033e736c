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

    /// <summary>Adds a reading; one of the same series and millisecond is the same reading and stays.</summary>
    void Add(SeriesRow series, RecordedReading reading);

    /// <summary>Adds an event; one of the same series, kind and millisecond stays.</summary>
    void Add(SeriesRow series, RecordedEvent change, string? detail = null);

    /// <summary>Adds an account's headline for programs that read <c>usage_snapshots</c>.</summary>
    void AddHeadline(AccountId account, DateTimeOffset at, Reading? headline, Status status);
}
