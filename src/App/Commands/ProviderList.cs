using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Commands;

/// <summary>The catalogue as a list: what can be read, how, and how well that is known.</summary>
internal static class ProviderList
{
    /// <summary>The schema of the JSON.</summary>
    public const string Schema = "fuelgauge.providers/1";

    const int WidestReads = 18;
    const int WidestAuth = 13;

    /// <summary>Every format, the default one first.</summary>
    public static readonly IReadOnlyList<string> Formats = ["table", "json", "markdown"];

    /// <summary>Writes it.</summary>
    /// <param name="providers">The providers, in catalogue order.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="canvas">What a table is drawn on: it fits into 80 columns.</param>
    public static string Write(IEnumerable<ProviderFacts> providers, string format, Canvas canvas) => format switch
    {
        "json" => Json(providers),
        "markdown" => Markdown(providers),
        _ => Columns.Write(["Id", "Reads", "Key", "Confidence", "Verified"], providers.Select(one => Row(one, canvas)), canvas),
    };

    /// <summary>The table of the page of providers, too.</summary>
    public static string Markdown(IEnumerable<ProviderFacts> providers) =>
        MarkdownText.Row(["Provider", "Id, aliases", "Tags", "Reads", "Authenticates with", "Facts"]) + MarkdownText.Separator("llllll")
        + string.Concat(providers.Select(one => MarkdownText.Row([one.Name, List(one.Aliases.Prepend(one.Id)), List(one.Tags), List(one.Reads, "nothing"), List(one.Auth, "nothing"), $"{one.Confidence}, {Day(one)}"])));

    static string[] Row(ProviderFacts one, Canvas canvas) =>
        [one.Id, Cut(List(one.Reads, "nothing"), WidestReads, canvas), Cut(List(one.Auth.Select(auth => auth.Split(' ')[0]).Distinct(), "-"), WidestAuth, canvas), one.Confidence, Day(one)];

    static string Json(IEnumerable<ProviderFacts> providers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("providers");
            foreach (var one in providers)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Id);
                json.WriteString("name", one.Name);
                Texts(json, "aliases", one.Aliases);
                Texts(json, "tags", one.Tags);
                Texts(json, "reads", one.Reads);
                Texts(json, "auth", one.Auth);
                Texts(json, "variables", one.Variables);
                json.WriteString("confidence", one.Confidence);
                json.WriteString("verified_on", one.ReadOn is null ? null : Day(one));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static string Day(ProviderFacts one) => one.ReadOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static string List(IEnumerable<string> words, string none = "") => string.Join(", ", words) is { Length: > 0 } list ? list : none;

    static string Cut(string text, int width, Canvas canvas) => text.Length <= width ? text : canvas.IsAscii ? text[..(width - 2)] + ".." : text[..(width - 1)] + "…";
}
