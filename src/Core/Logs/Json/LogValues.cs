using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Extraction.Readers;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Values of logs that are no counts: words, instants, money. Looked up by name with <see cref="JsonMembers"/>.</summary>
static class LogValues
{
    /// <summary>The word under the first of these names that is there, number or text; empty when none is.</summary>
    public static string Word(this JsonElement element, params ReadOnlySpan<string> names) => AnswerScope.Scalar(element.Member(names))?.Trim() ?? "";

    /// <summary>Whether something is there under a name, and not null.</summary>
    public static bool Has(this JsonElement element, string name) => element.Member(name).ValueKind != JsonValueKind.Undefined;

    /// <summary>The members of an object under a name; nothing when there is none.</summary>
    public static JsonElement Object(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.Object } found ? found : default;

    /// <summary>The elements of an array under a name; none when it is absent or no array. Unlike answers, logs are as long as work was.</summary>
    public static IEnumerable<JsonElement> All(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The instant under the first of these names that is there, in milliseconds since 1970 UTC: RFC 3339, or a number told apart by its size; null when it is none.</summary>
    public static long? At(this JsonElement element, params ReadOnlySpan<string> names) => At(element.Instant(names));

    /// <summary>The instant that a text says, in milliseconds since 1970 UTC; null when it is none.</summary>
    public static long? At(string text) => At(TimeReader.ByLook(text));

    /// <summary>Dollars under a name, in millionths of a millionth, exact to the last; <see cref="UsageRecord.NoCost"/> for none, 0 (what clients write who do not know) and what no bill comes to.</summary>
    public static long RecordedCost(this JsonElement element, string name) =>
        element.Amount(name) is > 0 and var dollars && Scaled(dollars, 1_000_000_000_000m) is { } cost ? cost : UsageRecord.NoCost;

    /// <summary>An amount of the agent's own unit under a name, in millionths; 0 for none.</summary>
    public static long MicroCredits(this JsonElement element, string name) =>
        element.Amount(name) is > 0 and var credits ? Scaled(credits, 1_000_000m) ?? 0 : 0;

    static long? At(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds() is > 0 and var at ? at : null;

    static long? Scaled(decimal amount, decimal by) => Amounts.TryMultiply(amount, by, out var scaled) && scaled < long.MaxValue ? (long)decimal.Round(scaled) : null;
}
