namespace Fuelgauge.Core.Forecasts;

/// <summary>What is to be known of the readings behind a forecast.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Unit">The other unit; null where it is not about one.</param>
public sealed record ForecastNote(ForecastNoteKind Kind, DateTimeOffset At, string? Unit = null);

/// <summary>Kinds of <see cref="ForecastNote"/>.</summary>
public enum ForecastNoteKind
{
    /// <summary>Readings dated after now are left out; the newest is of that instant.</summary>
    FutureReadings,

    /// <summary>Readings before that instant contradict those after it, and are left out.</summary>
    Contradiction,

    /// <summary>The reading of that instant says that more is left than before; it counts when the next one does, too.</summary>
    Unconfirmed,

    /// <summary>Before that instant the meter counted in another unit, which is left out.</summary>
    OtherUnit,

    /// <summary>Before that instant the account was another's, which is left out.</summary>
    OtherIdentity,
}
