namespace Fuelgauge.Core.Model;

/// <summary>What one pass over one source of an account gave: readings, or a failure, or (partial) both.</summary>
public sealed record SourceResult
{
    /// <summary>The source's id in its definition.</summary>
    public required string Source { get; init; }

    /// <summary>What was read, or kept from an earlier read (then <see cref="Reading.Cached"/>). Empty when nothing was.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Why nothing, or not everything, was read; null when all went well.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>Words of warning beside the numbers, cleaned: a payment failed, a plan is past due.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The plan's name as the provider says it, cleaned; null when not said.</summary>
    public string? Plan { get; init; }

    /// <summary>Salted hash of the account id the provider stated; null when it states none.</summary>
    public string? Identity { get; init; }

    /// <summary>Readings of the last good read, when this one failed; empty when there was none.</summary>
    public IReadOnlyList<Reading> LastGood { get; init; } = [];

    /// <summary>When the source may next be asked, UTC; null when at once.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>Time from first byte sent to last byte read; null when nothing was sent.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>False when only side meters come from this source, so that its failure takes no gate away.</summary>
    public bool HasGates { get; init; } = true;
}
