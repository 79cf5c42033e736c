using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.App.Output;

/// <summary>Forecasts for people, on their clock.</summary>
/// <param name="now">Now, UTC.</param>
/// <param name="zone">The zone of their clock.</param>
internal sealed class ForecastText(DateTimeOffset now, TimeZoneInfo zone)
{
    const string Later = "later";
    const string Lasts = "lasts";

    /// <summary>An instant as near as it is: <c>14:30</c>, <c>Fri 14:30</c>, <c>Mar 10</c>, <c>2027-03-10</c>; what is past is <c>now</c>.</summary>
    public string When(DateTimeOffset at)
    {
        if (at <= now)
            return "now";
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        var form = local.Date == today.Date ? "HH:mm" : (local.Date - today.Date).TotalDays < 7 ? "ddd HH:mm" : local.Year == today.Year ? "MMM d" : "yyyy-MM-dd";
        return local.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>When it runs out: <c>Fri 14:30</c>, <c>lasts (93%)</c>, <c>after Mar 10</c>; null where nothing can be said.</summary>
    public string? RunsOut(Forecast forecast)
    {
        if (forecast.ExhaustedAt is not { } at)
            return null;
        return at.Median is { } median ? When(median)
            : forecast.EndsAt is not null ? $"{Lasts} ({Percent(forecast.LastsUntilEnd ?? 1)})"
            : forecast.HorizonAt is { } horizon ? $"after {When(horizon)}" : Later;
    }

    /// <summary>The interval around it: <c>Thu 09:00–Sat 18:00</c>; null where it says no more.</summary>
    public string? RunsOutBetween(Forecast forecast)
    {
        if (forecast.ExhaustedAt is not { Low: { } low } at)
            return null;
        if (at.High is not { } high)
            return $"{When(low)}–{(forecast.EndsAt is not null ? Lasts : Later)}";
        var (first, last) = (When(low), When(high));
        var day = first.LastIndexOf(' ') + 1;
        return first == last ? first : first.Contains(':', StringComparison.Ordinal) && first[..day] == last[..Math.Min(day, last.Length)] ? $"{first}–{last[day..]}" : $"{first}–{last}";
    }

    /// <summary>The forecast in two words, beside the amounts: <c>out Fri 14:30</c>, <c>lasts, 61% unspent</c>; empty where the amounts say it.</summary>
    /// <param name="forecast">The forecast; null for none.</param>
    public string Short(Forecast? forecast) => forecast switch
    {
        null => "",
        { ExhaustedAt: { Median: { } at } } => at <= now ? "out by now" : $"out {When(at)}",
        { ExhaustedAt: not null, ShareUnspentAtEnd: { } unspent } => $"{Lasts}, {Percent(unspent)} unspent",
        { ExhaustedAt: not null } => RunsOut(forecast)!,
        _ when forecast.State == ForecastState.NoUse => "no use seen",
        _ when forecast.State == ForecastState.TooLittle => "too little known",
        _ when forecast.State == ForecastState.Stale => "not read lately",
        _ => "",
    };

    /// <summary>Why not all is said, and what is to be known of the readings; empty when nothing is.</summary>
    public string Notes(Forecast forecast)
    {
        IEnumerable<string?> all = [ForecastMessage.Of(forecast, Instant), .. forecast.Notes.Select(note => ForecastMessage.Of(note, Instant))];
        return string.Join("; ", all.OfType<string>());
    }

    /// <summary>A share: <c>61%</c>.</summary>
    public static string Percent(decimal share) => decimal.Round(share * 100, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.InvariantCulture) + "%";

    /// <summary>An amount that may be tiny: what would show as nothing is <c>&lt;$0.01</c>.</summary>
    public static string Amount(decimal amount, string unit, Canvas canvas)
    {
        var text = unit == Core.Model.Amount.Percent && amount < 1 ? amount.ToString("0.##", CultureInfo.InvariantCulture) + "%" : AmountText.Of(amount, unit, canvas.IsAscii);
        foreach (var least in (decimal[])[0.01m, 0.1m])
        {
            if (amount > 0 && text == AmountText.Of(0, unit, canvas.IsAscii) && AmountText.Of(least, unit, canvas.IsAscii) != text)
                return Printable.On(canvas, "<" + AmountText.Of(least, unit, canvas.IsAscii));
        }

        return Printable.On(canvas, text);
    }

    string Instant(DateTimeOffset at) => LocalTime.Text(at, zone);
}
