namespace Fuelgauge.Core.Forecasts;

/// <summary>What many futures come to for a meter.</summary>
/// <param name="meter">The meter.</param>
/// <param name="futures">The futures.</param>
/// <param name="days">How many days they are made of that tell something of their own.</param>
/// <param name="horizon">Hours that a run-out may lie ahead to be told.</param>
sealed class Outlook(MeterNow meter, Futures futures, int days, double horizon)
{
    const int Digits = 4;
    const double MostShare = 1e6;

    /// <summary>How much wider than the futures the interval is told, as a power, and how much more far ahead where few days are known; found by <c>bench/Forecast</c>.</summary>
    const double Widening = 1.11, WideningOfFew = 6;

    /// <summary>So far ahead half of that counts: what the next hours bring is seen in each day that was, what a fortnight brings in all of them together.</summary>
    const double HalfwayHours = 24;

    /// <summary>Adds to a forecast what its state allows.</summary>
    public Forecast Tell(Forecast forecast)
    {
        var hoursToEnd = meter.EndsAt is { } end ? (end - meter.At).TotalHours : 0;
        var runsOut = forecast.State == ForecastState.Ok;
        var isOpen = runsOut && meter.EndsAt is null;
        var outcomes = futures.Run(_ => isOpen ? (double)meter.Left!.Value : double.PositiveInfinity, hoursToEnd, isOpen ? horizon : hoursToEnd);
        var told = forecast with { BurnRate = Amounts(Spread.Of(outcomes.Select(future => future.Rate)).Widened(PowerAt(double.PositiveInfinity))) };
        if (isOpen)
        {
            var reached = Spread.Of(outcomes.Select(future => future.ReachedAt));
            return RunOut(told, reached.Widened(PowerAt(reached.Median)), horizon);
        }

        if (meter.EndsAt is null || !(runsOut || forecast.State == ForecastState.NoLimitKnown || forecast.State == ForecastState.Unlimited))
            return told;
        var median = Spread.Of(outcomes.Select(future => future.Used)).Median;
        var used = outcomes.Select(future => Spread.Widen(future.Used, median, PowerAt(hoursToEnd))).ToArray();
        told = AtEnd(told, Spread.Of(used));
        return runsOut ? RunOut(told, Within(outcomes, used, hoursToEnd), hoursToEnd) : told;
    }

    double PowerAt(double hours) => Widening + WideningOfFew / days * (double.IsFinite(hours) ? hours / (hours + HalfwayHours) : 1);

    /// <summary>When futures run out that end: each uses more or less by what widening makes of its sum.</summary>
    Spread Within(FutureOutcome[] outcomes, double[] used, double hours)
    {
        var left = (double)meter.Left!.Value;
        return Spread.Of(futures.Run(Part, 0, hours).Select(future => future.ReachedAt <= hours ? future.ReachedAt : double.PositiveInfinity));

        double Part(int future) => used[future] > 0 ? left * outcomes[future].Used / used[future] : left;
    }

    Forecast AtEnd(Forecast forecast, Spread used) => forecast with
    {
        UsedAtEnd = meter.Used is { } now ? Map(used, more => Rounded((double)now + more)) : null,
        UtilizationAtEnd = meter is { Utilization: { } share, Limit: { } limit } ? Map(used, more => Share(share + more / (double)limit)) : null,
        UnspentAtEnd = meter.Left is { } left ? new(Unspent(left, used.Median), Unspent(left, used.High), Unspent(left, used.Low)) : null,
        LastsUntilEnd = meter.Left is { } amount ? Math.Clamp(decimal.Round((decimal)used.ShareBelow((double)amount), 2), 0.01m, 0.99m) : null,
    };

    Forecast RunOut(Forecast forecast, Spread hours, double furthest) => forecast with
    {
        ExhaustedAt = new(Instant(hours.Median, furthest), Instant(hours.Low, furthest), Instant(hours.High, furthest)),
        HorizonAt = Minute(meter.At.AddHours(furthest)),
        CoverDays = meter.IsWallet || meter.EndsAt is null ? new(Days(hours.Median, furthest), Days(hours.Low, furthest), Days(hours.High, furthest)) : null,
    };

    static decimal? Unspent(decimal left, double used) => Rounded(Math.Max(0, (double)left - used));

    DateTimeOffset? Instant(double hours, double furthest) => hours <= furthest ? Minute(meter.At.AddHours(hours)) : null;

    decimal? Days(double hours, double furthest) =>
        hours <= furthest ? decimal.Round((decimal)Math.Max(0, (hours - (meter.Now - meter.At).TotalHours) / PastDays.DayHours), 1) : null;

    static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    static Estimate<decimal> Amounts(Spread spread) => Map(spread, Rounded);

    static Estimate<decimal> Map(Spread spread, Func<double, decimal?> amount) => new(amount(spread.Median), amount(spread.Low), amount(spread.High));

    /// <summary>Null for what is no share of anything.</summary>
    static decimal? Share(double share) => Math.Abs(share) < MostShare ? Rounded(share) : null;

    /// <summary>Four digits are more than is known; null for what no decimal holds.</summary>
    static decimal? Rounded(double amount)
    {
        if (amount == 0 || !double.IsFinite(amount) || Math.Abs(amount) >= 1e28)
            return amount == 0 ? 0 : null;
        var digits = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(amount)));
        if (digits >= 0)
            return Math.Round((decimal)amount, Math.Min(digits, 28));
        var unit = (decimal)Math.Pow(10, -digits);
        return Math.Round((decimal)amount / unit) * unit;
    }
}
