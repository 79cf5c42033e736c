using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fuelgauge.App.Pricing;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>prices show MODEL</c> prints: the rates of a model by date, hour and size of the prompt, and where each part comes from.</summary>
/// <param name="Model">The model as asked for.</param>
/// <param name="Provider">Who served it; empty when nobody says.</param>
/// <param name="Finding">Its prices; null when they are not known.</param>
/// <param name="Book">The prices.</param>
internal sealed record PricePage(string Model, string Provider, PriceFinding? Finding, PriceBook Book)
{
    /// <summary>The schema of the JSON.</summary>
    public const string Schema = "fuelgauge.price/1";

    static readonly string[] RateNames = ["input", "output", "cache_read", "cache_write_5m", "cache_write_1h"];

    /// <summary>For people; of a known model.</summary>
    public string Table(Canvas canvas)
    {
        var text = new StringBuilder();
        Line(Model);
        foreach (var (meant, hit) in Finding!.Hits)
        {
            var since = meant.From is { } from ? $" from {Day(from)} on" : "";
            var listed = Finding.IsAlias ? $"Stands for {meant.Target}{since}: listed" : "Listed";
            Line($"{listed} as {hit.Name} in {hit.List}, {hit.Header.Source}, {Day(hit.Header.Date)} ({Place(hit)})");
        }
        if (Finding.Override is { } own)
            Line($"Your own: {Configuration.Settings.PricesReader.Describe(own.Price)} ({own.Origin})");
        var latest = Finding.History.All[^1].Price;
        if (Finding.FastFactorOrigin is { } origin)
            Line($"Factor of fast requests: {Word(origin)}");
        if (Finding.WebSearchOrigin is { } search)
            Line($"1,000 web searches: {Usd.Text(latest.WebSearch, Usd.PerThousand)} USD ({Word(search)})");
        Line("");
        Line("USD for a million tokens, list price");
        // Few models are sold at two speeds.
        string[] fast = Finding.FastFactorOrigin is null ? [] : ["Fast"];
        string[] header = ["From", "Prompt", "Input", "Output", "Read", "Write 5m", "Write 1h", .. fast];
        text.Append(Columns.Write(header, Rows().Select(row => Cells(row).Take(header.Length).ToArray()), canvas));
        return text.ToString();

        void Line(string line) => text.Append(Printable.On(canvas, line)).Append('\n');
    }

    /// <summary>For programs; of any model.</summary>
    public string Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("model", Model);
            json.WriteString("provider", Provider.Length == 0 ? null : Provider);
            json.WriteBoolean("known", Finding is not null);
            json.WriteBoolean("alias", Finding?.IsAlias ?? false);
            json.WriteString("override", Finding?.Override?.Origin);
            json.WriteStartArray("listed");
            foreach (var (meant, hit) in Finding?.Hits ?? [])
            {
                json.WriteStartObject();
                json.WriteString("from", meant.From is { } from ? Day(from) : null);
                json.WriteString("list", hit.List);
                json.WriteString("name", hit.Name);
                json.WriteString("source", hit.Header.Source);
                json.WriteString("date", Day(hit.Header.Date));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("fast_factor_from", Finding?.FastFactorOrigin?.ToString().ToLowerInvariant());
            json.WriteString("web_search_from", Finding?.WebSearchOrigin?.ToString().ToLowerInvariant());
            json.WriteStartArray("rates_usd_per_million");
            foreach (var row in Finding is null ? [] : Rows())
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>One line of rates.</summary>
    /// <param name="From">From when they hold; null for always.</param>
    /// <param name="Hours">The hours they hold in, UTC; null for the whole day.</param>
    /// <param name="AtMost">The largest prompt they hold for; null for any.</param>
    /// <param name="Above">The prompt that they hold above; null for any.</param>
    /// <param name="Rates">The rates.</param>
    /// <param name="Price">The price that they are of.</param>
    sealed record Row(DateTimeOffset? From, DailyPrice? Hours, long? AtMost, long? Above, TokenRates Rates, ModelPrice Price);

    IEnumerable<Row> Rows() => Finding!.History.All.SelectMany(dated =>
    {
        DateTimeOffset? from = dated.From == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(dated.From);
        return Sizes(from, null, dated.Price).Concat(dated.Price.Hours.SelectMany(hours => Sizes(from, hours, hours.Price)));
    });

    static IEnumerable<Row> Sizes(DateTimeOffset? from, DailyPrice? hours, ModelPrice price)
    {
        yield return new(from, hours, price.Threshold, null, price.Base, price);
        if (price.Above is { } above)
            yield return new(from, hours, null, price.Threshold, above, price);
    }

    static string[] Cells(Row row) =>
    [
        (row.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "always") + (row.Hours is { } hours ? $" {hours.Start:hh\\:mm}-{hours.End:hh\\:mm} UTC" : ""),
        row.AtMost is { } most ? $"to {Tokens(most)}" : row.Above is { } least ? $"above {Tokens(least)}" : "any",
        .. Values(row.Rates).Select(rate => Usd.Text(rate, Usd.PerMillion)),
        $"x {row.Price.FastFactor.ToString("0.######", CultureInfo.InvariantCulture)}",
    ];

    static void Write(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject();
        json.WriteString("from", row.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("hours_utc", row.Hours is { } hours ? $"{hours.Start:hh\\:mm}-{hours.End:hh\\:mm}" : null);
        WriteNumber(json, "prompt_at_most", row.AtMost);
        WriteNumber(json, "prompt_above", row.Above);
        foreach (var (name, rate) in RateNames.Zip(Values(row.Rates)))
            json.WriteNumber(name, (decimal)rate / Usd.PerMillion);
        json.WriteNumber("fast_factor", row.Price.FastFactor);
        json.WriteNumber("web_search_per_1000", (decimal)row.Price.WebSearch / Usd.PerThousand);
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    static long[] Values(TokenRates rates) => [rates.Input, rates.Output, rates.CacheRead, rates.CacheWrite5m, rates.CacheWrite1h];

    static string Place(PriceHit hit) => hit.Header == ShippedPrices.List().Header ? "shipped" : "installed";

    static string Word(PriceOrigin origin) => origin switch
    {
        PriceOrigin.List => "in the list",
        PriceOrigin.Overlay => "kept by hand",
        _ => "your own",
    };

    static string Tokens(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
