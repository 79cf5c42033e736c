using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fuelgauge.Core.Wire;

/// <summary>A forecast that was asked for: where it is not known the key says null, where it was not asked for there is no key.</summary>
/// <param name="Forecast">The forecast; null for a meter that has none.</param>
[JsonConverter(typeof(AskedForecastConverter))]
public sealed record AskedForecast(ForecastRecord? Forecast);

/// <summary>Writes the forecast itself, or null.</summary>
sealed class AskedForecastConverter : JsonConverter<AskedForecast>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override AskedForecast Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.Null ? null : JsonSerializer.Deserialize(ref reader, InfoIn(options)));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AskedForecast value, JsonSerializerOptions options)
    {
        if (value.Forecast is { } forecast)
            JsonSerializer.Serialize(writer, forecast, InfoIn(options));
        else
            writer.WriteNullValue();
    }

    static JsonTypeInfo<ForecastRecord> InfoIn(JsonSerializerOptions options) => (JsonTypeInfo<ForecastRecord>)options.GetTypeInfo(typeof(ForecastRecord));
}
