using System.Buffers;
using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction;

/// <summary>Answers that come in parts: pages, and one call per item of a list. The readings see all parts as one array.</summary>
public static class AnswerParts
{
    /// <summary>The page after this one; null when this is the last, or says so, or names none.</summary>
    /// <param name="source">The source that asked.</param>
    /// <param name="request">The request.</param>
    /// <param name="page">This page.</param>
    /// <param name="context">Whose it is.</param>
    /// <param name="isPromised">True when the page says that there is another.</param>
    public static NextPage? Next(SourceDefinition source, RequestDefinition request, Answer page, ExtractionContext context, out bool isPromised)
    {
        isPromised = false;
        using var body = AnswerBody.Parse(page.Body, out _);
        if (body is null || request.Pages is not { } pages) return null;
        var scope = new AnswerScope(source, request, page, context, body.RootElement);
        try
        {
            isPromised = scope.Holds(scope.Filter(pages.While), scope.Root);
            return pages.While is not null && !isPromised ? null : Next(pages, new ValueReader(scope, scope.Root));
        }
        catch (JsonPathBudgetException)
        {
            return null;
        }
    }

    static NextPage? Next(PagesDefinition pages, ValueReader values)
    {
        if (pages.Link is not null) return values.RawText(pages.Link) is { } link ? new(link, []) : null;
        var cursors = new List<KeyValuePair<string, string>>(pages.Cursors.Count);
        foreach (var cursor in pages.Cursors)
        {
            if (values.RawText(cursor.Value) is not { } value) return null;
            cursors.Add(new(cursor.Name, value));
        }

        return new(null, cursors);
    }

    /// <summary>An answer beside those it is joined with, by request id: <c>{"status": …, "report": …}</c>. Those that were not given are left out.</summary>
    internal static JsonDocument JoinAnswers(AnswerScope scope)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var id in scope.Request.Join)
            {
                if (!scope.Context.Answers.TryGetValue(id, out var earlier)) continue;
                using var body = AnswerBody.Parse(earlier.Body, out _);
                if (body is null) continue;
                json.WritePropertyName(id);
                body.RootElement.WriteTo(json);
            }

            json.WritePropertyName(scope.Request.Id);
            scope.Root.WriteTo(json);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = AnswerBody.MaxDepth + 1 });
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
