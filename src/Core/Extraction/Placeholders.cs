using System.Globalization;
using System.Text;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>
/// Names in braces, in URLs, headers, bodies, constants and literals of conditions: <c>{currency}</c>, <c>{region}</c>, instants (<see cref="InstantName"/>),
/// settings of the account, and values kept from earlier answers.
/// </summary>
public static class Placeholders
{
    /// <summary>Names in a template, each as often as it stands there. A brace without its partner, or with no name in it, is plain text.</summary>
    public static IEnumerable<string> Names(string template)
    {
        for (var place = 0; Next(template, ref place, out var name);) yield return name;
    }

    /// <summary>Names that mean something in every definition; the instants among them also with a shift, an offset and a form.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["currency", "region", .. InstantName.Bases];

    /// <summary>Whether a text in braces begins like an instant and is none: a shift or form that nobody knows.</summary>
    public static bool IsBrokenInstant(string text) =>
        text.AsSpan().IndexOfAny('+', '-', ':') is > 0 and var end && InstantName.Bases.Contains(text[..end]) && !InstantName.TryParse(text, out _);

    /// <summary>Whether a name means something in every definition.</summary>
    public static bool IsBuiltIn(string name) => name is "currency" or "region" || InstantName.TryParse(name, out _);

    /// <summary>The value of a name for an account; null when there is none.</summary>
    public static string? Value(string name, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now)
    {
        if (kept.TryGetValue(name, out var value) || account.Settings.TryGetValue(name, out value)) return value;
        if (InstantName.TryParse(name, out var instant)) return instant.Text(now);
        return name switch
        {
            "currency" => account.Region.Currency,
            "region" => account.Region.Id,
            _ => null,
        };
    }

    /// <summary>Replaces every name by its value; null when one has none, which <paramref name="missing"/> then names.</summary>
    public static string? Expand(string template, Func<string, string?> value, out string? missing)
    {
        missing = null;
        var text = new StringBuilder();
        var place = 0;
        for (var from = 0; ; from = place)
        {
            if (!Next(template, ref place, out var name)) return text.Append(template, from, template.Length - from).ToString();
            text.Append(template, from, place - name.Length - 2 - from);
            if (value(name) is not { } found)
            {
                missing = name;
                return null;
            }

            text.Append(found);
        }
    }

    // JSON bodies hold braces of their own: only a brace, a name and a brace are a placeholder.
    static bool Next(string template, ref int place, out string name)
    {
        for (var open = template.IndexOf('{', place); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOfAny(['{', '}'], open + 1);
            if (close < 0 || template[close] != '}' || !IsName(template[(open + 1)..close])) continue;
            name = template[(open + 1)..close];
            place = close + 1;
            return true;
        }

        name = "";
        return false;
    }

    static bool IsName(string text) => InstantName.TryParse(text, out _)
        || text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>Reads <c>+08:00</c>, up to 14 hours.</summary>
    internal static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out offset) || offset > TimeSpan.FromHours(14)) return false;
        if (text[0] == '-') offset = -offset;
        return true;
    }
}
