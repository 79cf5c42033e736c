namespace Fuelgauge.Core.Model;

/// <summary>A reading with what follows from it.</summary>
/// <param name="Reading">The number.</param>
/// <param name="Status">How bad.</param>
/// <param name="State">Why.</param>
/// <param name="Alert">What the alert column says, for example <c>&lt; 10%</c>; null when there is nothing to say.</param>
/// <param name="Rule">The rule that gave the status, in words, for <c>--explain</c>.</param>
/// <param name="IsStale">True when older than twice its poll interval.</param>
public sealed record JudgedReading(Reading Reading, Status Status, State State, string? Alert, string Rule, bool IsStale = false);

/// <summary>A source that could not be read while the account was.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="State">Why.</param>
/// <param name="Message">What, where, why, and the way out.</param>
public sealed record Problem(string Source, State State, string Message);

/// <summary>What an account last said before it could not be read.</summary>
/// <param name="ObservedAt">When, UTC.</param>
/// <param name="Status">Its status then, judged now (a window that has refilled since is <see cref="State.ResetPassed"/>).</param>
/// <param name="State">Its state then.</param>
/// <param name="Meters">Its meters then.</param>
public sealed record LastGood(DateTimeOffset ObservedAt, Status Status, State State, IReadOnlyList<JudgedReading> Meters);

/// <summary>One pass over an account, judged: what every output shows and the history records.</summary>
public sealed record Snapshot
{
    /// <summary>Which account.</summary>
    public required AccountId Id { get; init; }

    /// <summary>The provider's name for people: <c>GLM (智谱)</c>.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The same in ASCII: <c>GLM (Zhipu)</c>.</summary>
    public required string AsciiName { get; init; }

    /// <summary>The pool it comes from; null for an account by itself.</summary>
    public string? Pool { get; init; }

    /// <summary>Plan as the provider names it; null when not said.</summary>
    public string? Plan { get; init; }

    /// <summary>Region id; null for a provider with one site.</summary>
    public string? Region { get; init; }

    /// <summary>False where its balances are no money of the user's own (a relay's quota), so that no total counts them.</summary>
    public bool CountsInTotals { get; init; } = true;

    /// <summary>The account's tags, else the definition's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The worst gate's status, else what the failure says.</summary>
    public required Status Status { get; init; }

    /// <summary>The reason.</summary>
    public required State State { get; init; }

    /// <summary>What there is to say in one line; null when nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Meters, headline first, then as the definition orders them.</summary>
    public IReadOnlyList<JudgedReading> Meters { get; init; } = [];

    /// <summary>Sources that failed while others answered.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The last good values where this pass failed; null when it did not or there are none.</summary>
    public LastGood? LastGood { get; init; }

    /// <summary>True when a source with gates could not be read, so that a gate may be missing among <see cref="Meters"/>.</summary>
    public bool MissesGates { get; init; }

    /// <summary>True when another run was asking one of its sources at that moment, so that more will be known shortly.</summary>
    public bool IsAskedElsewhere { get; init; }

    /// <summary>When the headline was observed, UTC; null when nothing was read.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Earliest instant at which a source may be asked again, UTC; null when at once.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>Longest answer time of the pass; null when nothing was sent.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Salted hash of the provider's account id, else of the key; null when there is neither. A change starts a new series.</summary>
    public string? Identity { get; init; }

    /// <summary>The host that was asked; null when none was.</summary>
    public string? Host { get; init; }

    /// <summary>The meter on the account's own row: the worst gate, else the first meter; null when there is none.</summary>
    public JudgedReading? Headline => Meters.Count > 0 ? Meters[0] : null;

    /// <summary>True when every meter is a kept value.</summary>
    public bool IsCached => Meters.Count > 0 && Meters.All(meter => meter.Reading.Cached);

    /// <summary>True when the headline is older than twice its poll interval.</summary>
    public bool IsStale => Headline?.IsStale ?? false;
}
