using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary>Exact decimals on the wire, without the zeros that only tell how they were computed: <c>20</c>, not <c>20.000</c>.</summary>
public static class WireNumber
{
    // Dividing by a one of the greatest scale leaves the least scale that holds the value.
    const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The same value at its least scale.</summary>
    public static decimal Normalize(decimal value) => value / One;

    /// <summary>The number as JSON and CSV write it: never an exponent, never a group separator.</summary>
    public static string Text(decimal value) => Normalize(value).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Writes decimals at their least scale.</summary>
sealed class WireDecimalConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(WireNumber.Normalize(value));
}
