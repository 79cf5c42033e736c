using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>
/// What a meter did between two resets, or two top-ups. It is derived from readings and events whenever it is asked for and never stored. Amounts are of what
/// is left, or of what was used where no reading says what is left.
/// </summary>
public sealed record Cycle
{
    /// <summary>The meter.</summary>
    public required Trend Trend { get; init; }

    /// <summary>When it began, UTC: the reset that was announced, else the first reading that showed it, else the first reading there is.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>When it ended, UTC: where the next one begins, else the last reading there is.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The event it began with; null when it began before the span.</summary>
    public RecordedEvent? BegunBy { get; init; }

    /// <summary>The event it ended with; null while it goes on.</summary>
    public RecordedEvent? EndedBy { get; init; }

    /// <summary>What was used in it, as far as readings show: never negative, null when they show nothing.</summary>
    public decimal? Consumed { get; init; }

    /// <summary>First amount.</summary>
    public decimal First { get; init; }

    /// <summary>Last amount.</summary>
    public decimal Last { get; init; }

    /// <summary>Smallest amount.</summary>
    public decimal Min { get; init; }

    /// <summary>Largest amount.</summary>
    public decimal Max { get; init; }

    /// <summary>How many readings with an amount it has; at least one.</summary>
    public required int Readings { get; init; }

    /// <summary>True when its beginning and its end are known.</summary>
    public bool IsComplete => BegunBy is not null && EndedBy is not null;
}
