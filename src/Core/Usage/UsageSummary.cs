namespace Fuelgauge.Core.Usage;

/// <summary>A ledger's answer to a query.</summary>
public sealed record UsageSummary
{
    /// <summary>What was asked.</summary>
    public required UsageQuery Query { get; init; }

    /// <summary>The rows, in their order.</summary>
    public required IReadOnlyList<UsageRow> Rows { get; init; }

    /// <summary>The sum of all rows.</summary>
    public required UsageSums Totals { get; init; }

    /// <summary>Models with tokens of unknown cost, most tokens first.</summary>
    public required IReadOnlyList<UnpricedModel> Unpriced { get; init; }
}

/// <summary>What events of equal keys come to. A key that was not asked for is null, and so is one that the logs do not say. Texts are cleaned.</summary>
public sealed record UsageRow
{
    /// <summary>The date.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The Monday of the week.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>The first of the month.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>The agent's word.</summary>
    public string? Agent { get; init; }

    /// <summary>The model as logged.</summary>
    public string? Model { get; init; }

    /// <summary>The project's key.</summary>
    public string? Project { get; init; }

    /// <summary>The project's folder; null where it is not known.</summary>
    public string? ProjectPath { get; init; }

    /// <summary>The session.</summary>
    public string? Session { get; init; }

    /// <summary>The block.</summary>
    public UsageBlock? Block { get; init; }

    /// <summary>The gap before <see cref="Block"/>; null where none is, and where the block before it has no row.</summary>
    public UsageGap? GapBefore { get; init; }

    /// <summary>How fast an active block is used; null for one that is not active.</summary>
    public UsagePace? Pace { get; init; }

    /// <summary>What they come to.</summary>
    public required UsageSums Sums { get; init; }
}

/// <summary>A model with tokens of unknown cost.</summary>
/// <param name="Model">As logged, cleaned; null when it was not said.</param>
/// <param name="Tokens">All tokens of its events whose cost is not known.</param>
public sealed record UnpricedModel(string? Model, Int128 Tokens);
