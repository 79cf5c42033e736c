using System.Text;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction;

/// <summary>Names in braces inside the string literals of conditions: <c>@.created_at &gt;= '{month}'</c>.</summary>
public static class FilterNames
{
    /// <summary>The names in a condition. Those with a capital are none: patterns write <c>\p{Lu}</c>.</summary>
    public static IEnumerable<string> In(string condition) => Placeholders.Names(condition).Where(IsName);

    /// <summary>The condition with its names replaced; null when one of them has no value, and then it does not hold.</summary>
    internal static JsonFilter? Expand(FilterDefinition definition, Func<string, string?> value)
    {
        var text = Placeholders.Expand(Bare(definition.Filter.ToString()), name => !IsName(name) ? $"{{{name}}}" : value(name) is { } found ? Literal(found) : null, out _);
        return text is null ? null : JsonFilter.Parse(text);
    }

    // A literal that is nothing but an instant counted from 1970 is the number itself: what it is compared with is one in the answer.
    static string Bare(string condition)
    {
        foreach (var name in In(condition).Where(name => InstantName.TryParse(name, out var instant) && instant.IsCount).Distinct())
            condition = condition.Replace($"'{{{name}}}'", $"{{{name}}}", StringComparison.Ordinal);
        return condition;
    }

    static bool IsName(string name) => !name.Any(char.IsAsciiLetterUpper);

    // Whatever a value holds, it cannot end the literal it stands in.
    static string Literal(string value)
    {
        var literal = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (letter is '\'' or '"' or '\\' || char.IsControl(letter)) literal.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else literal.Append(letter);
        }

        return literal.ToString();
    }
}
