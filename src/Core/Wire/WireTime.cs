using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary>Instants on the wire: RFC 3339, UTC, milliseconds.</summary>
public static class WireTime
{
    /// <summary>How instants are written, as a format.</summary>
    internal const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary><c>2026-02-12T08:30:00.000Z</c>.</summary>
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>Writes instants as <see cref="WireTime"/>; reads any RFC 3339.</summary>
sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[WireTime.Format.Length];
        value.UtcDateTime.TryFormat(text, out var length, WireTime.Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
