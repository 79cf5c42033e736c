using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class LogReadingsTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    static readonly BudgetSpan Today = BudgetSpan.Around(BudgetPeriod.Day, TimeZoneInfo.Utc, Now);

    [Fact]
    public void A_day_of_logs_is_a_cost_that_is_estimated_and_tokens_that_are_not()
    {
        var readings = Of(("m", Today.Start, 1_000_000), ("m", Today.End.AddMilliseconds(-1), 500_000));

        Assert.Equal([("cost-today", "USD", 3m, true), ("tokens-today", "tokens", 1_500_000m, false)], readings.Select(one => (one.Meter, one.Unit, one.Used!.Value, one.Estimated)));
        Assert.All(readings, one => Assert.Equal((MeterKind.Spend, Role.Info, "logs", Now, Today.End), (one.Kind, one.Role, one.Source, one.ObservedAt, one.ResetsAt)));
    }

    [Fact]
    public void What_was_used_before_midnight_is_not_of_today()
    {
        var readings = Of(("m", Today.Start.AddMilliseconds(-1), 1_000_000), ("m", Today.Start, 7), ("m", Today.End, 1_000_000));

        Assert.Equal(7, readings.Single(one => one.Meter == LogReadings.TokensMeter).Used);
    }

    [Fact]
    public void A_day_without_use_has_no_readings() => Assert.Empty(Of(("m", Today.Start.AddDays(-1), 1_000_000)));

    [Fact]
    public void Tokens_without_a_price_have_no_cost_and_a_mixed_day_costs_what_is_known_and_says_so()
    {
        var unknown = Of(("nobody-knows", Now, 10));
        var mixed = Of(("nobody-knows", Now, 10), ("m", Now, 1_000_000));

        Assert.Equal("tokens-today", Assert.Single(unknown).Meter);
        Assert.Equal(2m, mixed[0].Used);
        Assert.Contains("some models have none", mixed[0].Origin, StringComparison.Ordinal);
        Assert.Equal(1_000_010, mixed[1].Used);
    }

    static IReadOnlyList<Reading> Of(params (string Model, DateTimeOffset At, long Output)[] events)
    {
        var ledger = new UsageLedger();
        foreach (var (model, at, output) in events)
            ledger.Add(ledger.Texts.Number("a"), new() { Model = ledger.Texts.Number(model), At = at.ToUnixTimeMilliseconds(), Output = output });
        return LogReadings.Of(ledger, new TwoDollars(), Today, Now);
    }

    sealed class TwoDollars : IPriceList
    {
        public PriceHistory? Find(string model, string provider) =>
            model == "m" ? new([(long.MinValue, new(new(2_000_000, 2_000_000, 2_000_000, 2_000_000, 2_000_000)))]) : null;
    }
}
