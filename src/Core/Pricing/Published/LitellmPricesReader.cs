using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>
/// Reads LiteLLM's <c>model_prices_and_context_window.json</c> (https://github.com/BerriAI/litellm): one object a name, in dollars a token. It knows no days, and as the only
/// list the factors of fast and priority requests.
/// </summary>
/// <param name="overlay">Knows which providers are kept, and which list they mean.</param>
/// <param name="names">Takes what is found.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed partial class LitellmPricesReader(PriceOverlay overlay, NameCollector names, PriceMistakes mistakes)
{
    const decimal Million = 1_000_000;
    static readonly string[] Modes = ["chat", "completion", "responses"];
    static readonly string[] Rates =
    [
        "input_cost_per_token", "output_cost_per_token", "cache_read_input_token_cost", "cache_creation_input_token_cost", "cache_creation_input_token_cost_above_1hr",
    ];

    readonly PriceNumbers numbers = new(mistakes);

    /// <summary>Reads it.</summary>
    public void Read(JsonElement table)
    {
        foreach (var entry in table.EnumerateObject())
        {
            // The sample describes the fields in words.
            if (entry.Name == "sample_spec")
                continue;
            if (entry.Value.ValueKind != JsonValueKind.Object)
                mistakes.Add(entry.Name, "is no object of prices");
            else if (overlay.ListOf(Text(entry.Value, "litellm_provider") ?? "") is { } list)
                Read(list, entry.Name, entry.Value);
        }
    }

    void Read(string list, string key, JsonElement entry)
    {
        var before = mistakes.Count;
        if (Text(entry, "mode") is { } mode && !Modes.Contains(mode) || ReadPrice(entry, key) is not { } price)
            names.LeaveOut();
        else if (mistakes.Count == before)
            names.Add(list, NameIn(list, key), isOpen: false, [new(price)]);
    }

    /// <summary>The name without the provider in front of it.</summary>
    string NameIn(string list, string key)
    {
        var slash = key.IndexOf('/');
        return slash > 0 && overlay.ListOf(key[..slash]) == list ? key[(slash + 1)..] : key;
    }

    /// <summary>A price; null where it is none for text, or has several thresholds.</summary>
    ListedPrice? ReadPrice(JsonElement entry, string key)
    {
        var rates = Rates.Select(rate => numbers.Price(entry, rate, key, Million)).ToArray();
        var thresholds = entry.EnumerateObject().Select(field => AboveThreshold().Match(field.Name)).Where(match => match.Success && Rates.Contains(match.Groups[1].Value))
            .Select(match => match.Groups[2].Value).Distinct().ToList();
        if (rates is not [{ } input, { } output, ..] || thresholds.Count > 1)
            return null;
        var price = new ListedPrice(RatesOf(rates)) { FastFactor = FastFactor(entry, key, input, output), WebSearch = WebSearch(entry, key) };
        if (thresholds is not [var thousands])
            return price;
        var above = Rates.Select(rate => numbers.Price(entry, $"{rate}_above_{thousands}k_tokens", key, Million)).ToArray();
        return price with { Threshold = long.Parse(thousands, CultureInfo.InvariantCulture) * 1000, Above = RatesOf(above) };
    }

    static ListedRates RatesOf(long?[] rates) => new(rates[0], rates[1], rates[2], rates[3], rates[4]);

    /// <summary>By what a fast or priority request is dearer; null where it is not said, or is not the same for input and output.</summary>
    decimal? FastFactor(JsonElement entry, string key, long input, long output)
    {
        decimal? factor = null;
        if (entry.TryGetProperty("provider_specific_entry", out var specific) && specific.ValueKind == JsonValueKind.Object && specific.TryGetProperty("fast", out var fast))
            factor = PriceNumbers.Number(fast);
        else if (numbers.Price(entry, $"{Rates[0]}_priority", key, Million) is { } fastInput && numbers.Price(entry, $"{Rates[1]}_priority", key, Million) is { } fastOutput)
            factor = input > 0 && (Int128)fastInput * output == (Int128)fastOutput * input ? (decimal)fastInput / input : null;
        return factor is > 0 and <= Usd.MostFactor ? factor : null;
    }

    long? WebSearch(JsonElement entry, string key) =>
        entry.TryGetProperty("search_context_cost_per_query", out var fees) && fees.ValueKind == JsonValueKind.Object
            ? numbers.Price(fees, "search_context_size_medium", key, 1000, Usd.PerThousand) : null;

    static string? Text(JsonElement owner, string key) => owner.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^(.+)_above_(\d{1,6})k_tokens$", RegexOptions.CultureInvariant)]
    private static partial Regex AboveThreshold();
}
