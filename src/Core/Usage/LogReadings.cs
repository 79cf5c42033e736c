using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Usage;

/// <summary>What session logs say of a day, as readings of an account. They are worth seeing and never an alarm: nothing stops when they grow.</summary>
public static class LogReadings
{
    /// <summary>The meter of the list price of a day's tokens.</summary>
    public const string CostMeter = "cost-today";

    /// <summary>The meter of a day's tokens.</summary>
    public const string TokensMeter = "tokens-today";

    /// <summary>Where they come from, as <see cref="Reading.Source"/> has it.</summary>
    public const string Source = "logs";

    /// <summary>The readings of a day: tokens, and what they cost by list price. Where no token has a known price, no cost; on a day without use, none.</summary>
    /// <param name="ledger">What the logs come to.</param>
    /// <param name="prices">Knows prices.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">When the logs were read, UTC.</param>
    public static IReadOnlyList<Reading> Of(UsageLedger ledger, IPriceList prices, BudgetSpan day, DateTimeOffset now)
    {
        var costs = new EventCosts(ledger.Texts, prices, CostMode.Auto);
        var sums = new UsageSums();
        var (from, until) = (day.Start.ToUnixTimeMilliseconds(), day.End.ToUnixTimeMilliseconds());
        for (var index = 0; index < ledger.Count; index++)
        {
            var at = ledger.TimeOf(index);
            if (at < from || at >= until)
                continue;
            ledger.Read(index, out var record);
            sums.Add(record, costs.Of(record));
        }

        if (sums.Events == 0)
            return [];
        var tokens = Spend(TokensMeter, "Tokens today", "tokens", UsageMoney.Saturated(sums.Total), "all tokens of the day in session logs");
        return sums.Cost is not { } cost ? [tokens]
            : [Spend(CostMeter, "Cost today", "USD", cost, sums.IsPartlyPriced ? "list price of the day's tokens; some models have none" : "list price of the day's tokens") with { Estimated = true }, tokens];

        Spend Spend(string meter, string label, string unit, decimal used, string origin) => new()
        {
            Meter = meter,
            Label = label,
            Unit = unit,
            Used = used,
            Role = Role.Info,
            Source = Source,
            ObservedAt = now,
            ResetsAt = day.End,
            Origin = origin,
        };
    }
}
