using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Usage;

/// <summary>Costs of a ledger's events. The price of a model is looked up once, not once an event. Not safe for threads.</summary>
/// <param name="texts">The ledger's texts.</param>
/// <param name="prices">Knows prices.</param>
/// <param name="mode">Whose word counts.</param>
sealed class EventCosts(LogTexts texts, IPriceList prices, CostMode mode)
{
    readonly Dictionary<(int Model, int Provider), PriceHistory?> known = [];
    readonly Dictionary<int, Int128> unpriced = [];
    (int Model, int Provider) lastKey = (-1, -1);
    PriceHistory? last;

    /// <summary>The cost of an event; null, and its tokens remembered, where it is not known.</summary>
    public Int128? Of(in UsageRecord record)
    {
        if (UsageCost.Of(record, mode == CostMode.Display ? null : PricesOf((record.Model, record.Provider)), mode) is { } cost)
            return cost;
        unpriced[record.Model] = unpriced.GetValueOrDefault(record.Model) + UsageSums.TokensOf(record);
        return null;
    }

    /// <summary>Models with tokens of unknown cost, most tokens first.</summary>
    public IEnumerable<(int Model, Int128 Tokens)> Unpriced =>
        unpriced.Where(model => model.Value > 0).OrderByDescending(model => model.Value).ThenBy(model => texts[model.Key], StringComparer.Ordinal)
            .Select(model => (model.Key, model.Value));

    PriceHistory? PricesOf((int Model, int Provider) key)
    {
        if (key == lastKey)
            return last;
        if (!known.TryGetValue(key, out last))
            known.Add(key, last = prices.Find(texts[key.Model], texts[key.Provider]));
        lastKey = key;
        return last;
    }
}
