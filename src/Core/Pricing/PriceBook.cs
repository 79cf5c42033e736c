namespace Fuelgauge.Core.Pricing;

/// <summary>Prices from published lists, what is kept by hand beside them, and the user's own. Each model is looked up once. Not safe for threads.</summary>
/// <param name="lists">The texts of prices, the newest first.</param>
/// <param name="overlay">What is kept by hand.</param>
/// <param name="overrides">The user's prices by the exact names of models.</param>
public sealed class PriceBook(IReadOnlyList<PriceList> lists, PriceOverlay overlay, IReadOnlyDictionary<string, PriceOverride> overrides) : IPriceList
{
    readonly PriceLookup lookup = new(lists, overlay);
    readonly Dictionary<(string Model, string Provider), PriceFinding?> findings = [];

    /// <summary>The texts of prices, the newest first.</summary>
    public IReadOnlyList<PriceList> Lists => lists;

    /// <summary>What is kept by hand.</summary>
    public PriceOverlay Overlay => overlay;

    /// <summary>The user's prices by the exact names of models.</summary>
    public IReadOnlyDictionary<string, PriceOverride> Overrides => overrides;

    /// <inheritdoc/>
    public PriceHistory? Find(string model, string provider) => Explain(model, provider)?.History;

    /// <summary>The prices of a model and where they come from; null when it is not known.</summary>
    /// <param name="model">Its name as a log has it.</param>
    /// <param name="provider">Who served it; empty when nobody says.</param>
    public PriceFinding? Explain(string model, string provider)
    {
        if (findings.TryGetValue((model, provider), out var known))
            return known;
        var finding = model.Length is 0 or > ModelName.Longest ? null : Look(model, provider);
        findings.Add((model, provider), finding);
        return finding;
    }

    /// <summary>Why a model has no price, where that is known; null otherwise.</summary>
    public string? ReasonWithout(string model) =>
        ModelName.Forms(lookup.Bare(model.ToLowerInvariant())).Select(form => overlay.ReasonWithout(form.Text)).FirstOrDefault(reason => reason is not null);

    PriceFinding? Look(string model, string provider)
    {
        var own = overrides.GetValueOrDefault(model);
        var name = model.Trim().ToLowerInvariant();
        var (hits, isAlias) = Hits(name, provider.Trim().ToLowerInvariant());
        if (hits.Count == 0)
            return own?.Price.Complete(DefaultsOf(name)) is { } alone ? Found(new([(long.MinValue, alone)]), [], own, isAlias) : null;
        var prices = new List<(long From, ModelPrice Price)>();
        for (var i = 0; i < hits.Count; i++)
            prices.AddRange(Between(Prices(hits[i].Hit, own), hits[i].Meant.From, i + 1 < hits.Count ? hits[i + 1].Meant.From : null));
        return Found(new(prices), hits, own, isAlias);
    }

    /// <summary>The lines that a name means: its own, or those of the names it stands for, from their days on.</summary>
    (IReadOnlyList<(ModelAlias Meant, PriceHit Hit)> Hits, bool IsAlias) Hits(string name, string provider)
    {
        foreach (var (text, needsOpen) in ModelName.Forms(lookup.Bare(name)))
        {
            if (!needsOpen && overlay.AliasOf(text) is { } targets)
                return ([.. targets.Select(target => (target, Hit: lookup.Find(target.Target, ""))).Where(found => found.Hit is not null).Select(found => (found.target, found.Hit!))], true);
        }
        return (lookup.Find(name, provider) is { } hit ? [(new ModelAlias(null, name), hit)] : [], false);
    }

    /// <summary>The prices of a line with their first days, what the user says put over each.</summary>
    List<(DateOnly? From, ModelPrice Price)> Prices(PriceHit hit, PriceOverride? own)
    {
        var defaults = DefaultsOf(hit.Name);
        var prices = new List<(DateOnly? From, ModelPrice Price)>();
        foreach (var period in hit.Periods)
        {
            // A factor kept by hand corrects the list's.
            var listed = defaults.FastFactor == 1 ? period.Price : period.Price with { FastFactor = null };
            if ((own?.Price.Over(listed) ?? listed).Complete(defaults) is not { } price)
                continue;
            if (period.Hours is not { } hours)
                prices.Add((period.From, price));
            else if (prices is [.., var (from, day)])
                prices[^1] = (from, day with { Hours = [.. day.Hours, new(TimeSpan.FromMinutes(hours.Start), TimeSpan.FromMinutes(hours.End), price)] });
        }
        return prices;
    }

    /// <summary>Those that hold from one day to the day before another; the first of them from the one day on.</summary>
    static IEnumerable<(long From, ModelPrice Price)> Between(List<(DateOnly? From, ModelPrice Price)> prices, DateOnly? first, DateOnly? end)
    {
        var start = prices.FindLastIndex(price => price.From is null || price.From <= first);
        for (var i = Math.Max(start, 0); i < prices.Count && (i == start || end is null || prices[i].From < end); i++)
            yield return (Instant(i == start ? first : prices[i].From), prices[i].Price);
    }

    static long Instant(DateOnly? day) => day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds() : long.MinValue;

    /// <summary>What holds where a list is silent; a day at the end of a name makes no other model.</summary>
    PriceDefaults DefaultsOf(string name)
    {
        var bare = lookup.Bare(name);
        return overlay.DefaultsOf(ModelName.Forms(bare).Where(form => !form.NeedsOpen).Select(form => form.Text).FirstOrDefault(form => overlay.FastFactor(form) is not null) ?? bare);
    }

    PriceFinding Found(PriceHistory history, IReadOnlyList<(ModelAlias Meant, PriceHit Hit)> hits, PriceOverride? own, bool isAlias)
    {
        var (latest, name) = hits is [.., var (_, hit)] ? (hit.Periods[^1].Price, hit.Name) : (null, "");
        var price = history.All[^1].Price;
        return new(history, hits, own)
        {
            IsAlias = isAlias,
            FastFactorOrigin = price.FastFactor == 1 ? null : Origin(own?.Price.FastFactor is not null, DefaultsOf(name).FastFactor == 1 && latest?.FastFactor is not null),
            WebSearchOrigin = price.WebSearch == 0 ? null : Origin(own?.Price.WebSearch is not null, latest?.WebSearch is not null),
        };
    }

    static PriceOrigin Origin(bool isUsers, bool isListed) => isUsers ? PriceOrigin.User : isListed ? PriceOrigin.List : PriceOrigin.Overlay;
}
