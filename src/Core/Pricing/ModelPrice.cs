namespace Fuelgauge.Core.Pricing;

/// <summary>What a token of each class costs, in millionths of a millionth of a US dollar: 1 USD per million tokens is 1,000,000.</summary>
/// <param name="Input">A prompt token outside any cache.</param>
/// <param name="Output">An output token, reasoning included.</param>
/// <param name="CacheRead">A prompt token read from a cache.</param>
/// <param name="CacheWrite5m">A prompt token written to a cache for five minutes.</param>
/// <param name="CacheWrite1h">A prompt token written to a cache for an hour.</param>
public sealed record TokenRates(long Input, long Output, long CacheRead, long CacheWrite5m, long CacheWrite1h);

/// <summary>The list price of a model from an instant on.</summary>
/// <param name="Base">Rates of an ordinary request.</param>
public sealed record ModelPrice(TokenRates Base)
{
    /// <summary>Rates of a whole request whose prompt is larger than <see cref="Threshold"/>; null where there are none.</summary>
    public TokenRates? Above { get; init; }

    /// <summary>The largest prompt, in tokens, that still costs <see cref="Base"/>; null where none costs more.</summary>
    public long? Threshold { get; init; }

    /// <summary>By what a fast (or priority) request's tokens are dearer; 1 where the model has no such speed.</summary>
    public decimal FastFactor { get; init; } = 1;

    /// <summary>What one web search costs, in millionths of a millionth of a US dollar.</summary>
    public long WebSearch { get; init; }

    /// <summary>Other prices at certain hours of every day; the last one that covers an instant wins. Empty where the hour does not matter.</summary>
    public IReadOnlyList<DailyPrice> Hours { get; init; } = [];
}

/// <summary>A price for some hours of every day.</summary>
/// <param name="Start">Where they begin, since midnight UTC.</param>
/// <param name="End">Where they end, since midnight UTC, itself outside; before <paramref name="Start"/> where midnight lies between.</param>
/// <param name="Price">The price, without hours of its own.</param>
public sealed record DailyPrice(TimeSpan Start, TimeSpan End, ModelPrice Price)
{
    /// <summary>Whether an instant lies in these hours.</summary>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public bool Covers(long at)
    {
        const long day = TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond;
        var time = TimeSpan.FromMilliseconds((at % day + day) % day);
        return Start <= End ? time >= Start && time < End : time >= Start || time < End;
    }
}

/// <summary>The list prices of one model over time.</summary>
public sealed class PriceHistory
{
    readonly IReadOnlyList<(long From, ModelPrice Price)> prices;

    /// <summary>Makes it from dated prices.</summary>
    /// <param name="prices">Each with the instant from which it holds, in milliseconds since 1970 UTC; the first may hold from <see cref="long.MinValue"/>.</param>
    public PriceHistory(IEnumerable<(long From, ModelPrice Price)> prices) => this.prices = [.. prices.OrderBy(price => price.From)];

    /// <summary>The price at an instant; the first one before it held, since a model is not used before it is sold.</summary>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public ModelPrice At(long at)
    {
        var index = prices.Count - 1;
        while (index > 0 && prices[index].From > at)
            index--;
        var price = prices[index].Price;
        // Asked for every event: no closure where there are no hours.
        for (var hours = price.Hours.Count - 1; hours >= 0; hours--)
        {
            if (price.Hours[hours].Covers(at))
                return price.Hours[hours].Price;
        }

        return price;
    }

    /// <summary>All prices with the instants from which they hold, oldest first.</summary>
    public IReadOnlyList<(long From, ModelPrice Price)> All => prices;
}

/// <summary>Knows what models cost.</summary>
public interface IPriceList
{
    /// <summary>The prices of a model; null when it is not known, and then nothing is guessed.</summary>
    /// <param name="model">Its name as a log has it.</param>
    /// <param name="provider">Who served it, where the log says so; empty otherwise.</param>
    PriceHistory? Find(string model, string provider);
}
