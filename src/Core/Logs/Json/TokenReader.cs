using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Extraction.Readers;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>The counts of one response, by name. What is absent or null is 0; what cannot be a count makes the response unreadable.</summary>
/// <param name="counts">The object that holds them.</param>
sealed class TokenReader(JsonElement counts)
{
    /// <summary>The largest count that is believed: a sum of a million of them still fits a 64-bit integer many times over.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>Whether one of the counts asked for was negative, too large or no whole number.</summary>
    public bool AreBad { get; private set; }

    /// <summary>Whether a count is there under one of these names.</summary>
    public bool Has(params ReadOnlySpan<string> names) => counts.Member(names).ValueKind != JsonValueKind.Undefined;

    /// <summary>The count under the first of these names that is there.</summary>
    public long Of(params ReadOnlySpan<string> names) => Checked(counts.Member(names));

    /// <summary>The count under a name in an inner object.</summary>
    public long In(string inner, string name) => Checked(counts.Object(inner).Member(name));

    /// <summary>A sum to compare with, under the first of these names that is there; null when none is, or it is no count.</summary>
    public long? Total(params ReadOnlySpan<string> names) => Count(counts.Member(names));

    /// <summary>Whether a number of a database can be a count.</summary>
    public static bool IsCount(long? number) => number is null or (>= 0 and <= Most);

    long Checked(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return 0;
        if (Count(value) is { } count)
            return count;
        AreBad = true;
        return 0;
    }

    static long? Count(JsonElement value) =>
        AnswerScope.Scalar(value) is { } text && Amounts.TryParse(text, out var amount) && amount is >= 0 and <= Most && decimal.IsInteger(amount) ? (long)amount : null;
}
