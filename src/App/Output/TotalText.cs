using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Totals;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>The line of <c>--in</c>: <c>Total ≈ $1,234.50 (estimate: CNY 0.1407 of 2026-11-20; 2 accounts unknown)</c>.</summary>
internal static class TotalText
{
    /// <summary>The line. What it was made with, and what it lacks, stands behind it.</summary>
    /// <param name="total">The total.</param>
    /// <param name="unknown">How many accounts may hold more.</param>
    /// <param name="canvas">What it is for.</param>
    public static string Of(EstimatedTotal total, int unknown, Canvas canvas)
    {
        var amount = total.Remaining is { } remaining ? AmountText.Of(remaining, total.Unit, canvas.IsAscii) : $"{MeterCells.Unknown(canvas)} {total.Unit}";
        var sign = !total.IsEstimate ? "=" : canvas.IsAscii ? "~" : "≈";
        string[] notes =
        [
            .. total.IsEstimate ? new[] { Estimate(total) } : [],
            .. total.Missing.Count > 0 ? new[] { $"without {string.Join(", ", total.Missing.Select(sum => Amount(sum, canvas)))}: {Reason(total)}" } : [],
            .. unknown > 0 ? new[] { unknown == 1 ? "1 account unknown" : $"{unknown.ToString("#,0", CultureInfo.InvariantCulture)} accounts unknown" } : [],
        ];
        return Printable.On(canvas, $"Total {sign} {amount}{(notes.Length > 0 ? $" ({string.Join("; ", notes)})" : "")}");
    }

    static string Estimate(EstimatedTotal total)
    {
        var quotes = string.Join(", ", total.Quotes.Select(quote => $"{quote.Currency} {WireNumber.Text(quote.Rate)}"));
        var basis = total.Unit == total.Rates!.Base ? "" : $" {total.Rates.Base}";
        return $"estimate: {quotes}{basis} of {total.Rates.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    static string Amount(AmountSum sum, Canvas canvas) => sum.Remaining is { } left ? AmountText.Of(left, sum.Unit, canvas.IsAscii) : sum.Unit;

    static string Reason(EstimatedTotal total) => total.Missing.All(sum => sum.Remaining is null) ? "too large to add up" : "[rates] in the configuration has no rate for it";
}
