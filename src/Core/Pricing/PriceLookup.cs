namespace Fuelgauge.Core.Pricing;

/// <summary>A name found in a list.</summary>
/// <param name="List">The list's word.</param>
/// <param name="Name">The name that fitted.</param>
/// <param name="Periods">Its prices.</param>
/// <param name="Header">What the text they come from says of itself.</param>
public sealed record PriceHit(string List, string Name, IReadOnlyList<ListedPeriod> Periods, PriceListHeader Header);

/// <summary>Finds the line of a list that a logged model means.</summary>
/// <param name="lists">The texts of prices, the newest first: an older one is asked for what a newer does not know.</param>
/// <param name="overlay">Tells the lists apart, and where names without a provider are looked up.</param>
sealed class PriceLookup(IReadOnlyList<PriceList> lists, PriceOverlay overlay)
{
    /// <summary>The line; null when no list has the name, and then nothing is guessed.</summary>
    /// <param name="name">The model's name, lower case.</param>
    /// <param name="provider">Who served it, lower case; empty when nobody says.</param>
    public PriceHit? Find(string name, string provider)
    {
        if (overlay.IsOwn(provider))
            return null;
        foreach (var (list, text) in Places(name, provider))
        {
            if (In(list, text) is { } hit)
                return hit;
        }
        return null;
    }

    /// <summary>A name without all that stands before it: <c>vendor/</c>, <c>region.vendor.</c></summary>
    public string Bare(string name)
    {
        name = name[(name.LastIndexOf('/') + 1)..];
        if (ModelName.Regional(name) is { } regional)
            name = regional.Model;
        return overlay.HasDots(name) ? ModelName.WithDashes(name) ?? name : name;
    }

    /// <summary>Where a name is looked for, one place after the other: the list of who served it, the list that its own form names, then those of bare names.</summary>
    IEnumerable<(string List, string Name)> Places(string name, string provider)
    {
        if (overlay.ListOf(provider) is { } served)
            yield return (served, name);
        var slash = name.IndexOf('/');
        if (slash > 0)
        {
            var (word, rest) = (name[..slash], name[(slash + 1)..]);
            if (overlay.IsOwn(word))
                yield break;
            var within = overlay.ListOf(word) is null ? overlay.Bare.Select(place => (place.List, name)) : Places(rest, word);
            foreach (var place in within)
                yield return place;
            yield break;
        }
        if (name.Contains('@'))
            yield return (overlay.DatedList, name);
        foreach (var place in RegionalPlaces(name))
            yield return place;
        foreach (var (list, prefix) in overlay.Bare)
            yield return (list, prefix + name);
    }

    IEnumerable<(string List, string Name)> RegionalPlaces(string name)
    {
        if (ModelName.Regional(name) is not var (region, vendor, model))
            yield break;
        yield return (overlay.RegionalList, name);
        // A region whose price is another has names of its own, or none.
        if (region.Length == 0 || overlay.Regions.Contains(region))
        {
            yield return (overlay.RegionalList, $"{vendor}.{model}");
            yield return (overlay.RegionalList, model);
        }
        if (overlay.ListOf(vendor) is { } list)
            yield return (list, model);
    }

    PriceHit? In(string list, string name)
    {
        var bare = name[(name.LastIndexOf('/') + 1)..];
        if (overlay.HasDots(bare) && ModelName.WithDashes(bare) is { } dashed && Fitting(list, name[..^bare.Length] + dashed) is { } hit)
            return hit;
        return Fitting(list, name);
    }

    PriceHit? Fitting(string list, string name)
    {
        foreach (var (text, needsOpen) in ModelName.Forms(name))
        {
            for (var i = 0; i < lists.Count; i++)
            {
                if (lists[i].Find(list, text) is { } model && (model.IsOpen || !needsOpen))
                    return new(list, text, WithPast(model, i), lists[i].Header);
            }
        }
        return null;
    }

    // A newer text that knows no dates corrects the price of today; what an older one knows of the time before stays.
    IReadOnlyList<ListedPeriod> WithPast(ListedModel model, int index)
    {
        if (model.Periods.Count > 1)
            return model.Periods;
        foreach (var older in lists.Skip(index + 1))
        {
            var past = older.Find(model.List, model.Name)?.Periods.Where(period => period.Hours is null).ToList();
            if (past is { Count: > 1 })
                return [.. past.SkipLast(1), model.Periods[0] with { From = past[^1].From }];
        }
        return model.Periods;
    }
}
