using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.App.Output;

/// <summary>The last line of a check: <c>Weekly Anthropic resets in 9h with about 61% unspent.</c></summary>
internal static class AdviceText
{
    /// <summary>The line.</summary>
    /// <param name="advice">What to say.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="zone">The zone of times meant for people.</param>
    /// <param name="canvas">What it is for.</param>
    public static string Of(Advice advice, DateTimeOffset now, TimeZoneInfo zone, Canvas canvas)
    {
        var text = new ForecastText(now, zone);
        var name = AccountName.Of(advice.Account, canvas);
        var meter = advice.Account.Meters.Count > 1 ? $"{advice.Meter.Reading.Label} {name}" : name;
        return Printable.On(canvas, advice.Kind switch
        {
            AdviceKind.RunsOut => $"{meter} likely runs out {RunOut(advice, text)}.",
            AdviceKind.UseOrLose => $"{meter} {(advice.At == advice.Meter.Reading.ExpiresAt ? "expires" : "resets")} in {Countdown.Text(advice.At!.Value - now)} with about {ForecastText.Percent(advice.Share!.Value)} unspent.",
            _ => $"Use {name} next: {AmountText.RemainingShare(1 - advice.Share!.Value)}{(advice.At is { } until ? $" until {text.When(until)}" : " left")}.",
        });
    }

    static string RunOut(Advice advice, ForecastText text)
    {
        var at = advice.At!.Value;
        var end = advice.Meter.Reading.ResetsAt;
        return text.When(at) + (end is { } reset && reset > at ? $", {Countdown.Text(reset - at)} before it resets" : "");
    }
}
