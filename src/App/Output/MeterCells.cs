using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Output;

/// <summary>What a meter's cells say. Money is shown as amounts, all else as its share where that is known; what was not said is a dash.</summary>
internal static class MeterCells
{
    /// <summary>The dash of an unknown value.</summary>
    public static string Unknown(Canvas canvas) => canvas.IsAscii ? "-" : "—";

    /// <summary>The share used as a fraction; null when unknown, and for a window that has refilled since.</summary>
    public static decimal? Share(JudgedReading meter) => meter.State == State.ResetPassed ? null : meter.Reading.Utilization;

    /// <summary>What was used.</summary>
    public static string Used(JudgedReading meter, Canvas canvas)
    {
        if (PrintsShare(meter, out var share))
            return Learned(meter) + AmountText.UsedShare(share);
        return meter.State != State.ResetPassed && meter.Reading.Used is { } used ? (meter.Reading.Estimated ? Learned(meter) : "") + Amount(used, meter, canvas) : Unknown(canvas);
    }

    /// <summary>What is left.</summary>
    public static string Remaining(JudgedReading meter, Canvas canvas)
    {
        if (PrintsShare(meter, out var share))
            return Learned(meter) + AmountText.RemainingShare(share);
        if (meter.State == State.Unlimited)
            return "unlimited";
        return meter.State != State.ResetPassed && meter.Reading.Remaining is { } left ? Amount(left, meter, canvas) : Unknown(canvas);
    }

    static bool PrintsShare(JudgedReading meter, out decimal share)
    {
        share = Share(meter) ?? 0;
        return Share(meter) is not null && !BalanceTotals.IsMoney(meter.Reading.Unit);
    }

    static string Amount(decimal amount, JudgedReading meter, Canvas canvas) => Printable.On(canvas, AmountText.Of(amount, meter.Reading.Unit, canvas.IsAscii));

    /// <summary>A limit seen in history rather than said: the share of it is about right.</summary>
    static string Learned(JudgedReading meter) => meter.Reading.LimitSource == LimitSource.Learned ? "~" : "";
}
