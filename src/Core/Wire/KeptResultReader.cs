using System.Text.Json;

namespace Fuelgauge.Core.Wire;

/// <summary>
/// Reads what <see cref="KeptResults.ToJson"/> wrote. By hand, because a <c>check</c> that sends nothing reads little else, and building the serializer's
/// metadata for it took longer than everything it reads.
/// </summary>
static class KeptResultReader
{
    /// <summary>The result; null when the text is not one.</summary>
    public static KeptResult? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Result(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // No JSON at all; a member of another kind; a number or a time that is none.
            return null;
        }
    }

    static KeptResult Result(JsonElement result) => new()
    {
        Readings = [.. Needed(result, "readings").EnumerateArray().Select(Reading)],
        Plan = Text(result, "plan"),
        Identity = Text(result, "identity"),
        Notices = Find(result, "notices")?.EnumerateArray().Select(notice => notice.GetString()!).ToList(),
        Keep = Needed(result, "keep").EnumerateObject().ToDictionary(kept => kept.Name, kept => Value(kept.Value), StringComparer.Ordinal),
    };

    static KeptValue Value(JsonElement kept) => new(NeededText(kept, "value"), Needed(kept, "until").GetDateTimeOffset());

    static KeptReading Reading(JsonElement reading) => new()
    {
        Meter = NeededText(reading, "meter"),
        Kind = NeededText(reading, "kind"),
        Label = NeededText(reading, "label"),
        Unit = NeededText(reading, "unit"),
        Scope = Text(reading, "scope"),
        Role = NeededText(reading, "role"),
        Used = Number(reading, "used"),
        Remaining = Number(reading, "remaining"),
        Limit = Number(reading, "limit"),
        LimitSource = Text(reading, "limit_source"),
        Estimated = Needed(reading, "estimated").GetBoolean(),
        Condition = Text(reading, "condition"),
        Source = NeededText(reading, "source"),
        Verified = Needed(reading, "verified").GetBoolean(),
        ObservedAt = Needed(reading, "observed_at").GetDateTimeOffset(),
        Origin = Text(reading, "origin"),
        ResetsAt = Find(reading, "resets_at")?.GetDateTimeOffset(),
        ExpiresAt = Find(reading, "expires_at")?.GetDateTimeOffset(),
        LengthSeconds = Number(reading, "length_seconds"),
    };

    static string? Text(JsonElement parent, string name) => Find(parent, name)?.GetString();

    static decimal? Number(JsonElement parent, string name) => Find(parent, name)?.GetDecimal();

    static string NeededText(JsonElement parent, string name) => Needed(parent, name).GetString()!;

    static JsonElement Needed(JsonElement parent, string name) => Find(parent, name) ?? throw new FormatException($"A kept result needs {name}.");

    // What is null was not written.
    static JsonElement? Find(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
