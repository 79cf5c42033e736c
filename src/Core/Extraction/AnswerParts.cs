using System.Buffers;
using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction;

/// <summary>Answers that come in parts: pages, and one call per item of a list. The readings see all parts as one array.</summary>
public static class AnswerParts
{
    /// <summary>The cursor of the page after this one; null when this is the last.</summary>
    public static string? Cursor(SourceDefinition source, RequestDefinition request, Answer page, ExtractionContext context)
    {
        using var body = AnswerBody.Parse(page.Body, out _);
        return body is null || request.Pages is null ? null
            : new ValueReader(new(source, request, page, context, body.RootElement), body.RootElement).RawText(request.Pages.Cursor);
    }

    /// <summary>The items that calls are made for, as text; those that are no text or number are left out. Empty when the list cannot be read.</summary>
    public static IReadOnlyList<string> Items(ForEachDefinition calls, Answer list)
    {
        using var body = AnswerBody.Parse(list.Body, out _);
        try
        {
            return body is null ? [] : [.. calls.Path.Select(body.RootElement).Select(AnswerScope.Scalar).OfType<string>()];
        }
        catch (JsonPathBudgetException)
        {
            return [];
        }
    }

    /// <summary>The pages of an answer as one array. Each must be JSON by itself.</summary>
    public static ReadOnlyMemory<byte> JoinPages(IEnumerable<ReadOnlyMemory<byte>> pages) => Join(pages, (json, page) => json.WriteRawValue(page.Span));

    /// <summary>The answers of calls per item as an array of <c>{item, answer}</c>. Each answer must be JSON by itself.</summary>
    public static ReadOnlyMemory<byte> JoinItems(IEnumerable<(string Item, ReadOnlyMemory<byte> Answer)> calls) => Join(calls, (json, call) =>
    {
        json.WriteStartObject();
        json.WriteString("item", call.Item);
        json.WritePropertyName("answer");
        json.WriteRawValue(call.Answer.Span);
        json.WriteEndObject();
    });

    static ReadOnlyMemory<byte> Join<T>(IEnumerable<T> parts, Action<Utf8JsonWriter, T> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartArray();
        foreach (var part in parts)
            write(json, part);
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
