using Fuelgauge.Core.Extraction;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>What is wrong with a file of prices; all of it, up to a bound.</summary>
sealed class PriceMistakes
{
    const int Most = 50;
    readonly List<string> messages = [];
    int more;

    /// <summary>One line each; the last says how many are not listed.</summary>
    public IReadOnlyList<string> Messages => more == 0 ? messages : [.. messages, $"and {more} more"];

    /// <summary>How many there are.</summary>
    public int Count => messages.Count + more;

    /// <summary>Adds one.</summary>
    /// <param name="place">Where: names of lists and models, which others wrote.</param>
    /// <param name="what">What is wrong and what is right.</param>
    public void Add(string place, string what)
    {
        if (messages.Count < Most)
            messages.Add($"{ForeignText.Clean(place, [])}: {what}");
        else
            more++;
    }
}
