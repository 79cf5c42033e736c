using System.Globalization;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>[prices."model"]</c>: what the user says a model costs.</summary>
internal static class PricesReader
{
    /// <summary>The prefix of every such table.</summary>
    public const string Section = "prices";

    const string Above = "above";
    const string Threshold = "threshold";
    const int LongestName = 200;
    const int LargestPrompt = 1_000_000_000;
    const string Example = "{ input = 1.75, output = 14 }";

    /// <summary>The prices by exact names of models; empty when there are none.</summary>
    /// <param name="reader">The table of all of them; null when there is none.</param>
    /// <param name="file">The file's name, for what is said of a price.</param>
    public static IReadOnlyDictionary<string, PriceOverride> Read(TomlTableReader? reader, string file)
    {
        var prices = new Dictionary<string, PriceOverride>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in reader?.Keys() ?? [])
        {
            if (reader!.Table(model, example: Example) is not { } table)
                continue;
            var price = ReadPrice(table);
            RefuseBareDots(table, (TomlTable)reader.Value(model)!, model);
            table.Finish();
            if (model.Length is 0 or > LongestName)
                reader.Error(model, $"a name of {model.Length} characters is no model's; write for example [{Section}.\"gpt-5.2-codex\"]");
            else if (!prices.TryAdd(model, new(price, $"{file}:{reader.LineOf(model)}")))
                reader.Error(model, $"{ForeignText.Clean(model, [])} is there twice, in capital and small letters, which make no difference; remove one of the two");
        }
        return prices;
    }

    /// <summary>A price as <c>config show</c> writes it.</summary>
    public static string Describe(ListedPrice price)
    {
        var words = Words(price.Base, "").ToList();
        if (price.Threshold is { } threshold)
            words.Add($"{Threshold} {threshold.ToString(CultureInfo.InvariantCulture)}");
        if (price.Above is { } above)
            words.AddRange(Words(above, $"{Above} "));
        if (price.FastFactor is { } factor)
            words.Add($"fast_factor {factor.ToString(CultureInfo.InvariantCulture)}");
        if (price.WebSearch is { } search)
            words.Add($"web_search {Usd.Text(search, Usd.PerThousand)}");
        return string.Join(", ", words);

        static IEnumerable<string> Words(ListedRates rates, string prefix)
        {
            (string Name, long? Rate)[] all =
                [("input", rates.Input), ("output", rates.Output), ("cache_read", rates.CacheRead), ("cache_write_5m", rates.CacheWrite5m), ("cache_write_1h", rates.CacheWrite1h)];
            return all.Where(rate => rate.Rate is not null).Select(rate => $"{prefix}{rate.Name} {Usd.Text(rate.Rate!.Value, Usd.PerMillion)}");
        }
    }

    static ListedPrice ReadPrice(TomlTableReader table)
    {
        var price = new ListedPrice(ReadRates(table))
        {
            FastFactor = ReadFactor(table),
            WebSearch = ReadDollars(table, "web_search", "10", Usd.PerThousand),
            Threshold = table.Integer(Threshold, least: 1, most: LargestPrompt),
        };
        if (table.Table(Above, example: "{ input = 3.5, output = 21 }") is not { } above)
            return price;
        price = price with { Above = ReadRates(above) };
        above.Finish();
        return price;
    }

    static ListedRates ReadRates(TomlTableReader table) => new(
        ReadDollars(table, "input", "1.75", Usd.PerMillion),
        ReadDollars(table, "output", "14", Usd.PerMillion),
        ReadDollars(table, "cache_read", "0.175", Usd.PerMillion),
        ReadDollars(table, "cache_write_5m", "2.1875", Usd.PerMillion),
        ReadDollars(table, "cache_write_1h", "3.5", Usd.PerMillion));

    static long? ReadDollars(TomlTableReader table, string key, string example, long unit)
    {
        const int exactDigits = 6;
        var per = unit == Usd.PerMillion ? "million tokens" : "thousand searches";
        if (table.Number(key) is not { } dollars)
            return null;
        if (dollars < 0)
            table.Wrong(key, "is below zero", example);
        else if (Usd.Count(dollars, unit) is not { } counted)
            table.Wrong(key, $"is more than {Usd.Most.ToString("N0", CultureInfo.InvariantCulture)}, and the unit is US dollars for a {per}", example);
        else if (decimal.Round(dollars, exactDigits) != dollars)
            table.Wrong(key, $"has more than {exactDigits} decimals", example);
        else
            return counted;
        return null;
    }

    static decimal? ReadFactor(TomlTableReader table)
    {
        const string key = "fast_factor";
        if (table.Number(key) is not { } factor)
            return null;
        if (factor is > 0 and <= Usd.MostFactor && decimal.Round(factor, 6) == factor)
            return factor;
        table.Wrong(key, $"is no factor above 0 and up to {Usd.MostFactor.ToString(CultureInfo.InvariantCulture)} with at most 6 decimals", "2");
        return null;
    }

    // [prices.gpt-5.2-codex] means the table 2-codex in the table gpt-5, and is what one writes first.
    static void RefuseBareDots(TomlTableReader table, TomlTable written, string model)
    {
        foreach (var key in written.Entries.Where(entry => entry.Key != Above && entry.Value.Value is TomlTable).Select(entry => entry.Key))
        {
            table.Value(key);
            table.Error(key, $"a model's name with a dot in it stands in quotes; write [{Section}.\"{ForeignText.Clean($"{model}.{key}", [])}\"]");
        }
    }
}
