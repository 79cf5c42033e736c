using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary>
/// The JSON of every wire record: snake_case, nulls written, decimals without trailing zeros, times as <c>2026-02-12T08:30:00.000Z</c>.
/// Text is readable (智谱, not <c>\u667A</c>), so it must not be put into HTML unescaped.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(HistoryReport))]
[JsonSerializable(typeof(UsageReport))]
[JsonSerializable(typeof(UsageSourcesReport))]
[JsonSerializable(typeof(GuardReport))]
[JsonSerializable(typeof(PickReport))]
[JsonSerializable(typeof(LeasesReport))]
[JsonSerializable(typeof(WaitReport))]
[JsonSerializable(typeof(ForecastReport))]
[JsonSerializable(typeof(DatabaseReport))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Over several lines, for documents.</summary>
    public static readonly WireJson Indented = new(OptionsFor(indented: true));

    /// <summary>On one line, for NDJSON and storage.</summary>
    public static readonly WireJson Compact = new(OptionsFor(indented: false));

    static JsonSerializerOptions OptionsFor(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new WireTimeConverter(), new WireDecimalConverter() },
    };
}
