using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Pricing;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>fuelgauge prices</c> prints: the texts of prices with their days, how many names each list has, the user's own prices.</summary>
internal static class PriceOverview
{
    /// <summary>The schema of the JSON.</summary>
    public const string Schema = "fuelgauge.prices/1";

    /// <summary>For people.</summary>
    public static string Table(PriceBook book, InstalledPrices installed, Canvas canvas)
    {
        var sources = book.Lists.Select((list, index) => new[]
        {
            list.Header.Source, Day(list.Header), list.Names.Count().ToString("N0", CultureInfo.InvariantCulture), IsShipped(list) ? "shipped" : installed.Shown,
            index == 0 ? "yes" : "for what the first does not know",
        });
        var lists = Counts(book).Select(list => new[] { list.List, list.Names.ToString("N0", CultureInfo.InvariantCulture) });
        var text = Columns.Write(["Prices", "Day", "Names", "From", "Used"], sources, canvas) + "\n" + Columns.Write(["List", "Names"], lists, canvas);
        if (book.Overrides.Count == 0)
            return text;
        var own = book.Overrides.Select(price => new[] { price.Key, PricesReader.Describe(price.Value.Price), price.Value.Origin });
        return text + "\n" + Columns.Write(["Your own", "Price", "Set in"], own, canvas);
    }

    /// <summary>For programs.</summary>
    public static string Json(PriceBook book, InstalledPrices installed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("sources");
            foreach (var list in book.Lists)
            {
                json.WriteStartObject();
                json.WriteString("source", list.Header.Source);
                json.WriteString("date", Day(list.Header));
                json.WriteNumber("names", list.Names.Count());
                json.WriteString("file", IsShipped(list) ? null : installed.Path);
                json.WriteString("notice", list.Header.Notice.Length == 0 ? null : list.Header.Notice);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("lists");
            foreach (var (list, names) in Counts(book))
            {
                json.WriteStartObject();
                json.WriteString("list", list);
                json.WriteNumber("names", names);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("overrides");
            foreach (var (model, own) in book.Overrides)
            {
                json.WriteStartObject();
                json.WriteString("model", model);
                json.WriteString("set_in", own.Origin);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    static IEnumerable<(string List, int Names)> Counts(PriceBook book)
    {
        var counts = book.Lists.SelectMany(list => list.Names).Distinct().CountBy(name => name.List).ToDictionary();
        return book.Overlay.Lists.Select(list => (list, counts.GetValueOrDefault(list)));
    }

    static bool IsShipped(PriceList list) => list.Header == ShippedPrices.List().Header;

    static string Day(PriceListHeader header) => header.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
