namespace Fuelgauge.Core.Model;

/// <summary>
/// One number with its meaning, as the provider said it. A closed set of five kinds: <see cref="Balance"/>, <see cref="QuotaWindow"/>,
/// <see cref="Spend"/>, <see cref="Budget"/>, <see cref="RateLimit"/>. Amounts are exact decimals in <see cref="Unit"/>; null means the provider did not say.
/// </summary>
public abstract record Reading
{
    /// <summary>The meter's id, <c>[a-z0-9-]{1,48}</c>: <c>balance</c>, <c>five-hour</c>, <c>weekly</c>…</summary>
    public required string Meter { get; init; }

    /// <summary>Which of the five kinds this is.</summary>
    public abstract MeterKind Kind { get; }

    /// <summary>The meter's name for people, at most 120 cells, cleaned of control characters.</summary>
    public required string Label { get; init; }

    /// <summary>ISO 4217 code in capitals, or a lower-case plural noun (<c>percent</c>, <c>tokens</c>, <c>requests</c>).</summary>
    public required string Unit { get; init; }

    /// <summary>Model, project or tool the meter is limited to; null for the whole account.</summary>
    public string? Scope { get; init; }

    /// <summary>What follows when it is used up.</summary>
    public Role Role { get; init; }

    /// <summary>Amount used; null when unknown.</summary>
    public decimal? Used { get; init; }

    /// <summary>Amount left; may be negative for balances; null when unknown.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>What the share is of; null when unknown. Set exactly when <see cref="LimitSource"/> is.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Whose word <see cref="Limit"/> is; null without one.</summary>
    public LimitSource? LimitSource { get; init; }

    /// <summary>True when a number was computed or assumed rather than said.</summary>
    public bool Estimated { get; init; }

    /// <summary>What the provider says beside the numbers.</summary>
    public Condition Condition { get; init; }

    /// <summary>Where the number comes from: <c>api</c>, <c>statusline</c>, <c>file</c>, <c>logs</c>, <c>headers</c>, <c>dispatch</c>.</summary>
    public required string Source { get; init; }

    /// <summary>False for an endpoint nobody has confirmed.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>When the provider was asked, UTC.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>True when this is a kept value and the provider was not asked again.</summary>
    public bool Cached { get; init; }

    /// <summary>Which request and field gave the number, for <c>--explain</c>: <c>wallet/report $.data.availableBalance</c>; null where there is no such path.</summary>
    public string? Origin { get; init; }

    /// <summary>When the allowance refills, UTC; null when it does not or the provider does not say.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>When what is left is lost, UTC, as a grant or a key ends; null when it does not or the provider does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Length of the window; null when there is none or it is unknown.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>
    /// Whether the allowance has refilled since it was observed: its reset has passed or, where none was said, as much time as the window is long. Then what
    /// is left is unknown.
    /// </summary>
    /// <param name="now">Now, UTC.</param>
    public bool HasRefilled(DateTimeOffset now) => this is not Balance && (ResetsAt is { } reset ? reset <= now : this is QuotaWindow && Condition == Condition.Normal && ObservedAt + Length <= now);

    /// <summary>A reading of a kind known only at run time, with what every reading has.</summary>
    public static Reading Of(MeterKind kind, string meter, string label, string unit, string source, DateTimeOffset observedAt) => kind switch
    {
        MeterKind.Balance => new Balance { Meter = meter, Label = label, Unit = unit, Source = source, ObservedAt = observedAt },
        MeterKind.Window => new QuotaWindow { Meter = meter, Label = label, Unit = unit, Source = source, ObservedAt = observedAt },
        MeterKind.Spend => new Spend { Meter = meter, Label = label, Unit = unit, Source = source, ObservedAt = observedAt },
        MeterKind.Budget => new Budget { Meter = meter, Label = label, Unit = unit, Source = source, ObservedAt = observedAt },
        MeterKind.Rate => new RateLimit { Meter = meter, Label = label, Unit = unit, Source = source, ObservedAt = observedAt },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// Share already used, as a fraction: 0.8 is 80 %; exceeds 1 on overrun; null without a positive limit.
    /// A balance counts from what is left (frozen money is neither left nor used); every other kind from what was used, where that is known.
    /// </summary>
    public decimal? Utilization
    {
        get
        {
            if (Limit is not > 0)
                return Limit is 0 && Remaining is <= 0 ? 1 : null;
            var fromRemaining = Remaining is { } left ? 1 - left / Limit : null;
            var fromUsed = Used is { } used ? used / Limit : null;
            return Kind == MeterKind.Balance ? fromRemaining ?? fromUsed : fromUsed ?? fromRemaining;
        }
    }
}

/// <summary>Prepaid money or credits left.</summary>
public sealed record Balance : Reading
{
    /// <inheritdoc/>
    public override MeterKind Kind => MeterKind.Balance;
}

/// <summary>An allowance that refills at a known instant.</summary>
public sealed record QuotaWindow : Reading
{
    /// <inheritdoc/>
    public override MeterKind Kind => MeterKind.Window;
}

/// <summary>Money a provider says was used in a period; the period ends at <see cref="Reading.ResetsAt"/>.</summary>
public sealed record Spend : Reading
{
    /// <inheritdoc/>
    public override MeterKind Kind => MeterKind.Spend;
}

/// <summary>The user's own limit, held against what was counted.</summary>
public sealed record Budget : Reading
{
    /// <inheritdoc/>
    public override MeterKind Kind => MeterKind.Budget;
}

/// <summary>A rate per minute or day as response headers tell it.</summary>
public sealed record RateLimit : Reading
{
    /// <inheritdoc/>
    public override MeterKind Kind => MeterKind.Rate;
}
