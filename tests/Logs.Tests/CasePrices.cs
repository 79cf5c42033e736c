using System.Text.Json;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Logs.Tests;

/// <summary>The prices that a case gives its models, in US dollars per million tokens.</summary>
sealed class CasePrices(LogCase fixture) : IPriceList
{
    // 10 USD per 1000, in millionths of a millionth of a dollar; the cases' own notes say so.
    const long WebSearch = 10_000_000_000;

    public PriceHistory? Find(string model, string provider)
    {
        if (!fixture.HasPrices || !fixture.Expected.GetProperty("pricesUSDPerMTok").TryGetProperty(model, out var price))
            return null;
        return new([(long.MinValue, new ModelPrice(Rates(price))
        {
            Above = price.TryGetProperty("above", out var above) ? Rates(above) : null,
            Threshold = price.GetProperty("threshold") is { ValueKind: JsonValueKind.Number } threshold ? threshold.GetInt64() : null,
            FastFactor = price.GetProperty("fastMultiplier").GetDecimal(),
            WebSearch = WebSearch,
        })]);
    }

    static TokenRates Rates(JsonElement rates)
    {
        return new(Rate("input"), Rate("output"), Rate("cacheRead"), Rate("cacheWrite5m"), Rate("cacheWrite1h"));

        long Rate(string name) => (long)(rates.GetProperty(name).GetDecimal() * 1_000_000);
    }
}
