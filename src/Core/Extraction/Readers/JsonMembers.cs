using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>Members of answers whose types change: numbers may be text, and anything may be absent.</summary>
static class JsonMembers
{
    /// <summary>The first of the named members that is there and not null; undefined otherwise, and for what is no object.</summary>
    public static JsonElement Member(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (element.ValueKind == JsonValueKind.Object && JsonText.TryGetMember(element, name, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        return default;
    }

    /// <summary>The body of the answer itself: with joined answers it is one member of the root.</summary>
    public static JsonElement Own(this AnswerScope scope) => scope.Request.Join.Count == 0 ? scope.Root : scope.Root.Member(scope.Request.Id);

    /// <summary>The first elements of an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Take(ReadingReader.MaxReadings) : [];

    /// <summary>An amount, number or text; null when absent or no amount.</summary>
    public static decimal? Amount(this JsonElement element, params ReadOnlySpan<string> names) =>
        AnswerScope.Scalar(element.Member(names)) is { } text && Amounts.TryParse(text, out var amount) ? amount : null;

    /// <summary>Whether the first of the named members that is there is true.</summary>
    public static bool Is(this JsonElement element, params ReadOnlySpan<string> names) => element.Member(names).ValueKind == JsonValueKind.True;

    /// <summary>Whether the member is there and null: the answer says that there is no such thing.</summary>
    public static bool IsNull(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && JsonText.TryGetMember(element, name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>An amount of dollars, also as text with the sign before it: <c>$1,234.50</c>; null when absent or no amount.</summary>
    public static decimal? Dollars(this JsonElement element, params ReadOnlySpan<string> names) =>
        AnswerScope.Scalar(element.Member(names)) is { } text && Amounts.TryParse(text.AsSpan().Trim().TrimStart('$'), out var amount) ? amount : null;

    /// <summary>A text, cleaned; null when absent or empty.</summary>
    public static string? Text(this JsonElement element, AnswerScope scope, params ReadOnlySpan<string> names) =>
        AnswerScope.Scalar(element.Member(names)) is { } text && scope.Clean(text) is { Length: > 0 } clean ? clean : null;

    /// <summary>An instant as RFC 3339 text, or as epoch seconds, milliseconds or microseconds, told apart by their size; null when absent, 0 or none at all.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, params ReadOnlySpan<string> names) =>
        AnswerScope.Scalar(element.Member(names)) is { } text ? TimeReader.ByLook(text) : null;

    /// <summary>An instant in epoch milliseconds; null when absent, 0 or none at all.</summary>
    public static DateTimeOffset? Milliseconds(this JsonElement element, string name) =>
        element.Amount(name) is > 0 and < 253_000_000_000_000m and var ms ? DateTimeOffset.FromUnixTimeMilliseconds((long)ms) : null;
}
