namespace Fuelgauge.Core.Pricing;

/// <summary>Rates as a list has them, counted as in <see cref="TokenRates"/>; null is what it does not say.</summary>
/// <param name="Input">A prompt token outside any cache.</param>
/// <param name="Output">An output token.</param>
/// <param name="CacheRead">A prompt token read from a cache.</param>
/// <param name="CacheWrite5m">A prompt token written to a cache for five minutes.</param>
/// <param name="CacheWrite1h">A prompt token written to a cache for an hour.</param>
public sealed record ListedRates(long? Input, long? Output, long? CacheRead = null, long? CacheWrite5m = null, long? CacheWrite1h = null)
{
    /// <summary>These rates; what they do not say is what others say.</summary>
    public ListedRates Over(ListedRates? others) => others is null ? this : new(
        Input ?? others.Input, Output ?? others.Output, CacheRead ?? others.CacheRead, CacheWrite5m ?? others.CacheWrite5m, CacheWrite1h ?? others.CacheWrite1h);
}

/// <summary>A price as a list, or a user, has it.</summary>
/// <param name="Base">Rates of an ordinary request.</param>
public sealed record ListedPrice(ListedRates Base)
{
    /// <summary>
    /// Rates of a whole request whose prompt is larger than <see cref="Threshold"/>; null where nothing is said of one. A rate that is missing in them is the one
    /// in <see cref="Base"/>.
    /// </summary>
    public ListedRates? Above { get; init; }

    /// <summary>The largest prompt, in tokens, that still costs <see cref="Base"/>; null where nothing is said.</summary>
    public long? Threshold { get; init; }

    /// <summary>By what a fast request is dearer; null where nothing is said.</summary>
    public decimal? FastFactor { get; init; }

    /// <summary>What a web search costs, counted as in <see cref="ModelPrice.WebSearch"/>; null where nothing is said.</summary>
    public long? WebSearch { get; init; }

    /// <summary>This price; what it does not say is what another says.</summary>
    public ListedPrice Over(ListedPrice other) => new(Base.Over(other.Base))
    {
        Above = Above?.Over(other.Above) ?? other.Above,
        Threshold = Threshold ?? other.Threshold,
        FastFactor = FastFactor ?? other.FastFactor,
        WebSearch = WebSearch ?? other.WebSearch,
    };

    /// <summary>The price with nothing left open; null without a rate for input or output, which nothing can stand in for.</summary>
    /// <param name="defaults">What holds where the list is silent.</param>
    public ModelPrice? Complete(PriceDefaults defaults)
    {
        if (Complete(Base, defaults) is not { } rates)
            return null;
        // A write for an hour goes with the input rate, so the ordinary one is none for these prompts.
        var above = Above is null || Threshold is null ? null : Complete(Above.Over(Above.Input is null ? Base : Base with { CacheWrite1h = null }), defaults);
        return new(rates)
        {
            Above = above,
            Threshold = above is null ? null : Threshold,
            FastFactor = FastFactor ?? defaults.FastFactor,
            WebSearch = WebSearch ?? defaults.WebSearch,
        };
    }

    // Where no discount is published, a token of a cache costs what any prompt token does. What is written for an hour costs a multiple of the input rate where the
    // vendor says so of all its models, else the same as what is written for five minutes.
    static TokenRates? Complete(ListedRates rates, PriceDefaults defaults)
    {
        if (rates is not { Input: { } input, Output: { } output })
            return null;
        var write = rates.CacheWrite5m ?? input;
        return new(input, output, rates.CacheRead ?? input, write, rates.CacheWrite1h ?? (defaults.HourFactor is { } factor ? (long)(input * factor) : write));
    }
}

/// <summary>What holds where a list is silent.</summary>
/// <param name="FastFactor">By what a fast request is dearer.</param>
/// <param name="WebSearch">What a web search costs, counted as in <see cref="ModelPrice.WebSearch"/>.</param>
/// <param name="HourFactor">How many times the input rate a token costs that is written to a cache for an hour; null where the rate for five minutes holds.</param>
public sealed record PriceDefaults(decimal FastFactor = 1, long WebSearch = 0, decimal? HourFactor = null);

/// <summary>A price and when it holds.</summary>
/// <param name="Price">The price.</param>
public sealed record ListedPeriod(ListedPrice Price)
{
    /// <summary>The first day (UTC) on which it holds; null for one that always held, and for <see cref="Hours"/>.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The hours of the day for which it stands in for the period before it, in minutes since midnight UTC; null for the whole day.</summary>
    public (int Start, int End)? Hours { get; init; }
}

/// <summary>A name of a list with its prices.</summary>
/// <param name="List">The list's word, lower case.</param>
/// <param name="Name">The model's name in it, lower case, printable ASCII without spaces.</param>
/// <param name="IsOpen">True where the list means names that go on after it, too.</param>
/// <param name="Periods">Its prices: dates rise, hours follow the period they stand in for; never empty.</param>
public sealed record ListedModel(string List, string Name, bool IsOpen, IReadOnlyList<ListedPeriod> Periods);
