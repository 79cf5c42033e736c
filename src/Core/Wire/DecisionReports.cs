namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.guard/1</c>: what <c>guard --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record GuardReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.guard/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary><c>go</c>, <c>hold</c> or <c>unknown</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>What must be left, as <c>--need</c> takes it; null for anything.</summary>
    public string? Need { get; init; }

    /// <summary>The one meter that counts; null for all gates.</summary>
    public string? Meter { get; init; }

    /// <summary>The accounts in catalogue order.</summary>
    public required IReadOnlyList<DecisionRecord> Accounts { get; init; }
}

/// <summary><c>fuelgauge.pick/1</c>: what <c>pick --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record PickReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.pick/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary><c>provider/name</c> of the account to use; null when there is none.</summary>
    public string? Picked { get; init; }

    /// <summary><c>go</c> when one has room, <c>hold</c> when none has, <c>unknown</c> when nothing could be read.</summary>
    public required string Verdict { get; init; }

    /// <summary>What must be left, as <c>--need</c> takes it; null for anything.</summary>
    public string? Need { get; init; }

    /// <summary>The one meter that counts; null for all gates.</summary>
    public string? Meter { get; init; }

    /// <summary>All candidates, best first.</summary>
    public required IReadOnlyList<DecisionRecord> Candidates { get; init; }
}

/// <summary>An account held against a demand, on the wire. Amounts are in <see cref="Unit"/>.</summary>
public sealed record DecisionRecord
{
    /// <summary><c>provider/name</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Provider id.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's word.</summary>
    public required string Account { get; init; }

    /// <summary><c>go</c>, <c>hold</c> or <c>unknown</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>The account's status, as in <c>fuelgauge.check/1</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The account's state, as in <c>fuelgauge.check/1</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>subscription</c>, or <c>wallet</c> where all that limits it is money.</summary>
    public required string Kind { get; init; }

    /// <summary>Lower is preferred; null when not set.</summary>
    public int? Priority { get; init; }

    /// <summary>How much its share is worth next to another's.</summary>
    public required decimal Weight { get; init; }

    /// <summary>What is left of <see cref="Meter"/> after reserve and leases, as a fraction; null when unknown.</summary>
    public decimal? Headroom { get; init; }

    /// <summary>Headroom × weight; null when unknown.</summary>
    public decimal? Score { get; init; }

    /// <summary>Whether a gate likely runs out before it refills, or within a day where it never does; null where <c>--forecast</c> did not ask.</summary>
    public bool? RunsOut { get; init; }

    /// <summary>The meter that decides; null when there is none.</summary>
    public string? Meter { get; init; }

    /// <summary>Its unit.</summary>
    public string? Unit { get; init; }

    /// <summary>What is left of it.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>What its share is of.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What is left after reserve and leases.</summary>
    public decimal? Available { get; init; }

    /// <summary>What the reserve takes.</summary>
    public decimal? Reserved { get; init; }

    /// <summary>What leases take.</summary>
    public decimal? Leased { get; init; }

    /// <summary>When it refills, UTC.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>When it was observed, UTC.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>True when the provider was not asked for this decision.</summary>
    public required bool Cached { get; init; }
}
