using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Catalog;

/// <summary>One meter that a provider tells of in the headers of any answer: <c>[[observed]]</c>. Names of headers are without regard to case.</summary>
public sealed record ObservedDefinition
{
    /// <summary>Rate, window (a day's or month's counter, which behaves like a quota) or balance.</summary>
    public MeterKind Kind { get; init; } = MeterKind.Rate;

    /// <summary>Meter id.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Label { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Length of the window; null where it is unknown or differs by model.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Header with what is left; null with <see cref="Fields"/>.</summary>
    public string? Remaining { get; init; }

    /// <summary>Header with what that is a share of; null where there is none.</summary>
    public string? Limit { get; init; }

    /// <summary>When it is full again.</summary>
    public ObservedReset? Reset { get; init; }

    /// <summary>Which item of comma-separated headers it is, from 1; null where headers hold one value.</summary>
    public int? Item { get; init; }

    /// <summary>Header with structured fields (<c>RateLimit: "name";r=489;t=189</c>), one meter each; null for a plain one.</summary>
    public string? Fields { get; init; }

    /// <summary>Header that says how long windows are, in <c>w</c> seconds, and with <see cref="Fields"/> their limits, in <c>q</c>; null where there is none.</summary>
    public string? Policy { get; init; }

    /// <summary>What a limit of 0 means; it never means "used up".</summary>
    public ZeroLimit Zero { get; init; }

    /// <summary>True when it is about the model that was called.</summary>
    public bool IsPerModel { get; init; } = true;

    /// <summary>What follows when it is used up; null for info, or gate for a window of the whole account.</summary>
    public Role? Role { get; init; }
}

/// <summary>When a meter of headers is full again.</summary>
/// <param name="Header">The header that says so; null for a computed instant.</param>
/// <param name="Form">How it is written; null to tell by its look.</param>
/// <param name="Next">Where the header is missing, the end of this period, UTC, which is an assumption; null for unknown.</param>
public sealed record ObservedReset(string? Header, TimeForm? Form, BudgetPeriod? Next);

/// <summary>What a limit of 0 means.</summary>
public enum ZeroLimit
{
    /// <summary>The provider does not say what.</summary>
    Unknown,

    /// <summary>Not allowed at all: waiting does not help.</summary>
    Blocked,

    /// <summary>Not metered.</summary>
    Unlimited,
}
