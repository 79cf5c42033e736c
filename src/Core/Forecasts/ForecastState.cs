namespace Fuelgauge.Core.Forecasts;

/// <summary>How much a forecast can say: an open set of snake_case words.</summary>
/// <param name="Name">The word on the wire, for example <c>too_little</c>.</param>
public readonly record struct ForecastState(string Name)
{
    /// <summary>Enough is known.</summary>
    public static readonly ForecastState Ok = new("ok");

    /// <summary>Too few readings, or over too short a time.</summary>
    public static readonly ForecastState TooLittle = new("too_little");

    /// <summary>Nothing was used since the first reading that counts.</summary>
    public static readonly ForecastState NoUse = new("no_use");

    /// <summary>Nothing is left.</summary>
    public static readonly ForecastState Exhausted = new("exhausted");

    /// <summary>The provider says there is no cap.</summary>
    public static readonly ForecastState Unlimited = new("unlimited");

    /// <summary>What is used is known, what is left is not.</summary>
    public static readonly ForecastState NoLimitKnown = new("no_limit_known");

    /// <summary>An allowance refills at an instant that is not known.</summary>
    public static readonly ForecastState NoResetKnown = new("no_reset_known");

    /// <summary>A window that begins with first use has not begun.</summary>
    public static readonly ForecastState NotStarted = new("not_started");

    /// <summary>It has refilled since it was read; what is left is unknown until read again.</summary>
    public static readonly ForecastState ResetPassed = new("reset_passed");

    /// <summary>The newest reading is too old to start from.</summary>
    public static readonly ForecastState Stale = new("stale");

    /// <summary>No reading has an amount.</summary>
    public static readonly ForecastState NoData = new("no_data");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
