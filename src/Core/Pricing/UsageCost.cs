using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Pricing;

/// <summary>Whose word a cost is.</summary>
public enum CostMode
{
    /// <summary>The log's own, where it has one; else calculated.</summary>
    Auto,

    /// <summary>Always calculated from tokens.</summary>
    Calculate,

    /// <summary>The log's own or nothing.</summary>
    Display,
}

/// <summary>What one response costs by list price.</summary>
public static class UsageCost
{
    /// <summary>Its cost in millionths of a millionth of a US dollar; null where it cannot be known (no price, or with <see cref="CostMode.Display"/> no recorded cost).</summary>
    /// <param name="record">The response.</param>
    /// <param name="prices">The prices of its model; null when they are not known.</param>
    /// <param name="mode">Whose word counts.</param>
    public static Int128? Of(in UsageRecord record, PriceHistory? prices, CostMode mode)
    {
        if (mode != CostMode.Calculate && record.RecordedCost != UsageRecord.NoCost)
            return record.RecordedCost;
        return mode == CostMode.Display || prices is null ? null : Calculate(record, prices.At(record.At));
    }

    // Factors in millionths, since a decimal could not hold what the largest counts at the largest rates come to.
    const int FactorUnit = 1_000_000;

    static Int128 Calculate(in UsageRecord record, ModelPrice price)
    {
        var rates = price is { Above: { } above, Threshold: { } threshold } && record.Prompt > threshold ? above : price.Base;
        var tokens = Product(record.Input, rates.Input) + Product(record.Output, rates.Output) + Product(record.CacheRead, rates.CacheRead)
            + Product(record.CacheWrite5m, rates.CacheWrite5m) + Product(record.CacheWrite1h, rates.CacheWrite1h);
        if (record.Marks.HasFlag(RecordMarks.Fast) && price.FastFactor != 1)
            tokens = tokens * (Int128)(price.FastFactor * FactorUnit) / FactorUnit;
        return tokens + Product(record.WebSearches, price.WebSearch);
    }

    // Nearly all are small, and a product of wide numbers takes ten times as long.
    static Int128 Product(long count, long rate) => (ulong)(count | rate) <= uint.MaxValue ? (ulong)count * (ulong)rate : (Int128)count * rate;
}
