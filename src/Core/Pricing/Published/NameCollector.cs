namespace Fuelgauge.Core.Pricing.Published;

/// <summary>Collects names with their prices.</summary>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class NameCollector(PriceMistakes mistakes)
{
    readonly HashSet<(string, string)> known = [];
    readonly List<ListedModel> models = [];

    /// <summary>What was collected.</summary>
    public IReadOnlyList<ListedModel> Models => models;

    /// <summary>How many names had nothing to collect.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Counts a name without a usable price.</summary>
    public void LeaveOut() => LeftOut++;

    /// <summary>Adds a name; of two that are equal the first counts, as it would where the list is searched in order.</summary>
    public void Add(string list, string name, bool isOpen, IReadOnlyList<ListedPeriod> periods)
    {
        name = name.ToLowerInvariant();
        if (name.Length is 0 or > ModelName.Longest || name.AsSpan().ContainsAnyExceptInRange('!', '~'))
            LeftOut++;
        else if (models.Count >= PriceFile.MostNames)
            mistakes.Add($"{list} {name}", $"is more than {PriceFile.MostNames} names");
        else if (known.Add((list, name)))
            models.Add(new(list, name, isOpen, periods));
    }
}
