using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// One side of a comparison: a JSON value, read as far as comparing needs it, or Nothing (RFC 9535 §2.4.1),
/// whose <see cref="Kind"/> is <see cref="JsonValueKind.Undefined"/>.
/// </summary>
readonly struct FilterValue
{
    public static FilterValue Nothing => default;

    public JsonValueKind Kind { get; private init; }

    /// <summary>Set for a number.</summary>
    public ExactNumber Number { get; private init; }

    /// <summary>Set for a string.</summary>
    public string? Text { get; private init; }

    /// <summary>Set for an array or object.</summary>
    public JsonElement Element { get; private init; }

    public static FilterValue Of(JsonValueKind trueFalseOrNull) => new() { Kind = trueFalseOrNull };

    public static FilterValue Of(string text) => new() { Kind = JsonValueKind.String, Text = text };

    public static FilterValue Of(ExactNumber number) => new() { Kind = JsonValueKind.Number, Number = number };

    public static FilterValue Of(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        Utf8Formatter.TryFormat(number, digits, out var length);
        return Of(ExactNumber.Parse(digits[..length]));
    }

    /// <summary>The value of an element; reading a number or a text counts as scanning it.</summary>
    public static FilterValue Of(JsonElement element, PathBudget budget)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                var digits = JsonMarshal.GetRawUtf8Value(element);
                budget.Scan(digits.Length);
                return Of(ExactNumber.Parse(digits));
            case JsonValueKind.String:
                budget.Scan(JsonMarshal.GetRawUtf8Value(element).Length);
                return Of(JsonText.Of(element));
            default:
                return new FilterValue { Kind = element.ValueKind, Element = element };
        }
    }
}
