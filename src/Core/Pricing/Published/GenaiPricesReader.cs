using System.Globalization;
using System.Text.Json;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>Reads the array of genai-prices (https://github.com/pydantic/genai-prices, shape of 0.1.8): providers, their models, each with a rule for its names and its prices.</summary>
/// <param name="overlay">Knows which providers are kept.</param>
/// <param name="names">Takes what is found.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class GenaiPricesReader(PriceOverlay overlay, NameCollector names, PriceMistakes mistakes)
{
    const decimal LargestPrompt = 1_000_000_000;
    readonly PriceNumbers numbers = new(mistakes);

    /// <summary>Reads it.</summary>
    public void Read(JsonElement providers)
    {
        var index = 0;
        foreach (var provider in providers.EnumerateArray())
        {
            var place = $"provider {++index}";
            if (Text(provider, "id") is not { } id)
                mistakes.Add(place, "needs an id");
            else if (overlay.Lists.Contains(id))
                ReadModels(id, provider);
        }
    }

    void ReadModels(string list, JsonElement provider)
    {
        if (!provider.TryGetProperty("models", out var models) || models.ValueKind != JsonValueKind.Array)
        {
            mistakes.Add(list, "needs a list of models");
            return;
        }
        var index = 0;
        foreach (var model in models.EnumerateArray())
        {
            var place = $"{list}, model {++index}";
            if (Text(model, "id") is not { } id)
            {
                mistakes.Add(place, "needs an id");
                continue;
            }
            place = $"{list} {id}";
            var known = GenaiNames.Of(id, model, place, mistakes);
            if (ReadPeriods(model, id, place) is not { } periods)
                continue;
            if (periods.Count == 0)
                names.LeaveOut();
            else
                known.ForEach(name => names.Add(list, name.Text, name.IsOpen, periods));
        }
    }

    /// <summary>The prices; none where the model has no usable one, null where something is wrong.</summary>
    List<ListedPeriod>? ReadPeriods(JsonElement model, string id, string place)
    {
        if (!model.TryGetProperty("prices", out var prices) || prices.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            mistakes.Add(place, "needs prices");
            return null;
        }
        var before = mistakes.Count;
        var periods = new List<ListedPeriod>();
        foreach (var entry in prices.ValueKind == JsonValueKind.Object ? [prices] : prices.EnumerateArray().ToArray())
        {
            var inner = entry;
            var isInList = prices.ValueKind == JsonValueKind.Array;
            if (isInList && !(entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("prices", out inner) && inner.ValueKind == JsonValueKind.Object))
                mistakes.Add(place, "a price in the list needs prices of its own");
            else if (ReadPrice(inner, id, place) is not { } price)
                return mistakes.Count == before ? [] : null;
            else if (ReadConstraint(entry, place) is { } period)
                periods.Add(period with { Price = price });
        }
        if (mistakes.Count == before && !PriceLine.IsInOrder(periods))
            mistakes.Add(place, "the first price holds always, and the days of the others rise");
        return mistakes.Count == before ? periods : null;
    }

    /// <summary>A price; null where it is none for text.</summary>
    ListedPrice? ReadPrice(JsonElement prices, string id, string place)
    {
        var starts = new HashSet<long>();
        var (input, above) = ReadRate(prices, "input_mtok", place, starts);
        var (output, aboveOutput) = ReadRate(prices, "output_mtok", place, starts);
        var (read, aboveRead) = ReadRate(prices, "cache_read_mtok", place, starts);
        var (write, aboveWrite) = ReadRate(prices, "cache_write_mtok", place, starts);
        var (hour, aboveHour) = ReadRate(prices, "cache_write_1h_mtok", place, starts);
        var price = new ListedPrice(new(input, output, read, write, hour)) { WebSearch = numbers.Price(prices, "web_searches_kcount", place, 1, Usd.PerThousand) };
        // Variants that cost nothing are listed without any price, like those of which nothing is known; their names tell them apart.
        if (input is null && output is null && id.EndsWith(":free", StringComparison.Ordinal))
            return new(new(0, 0));
        if (input is null || output is null || starts.Count > 1)
            return null;
        return starts.Count == 0 ? price : price with { Threshold = Threshold(starts.Single()), Above = new(above, aboveOutput, aboveRead, aboveWrite, aboveHour) };
    }

    // A tier holds for prompts larger than its start, and sources disagree about one of exactly 200,000 or 272,000 tokens: the vendors' pages say "above".
    static long Threshold(long start) => start % 1000 == 999 ? start + 1 : start;

    (long? Base, long? Above) ReadRate(JsonElement prices, string key, string place, HashSet<long> starts)
    {
        if (!prices.TryGetProperty(key, out var value) || value.ValueKind != JsonValueKind.Object)
            return (numbers.Price(prices, key, place), null);
        var rate = numbers.Price(value, "base", $"{place}: {key}");
        if (rate is null || !value.TryGetProperty("tiers", out var tiers) || tiers.ValueKind != JsonValueKind.Array)
        {
            mistakes.Add($"{place}: {key}", "needs a base and a list of tiers");
            return (rate, null);
        }
        long? above = null;
        foreach (var tier in tiers.EnumerateArray())
        {
            above = tier.ValueKind == JsonValueKind.Object ? numbers.Price(tier, "price", $"{place}: {key}") : null;
            if (above is not null && tier.TryGetProperty("start", out var start) && PriceNumbers.Number(start) is { } tokens and >= 0 and <= LargestPrompt && tokens == decimal.Truncate(tokens))
                starts.Add((long)tokens);
            else
                mistakes.Add($"{place}: {key}", "a tier needs a start in tokens and a price");
        }
        return (rate, above);
    }

    ListedPeriod? ReadConstraint(JsonElement entry, string place)
    {
        var none = new ListedPeriod(new ListedPrice(new(null, null)));
        if (!entry.TryGetProperty("constraint", out var constraint) || constraint.ValueKind == JsonValueKind.Null)
            return none;
        if (constraint.ValueKind == JsonValueKind.Object)
        {
            if (DateOnly.TryParseExact(Text(constraint, "start_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
                return none with { From = from };
            if (Minutes(Text(constraint, "start_time")) is { } start && Minutes(Text(constraint, "end_time")) is { } end)
                return none with { Hours = (start, end) };
        }
        mistakes.Add(place, "a constraint is neither a start_date (\"2026-03-13\") nor a start_time with an end_time in UTC (\"00:30:00Z\")");
        return null;
    }

    static int? Minutes(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Second == 0 ? time.Hour * 60 + time.Minute : null;

    static string? Text(JsonElement owner, string key) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 and <= ModelName.Longest } text ? text : null;
}
