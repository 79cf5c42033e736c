using System.Text.Json;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Reads JSON that another program may be writing at this moment, or that somebody made to do harm.</summary>
static class LogJson
{
    /// <summary>Deepest nesting that is read: a tool's answer inside a message nests deeper than the 64 that are usual, a bomb deeper than this.</summary>
    const int MaxDepth = 512;

    /// <summary>Hands a text over as JSON. Whatever is wrong with it ends here.</summary>
    /// <param name="text">The text, in UTF-8, with or without a byte-order mark.</param>
    /// <param name="read">What looks at it.</param>
    /// <returns>False when it is no JSON, breaks off, nests too deep, or holds text that is none where text was asked for.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, Action<JsonElement> read)
    {
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            if (!text[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty)
                return false;
            read(document.RootElement);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what System.Text.Json throws for invalid UTF-8 and half a surrogate pair, when the text is asked for.
            return false;
        }
    }
}
