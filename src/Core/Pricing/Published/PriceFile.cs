using System.Globalization;
using System.Text.Json;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>A file of prices that others publish: the array of genai-prices, that array with a word about it around, or LiteLLM's table of models.</summary>
/// <param name="Models">Its prices; empty when it has mistakes.</param>
/// <param name="Source">Whose they are.</param>
/// <param name="Date">The day they are of; null when the file does not say.</param>
/// <param name="Notice">Whose work it is; empty when the file does not say.</param>
/// <param name="LeftOut">How many names of the kept lists have no price that can be used: models of pictures and sound, or without both a rate for input and one for output.</param>
/// <param name="Mistakes">All that is wrong with it, one line each; nothing of such a file is used.</param>
public sealed record PriceFile(IReadOnlyList<ListedModel> Models, string Source, DateOnly? Date, string Notice, int LeftOut, IReadOnlyList<string> Mistakes)
{
    /// <summary>The largest file that is read, in bytes; the largest published one has a fifth of it.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The most names that are taken from a file.</summary>
    public const int MostNames = 50_000;

    const int DeepestNesting = 32;

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="overlay">Knows which lists are kept and how others call them.</param>
    public static PriceFile Read(ReadOnlyMemory<byte> json, PriceOverlay overlay)
    {
        if (json.Length > MostBytes)
            return Refused($"is larger than {MostBytes >> 20} MiB, which no list of prices is");
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = DeepestNesting });
            return Read(document.RootElement, overlay);
        }
        catch (JsonException fault)
        {
            return Refused($"is no JSON: line {fault.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            return Refused("holds text that is no Unicode");
        }
    }

    static PriceFile Read(JsonElement root, PriceOverlay overlay)
    {
        var mistakes = new PriceMistakes();
        var (providers, source, date, notice) = (root, "genai-prices", (DateOnly?)null, "");
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("providers", out var within) && within.ValueKind == JsonValueKind.Array)
            (providers, source, date, notice) = (within, Text(root, "source") ?? source, ReadDate(root, mistakes), Text(root, "notice") ?? "");
        else if (root.ValueKind == JsonValueKind.Object)
            source = "LiteLLM";
        else if (root.ValueKind != JsonValueKind.Array)
            return Refused("is neither the array of genai-prices nor LiteLLM's table of models");
        var names = new NameCollector(mistakes);
        if (providers.ValueKind == JsonValueKind.Array)
            new GenaiPricesReader(overlay, names, mistakes).Read(providers);
        else
            new LitellmPricesReader(overlay, names, mistakes).Read(root);
        if (names.Models.Count == 0 && mistakes.Count == 0)
            mistakes.Add("the file", $"has no price of any list that is kept ({string.Join(", ", overlay.Lists)})");
        return new(mistakes.Count == 0 ? names.Models : [], source, date, notice, names.LeftOut, mistakes.Messages);
    }

    static PriceFile Refused(string what) => new([], "", null, "", 0, [$"the file {what}"]);

    static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? ForeignText.Clean(value.GetString()!, []) : null;

    static DateOnly? ReadDate(JsonElement root, PriceMistakes mistakes)
    {
        if (!root.TryGetProperty("date", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        mistakes.Add("date", "is no day; write for example \"2026-09-23\"");
        return null;
    }
}
