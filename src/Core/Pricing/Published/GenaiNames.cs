using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>
/// The names that a rule of genai-prices means, as whole names. The rules match beginnings and parts of names, which would price a version that nobody has heard of yet
/// by an older one; so the text of a rule is taken for a name, and what may follow it is decided by <see cref="ModelName"/>.
/// </summary>
static partial class GenaiNames
{
    const int DeepestRule = 4;

    /// <summary>The names of a model, its id first where the rule means it.</summary>
    /// <param name="id">The model's id.</param>
    /// <param name="model">The model, for its rule.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static List<(string Text, bool IsOpen)> Of(string id, JsonElement model, string place, PriceMistakes mistakes)
    {
        var names = new List<(string Text, bool IsOpen)>();
        var isMeant = false;
        if (!model.TryGetProperty("match", out var rule) || !Add(rule, id, names, ref isMeant, DeepestRule))
        {
            mistakes.Add(place, "needs a match of equals, starts_with, ends_with, contains, regex, or, and");
            return [];
        }
        // An id can be a label that no request uses.
        if (isMeant)
            names.Insert(0, (id, names.Exists(name => name.IsOpen && name.Text.Equals(id, StringComparison.OrdinalIgnoreCase))));
        return names;
    }

    static bool Add(JsonElement rule, string id, List<(string Text, bool IsOpen)> names, ref bool isMeant, int depth)
    {
        if (rule.ValueKind != JsonValueKind.Object || rule.EnumerateObject().ToList() is not [var only] || depth == 0)
            return false;
        if (only.Name is "or" or "and")
        {
            foreach (var inner in only.Value.ValueKind == JsonValueKind.Array ? only.Value.EnumerateArray().ToArray() : [default])
            {
                if (!Add(inner, id, names, ref isMeant, depth - 1))
                    return false;
            }
            return true;
        }
        if (only.Value.ValueKind != JsonValueKind.String || only.Value.GetString() is not { Length: > 0 and <= ModelName.Longest } text)
            return false;
        switch (only.Name)
        {
            case "equals" or "ends_with":
                names.Add((text, false));
                isMeant |= id.EndsWith(text, StringComparison.OrdinalIgnoreCase) && (only.Name == "ends_with" || id.Length == text.Length);
                return true;
            case "starts_with" or "contains":
                // "claude-opus-4@" and "gpt-5-nano-" are names with what separates them from the rest; "claude-sonnet-4-2025" is a name with half a day.
                if (HalfADay().Match(text) is { Success: false })
                    names.Add((text.TrimEnd('-', '@'), true));
                isMeant |= only.Name == "contains" ? id.Contains(text, StringComparison.OrdinalIgnoreCase) : id.StartsWith(text, StringComparison.OrdinalIgnoreCase);
                return true;
            case "regex":
                if (Literal().Match(text) is { Success: true } match)
                    names.Add((Regex.Unescape(match.Groups[1].Value), match.Groups[2].Value == @"-\d"));
                return true;
            default:
                return false;
        }
    }

    [GeneratedRegex(@"-20\d\d-?$", RegexOptions.CultureInvariant)]
    private static partial Regex HalfADay();

    /// <summary>A name without patterns in it, then nothing, a whole day, or a digit that begins something.</summary>
    [GeneratedRegex(@"^\^((?:[A-Za-z0-9_/:=-]|\\[.\[\]])+?)(\$|-\\d\{8\}\$|-\\d\{4\}-\\d\{2\}-\\d\{2\}\$|-\\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
