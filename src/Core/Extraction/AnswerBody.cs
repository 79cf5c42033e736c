using System.Text.Json;

namespace Fuelgauge.Core.Extraction;

/// <summary>A body as JSON, or why it is none.</summary>
static class AnswerBody
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a body; null when it is not JSON, with the reason in words that continue "the answer of x …".</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, out string? reason)
    {
        reason = null;
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            reason = "is empty";
            return null;
        }

        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException exception)
        {
            reason = IsPage(body) ? "is a web page, not JSON"
                : exception.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase) ? "names one thing twice"
                : IsCutOff(body.Span) ? "breaks off in the middle"
                : exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase) ? $"nests deeper than {MaxDepth} levels"
                : "is not JSON";
            return null;
        }
        catch (InvalidOperationException)
        {
            // Comparing names unescapes them, and JSON allows the escape of half a surrogate pair.
            reason = "holds a name that is no text";
            return null;
        }
    }

    /// <summary>Whether all there is, is JSON, and only the end is missing.</summary>
    static bool IsCutOff(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a body begins like HTML or XML.</summary>
    public static bool IsPage(ReadOnlyMemory<byte> body) => body.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);
}
