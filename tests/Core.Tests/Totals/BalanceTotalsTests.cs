using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.Core.Tests.Totals;

public sealed class BalanceTotalsTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    static readonly ExchangeRates Rates = new("USD", new DateOnly(2026, 11, 20), new Dictionary<string, decimal> { ["CNY"] = 0.1407m, ["EUR"] = 1.16m });

    [Fact]
    public void Currencies_are_added_up_exactly_and_never_mixed()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("CNY", 0.1m)), Account("b", Wallet("CNY", 0.2m)), Account("c", Wallet("USD", 12.345678901234567890m)), Account("d", Wallet("CNY", -5m))]);

        Assert.Equal([new AmountSum("CNY", -4.7m, 3), new AmountSum("USD", 12.345678901234567890m, 1)], totals.Sums);
        Assert.Equal(0, totals.Unknown);
    }

    [Fact]
    public void Parts_windows_spend_credits_and_shares_of_one_model_are_left_out()
    {
        var account = Account(
            "a",
            Wallet("CNY", 100),
            Wallet("CNY", 60) with { Meter = "balance-paid", Role = Role.Info },
            Wallet("CNY", 7) with { Meter = "balance-model", Scope = "model-x" },
            Wallet("credits", 5000) with { Meter = "credits" },
            Reading.Of(MeterKind.Spend, "spend-month", "Spend", "CNY", "api", Noon) with { Remaining = 3 },
            Reading.Of(MeterKind.Window, "weekly", "Weekly", "USD", "api", Noon) with { Remaining = 9 });

        Assert.Equal([new AmountSum("CNY", 100, 1)], BalanceTotals.OfMoney([account]).Sums);
    }

    [Fact]
    public void A_wallet_of_two_currencies_counts_in_each()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("CNY", 7) with { Scope = "CNY" }, Wallet("USD", 12.5m) with { Scope = "USD" })]);

        Assert.Equal([new AmountSum("CNY", 7, 1), new AmountSum("USD", 12.5m, 1)], totals.Sums);
    }

    [Fact]
    public void A_wallet_beside_a_plan_counts()
    {
        var account = Account("a", Reading.Of(MeterKind.Window, "weekly", "Weekly", "percent", "api", Noon), Wallet("USD", 4) with { Role = Role.Fallback });

        Assert.Equal([new AmountSum("USD", 4, 1)], BalanceTotals.OfMoney([account]).Sums);
    }

    [Fact]
    public void One_account_under_two_keys_counts_once()
    {
        var one = Account("a", Wallet("CNY", 7)) with { Identity = "same", Host = "api.example" };

        Assert.Equal([new AmountSum("CNY", 7, 1)], BalanceTotals.OfMoney([one, one with { Id = new("p", "b") }]).Sums);
        Assert.Equal([new AmountSum("CNY", 14, 2)], BalanceTotals.OfMoney([one, one with { Host = "other.example" }]).Sums);
    }

    [Fact]
    public void Balances_that_are_nobodys_money_are_left_out()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("USD", 7)) with { CountsInTotals = false }]);

        Assert.Empty(totals.Sums);
        Assert.Equal(0, totals.Unknown);
    }

    [Fact]
    public void What_could_not_be_read_is_counted_as_unknown_and_its_last_good_value_is_not()
    {
        JudgedReading wallet = new(Wallet("USD", 7), Status.Ok, State.Ok, null, "");
        JudgedReading weekly = new(Reading.Of(MeterKind.Window, "weekly", "Weekly", "percent", "api", Noon), Status.Ok, State.Ok, null, "");
        var failed = Account("a") with { Status = Status.Error, State = State.Unreachable };

        var totals = BalanceTotals.OfMoney(
        [
            failed,
            failed with { LastGood = new(Noon, Status.Ok, State.Ok, [wallet]) },
            failed with { LastGood = new(Noon, Status.Ok, State.Ok, [weekly]) },
            Account("throttled") with { Status = Status.Ok, State = State.Throttled, LastGood = new(Noon, Status.Ok, State.Ok, [wallet]) },
            Account("partial", weekly.Reading) with { State = State.Partial, LastGood = new(Noon, Status.Ok, State.Ok, [wallet]) },
            Account("silent", Wallet("USD", null)),
            Account("plan", weekly.Reading),
            Account("none") with { Status = Status.Skip, State = State.NoKey },
            Account("subscription") with { Status = Status.Info, State = State.Subscription },
        ]);

        Assert.Empty(totals.Sums);
        Assert.Equal(5, totals.Unknown);
    }

    [Fact]
    public void A_sum_that_no_decimal_holds_is_unknown()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("USD", decimal.MaxValue)), Account("b", Wallet("USD", decimal.MaxValue)), Account("c", Wallet("CNY", 1))]);

        Assert.Equal([new AmountSum("USD", null, 2), new AmountSum("CNY", 1, 1)], totals.Sums);
        Assert.Equal((0.1407m, "USD"), (EstimatedTotal.Of(totals, "USD", Rates).Remaining, EstimatedTotal.Of(totals, "USD", Rates).Missing.Single().Unit));
    }

    [Theory]
    [InlineData("USD", 21.16, "CNY 0.1407, EUR 1.16")]
    [InlineData("CNY", 150.390902629708599857853589197, "EUR 1.16, USD 1, CNY 0.1407")]
    public void A_total_in_one_currency_tells_the_rates_it_was_made_with(string unit, double expected, string quotes)
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("CNY", 100)), Account("b", Wallet("EUR", 5.103448275862068965517241379m)), Account("c", Wallet("USD", 1.17m))]);

        var total = EstimatedTotal.Of(totals, unit, Rates);

        Assert.Equal(((decimal)expected, true), (decimal.Round(total.Remaining!.Value, 12), total.IsEstimate));
        Assert.Equal(quotes.Split(", ").Where(quote => quote != "USD 1"), total.Quotes.Select(quote => $"{quote.Currency} {quote.Rate}"));
        Assert.Empty(total.Missing);
    }

    [Fact]
    public void A_currency_without_a_rate_is_left_out_and_named()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("GBP", 5)), Account("b", Wallet("USD", 2))]);

        var total = EstimatedTotal.Of(totals, "USD", Rates);

        Assert.Equal((2m, false), (total.Remaining, total.IsEstimate));
        Assert.Equal([new AmountSum("GBP", 5, 1)], total.Missing);
        Assert.Null(EstimatedTotal.Of(totals, "CHF", null).Remaining);
    }

    [Fact]
    public void Where_no_amount_is_known_the_total_is_unknown_and_not_zero()
    {
        Assert.Null(EstimatedTotal.Of(BalanceTotals.None, "CHF", null).Remaining);
        Assert.Null(EstimatedTotal.Of(BalanceTotals.OfMoney([Account("a", Wallet("USD", null))]), "USD", Rates).Remaining);
        Assert.Equal(0, EstimatedTotal.Of(BalanceTotals.OfMoney([Account("a", Wallet("USD", 0))]), "USD", Rates).Remaining);
    }

    [Fact]
    public void A_conversion_that_no_decimal_holds_is_left_out()
    {
        var totals = BalanceTotals.OfMoney([Account("a", Wallet("EUR", decimal.MaxValue)), Account("b", Wallet("USD", 2))]);

        Assert.Equal(2, EstimatedTotal.Of(totals, "USD", Rates).Remaining);
    }

    static Reading Wallet(string unit, decimal? remaining) => Reading.Of(MeterKind.Balance, "balance", "Balance", unit, "api", Noon) with { Remaining = remaining };

    static Snapshot Account(string name, params Reading[] readings) => new()
    {
        Id = new("p", name),
        ProviderName = "P",
        AsciiName = "P",
        Status = Status.Ok,
        State = State.Ok,
        Meters = [.. readings.Select(reading => new JudgedReading(reading, Status.Ok, State.Ok, null, ""))],
    };
}
