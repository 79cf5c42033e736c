using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Storage;

/// <summary>The history of readings. Every method is safe beside other writing processes.</summary>
public interface IReadingLog : IDisposable
{
    /// <summary>Random bytes made once per database, for series identities.</summary>
    ReadOnlyMemory<byte> Salt { get; }

    /// <summary>Records one pass in one transaction: the headline row, every meter's reading, and events they confirm. Skipped accounts and cached values are left out; errors are recorded with null numbers.</summary>
    void Append(IReadOnlyList<Snapshot> pass, DateTimeOffset at);

    /// <summary>The balance right after the last confirmed top-up, by account and meter, for the identity in force; meters without one are absent.</summary>
    IReadOnlyDictionary<(AccountId Account, string Meter), decimal> LearnedLimits();

    /// <summary>Accounts with any record since an instant, with the meters that were gates then. A missing key is no record here, or it would keep itself alive.</summary>
    IReadOnlyDictionary<AccountId, IReadOnlyList<string>> SeenSince(DateTimeOffset since);

    /// <summary>Accounts that anything is recorded of, at whatever time.</summary>
    IReadOnlyList<AccountId> Accounts();

    /// <summary>When the first and the last reading were made, rolled up ones included, UTC; null without any.</summary>
    (DateTimeOffset First, DateTimeOffset Last)? Extent();

    /// <summary>Recorded series, oldest reading first, ordered by account and meter. Streams nothing older or newer than asked.</summary>
    IReadOnlyList<SeriesHistory> Read(HistoryQuery query);

    /// <summary>The same thinned out, where a history is long and its course is enough: what <see cref="SampleQuery"/> takes of each series with a meter. A number costs one look-up, however many lie between.</summary>
    IReadOnlyList<SeriesHistory> Sample(SampleQuery query);
}

/// <summary>What part of the history is asked for.</summary>
/// <param name="Since">First instant, inclusive, UTC.</param>
/// <param name="Until">Last instant, exclusive, UTC.</param>
/// <param name="Accounts">Accounts; empty for all.</param>
public sealed record HistoryQuery(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyCollection<AccountId> Accounts);

/// <summary>One meter's readings over time, of one identity.</summary>
/// <param name="Account">The account.</param>
/// <param name="Meter">Meter id; null for reads of the account that gave no meter (errors).</param>
/// <param name="Kind">What it measures; null with <paramref name="Meter"/>.</param>
/// <param name="Unit">Its unit; null with <paramref name="Meter"/>, empty where an earlier program did not say.</param>
/// <param name="Points">Readings, oldest first; of older parts what is kept of them, see <see cref="Rollup"/>.</param>
/// <param name="Events">Top-ups, resets and changes in the span, oldest first.</param>
public sealed record SeriesHistory(AccountId Account, string? Meter, MeterKind? Kind, string? Unit, IReadOnlyList<RecordedReading> Points, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Model, project or tool; null for the whole account.</summary>
    public string? Scope { get; init; }

    /// <summary>Its role when last read; null with <see cref="Meter"/>, and where an earlier program did not say.</summary>
    public Role? Role { get; init; }

    /// <summary>Length of the window as last said; null when there is none or it is unknown.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>Salted hash of whose account it is; null while nobody said.</summary>
    public string? Identity { get; init; }

    /// <summary>The last reading before the span that has an amount, from which the first step in it is counted; null when there is none.</summary>
    public RecordedReading? Before { get; init; }
}

/// <summary>One recorded reading. Null amounts are unknown.</summary>
/// <param name="At">When it was observed, UTC.</param>
/// <param name="Used">Amount used.</param>
/// <param name="Remaining">Amount left.</param>
/// <param name="Limit">What the share was of.</param>
/// <param name="ResetsAt">When it refills.</param>
/// <param name="State">State then; errors have null numbers.</param>
public sealed record RecordedReading(DateTimeOffset At, decimal? Used, decimal? Remaining, decimal? Limit, DateTimeOffset? ResetsAt, State State)
{
    /// <summary>True when it says what was used or what is left.</summary>
    public bool HasAmount => Used is not null || Remaining is not null;

    /// <summary>What is kept of all readings of the span that begins at <see cref="At"/>, whose last one this is; null for a reading as it was made.</summary>
    public Rollup? Rollup { get; init; }
}

/// <summary>Something that happened to a meter.</summary>
/// <param name="At">When it was first seen, UTC.</param>
/// <param name="Kind"><see cref="TopUp"/>, <see cref="Reset"/>, <see cref="WindowStart"/>, <see cref="NewWindow"/> or <see cref="PlanChange"/>; an open set.</param>
/// <param name="Before">Amount left before; null when unknown.</param>
/// <param name="After">Amount left after; null when unknown.</param>
public sealed record RecordedEvent(DateTimeOffset At, string Kind, decimal? Before, decimal? After)
{
    /// <summary>Money or credits were added to a balance.</summary>
    public const string TopUp = "top_up";

    /// <summary>A window, budget or period began anew.</summary>
    public const string Reset = "reset";

    /// <summary>A window that had not started began with its first use.</summary>
    public const string WindowStart = "window_start";

    /// <summary>The account has a window that it did not have before.</summary>
    public const string NewWindow = "new_window";

    /// <summary>The account has another plan.</summary>
    public const string PlanChange = "plan_change";

    /// <summary>The detail of a <see cref="Reset"/> well before the announced one.</summary>
    public const string Early = "early";

    /// <summary><see cref="Early"/>, or of a plan both names (<c>Lite → Pro</c>); null when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>True for a reset well before the announced one.</summary>
    public bool IsEarly => Kind == Reset && Detail == Early;
}
