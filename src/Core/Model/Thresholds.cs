namespace Fuelgauge.Core.Model;

/// <summary>Where a meter begins to be low. Shares are fractions of the limit left; absolute amounts are in the meter's unit. Null amounts do not apply.</summary>
public sealed record Thresholds
{
    /// <summary>The seed's rule: 10 % and 5 %.</summary>
    public static readonly Thresholds Default = new();

    /// <summary>Below this share left the meter is a warning.</summary>
    public decimal WarningShare { get; init; } = 0.10m;

    /// <summary>Below this share left the meter is critical.</summary>
    public decimal CriticalShare { get; init; } = 0.05m;

    /// <summary>The unit of the amounts (<c>USD</c>): they do not apply to a meter of another unit; null when they are in the meter's own.</summary>
    public string? Unit { get; init; }

    /// <summary>Below this amount left the meter is a warning; null when not set.</summary>
    public decimal? WarningAmount { get; init; }

    /// <summary>Below this amount left the meter is critical; null when not set.</summary>
    public decimal? CriticalAmount { get; init; }
}
