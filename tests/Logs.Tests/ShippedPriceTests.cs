using System.Text.Json;
using Fuelgauge.App.Pricing;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Logs.Tests;

/// <summary>
/// The prices that the cases under <c>fixtures/</c> are calculated with, against those that the program ships. Cases carry their own prices, so that a new list changes no
/// expected cost; where both differ, it is known and said here.
/// </summary>
public sealed class ShippedPriceTests
{
    static readonly PriceBook Book = new([ShippedPrices.List()], ShippedPrices.Overlay(), new Dictionary<string, PriceOverride>());

    /// <summary>Until 2026-03-13 Opus 4.6 cost more above 200,000 tokens; the cases have its price from then on for all days.</summary>
    static readonly (string Model, string Before) Dearer = ("claude-opus-4-6", "2026-03-13");

    public static TheoryData<string> Cases => LogCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_shipped_prices_are_those_that_a_case_was_calculated_with(string name)
    {
        var expected = LogCase.Of(name).Expected;
        if (!expected.TryGetProperty("pricesUSDPerMTok", out var models))
            return;
        foreach (var day in expected.GetProperty("byDay").GetProperty("UTC").EnumerateObject().Select(day => day.Name))
        {
            var at = DateTimeOffset.Parse($"{day}T12:00:00Z").ToUnixTimeMilliseconds();
            foreach (var model in models.EnumerateObject())
                AssertPrice(model, day, Book.Find(model.Name, "")!.At(at));
        }
    }

    [Fact]
    public void The_known_difference_is_there_and_no_more_than_that()
    {
        var dearer = Book.Find(Dearer.Model, "")!.All[0].Price;

        Assert.Equal(200_000, dearer.Threshold);
        Assert.Equal(dearer.Base, Book.Find(Dearer.Model, "")!.All[^1].Price.Base);
    }

    static void AssertPrice(JsonProperty model, string day, ModelPrice price)
    {
        var where = $"{model.Name} on {day}";
        AssertRates(where, model.Value, price.Base);
        Assert.Equal((where, model.Value.GetProperty("fastMultiplier").GetDecimal()), (where, price.FastFactor));
        if (model.Name == Dearer.Model && string.CompareOrdinal(day, Dearer.Before) < 0)
            return;
        long? threshold = model.Value.GetProperty("threshold") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
        Assert.Equal((where, threshold), (where, price.Threshold));
        if (threshold is not null)
            AssertRates(where, model.Value.GetProperty("above"), price.Above!);
    }

    // A case whose log never tells of a write to a cache has 0 for it, which is no price.
    static void AssertRates(string where, JsonElement expected, TokenRates actual)
    {
        Assert.Equal((where, Rate("input"), Rate("output"), Rate("cacheRead")), (where, actual.Input, actual.Output, actual.CacheRead));
        if (Rate("cacheWrite5m") != 0)
            Assert.Equal((where, Rate("cacheWrite5m"), Rate("cacheWrite1h")), (where, actual.CacheWrite5m, actual.CacheWrite1h));

        long Rate(string name) => (long)(expected.GetProperty(name).GetDecimal() * Usd.PerMillion);
    }
}
