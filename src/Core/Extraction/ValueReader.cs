using System.Runtime.InteropServices;
using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction;

/// <summary>Reads values of one answer, with one element as <c>@</c>.</summary>
sealed class ValueReader(AnswerScope scope, JsonElement current)
{
    /// <summary>An amount, scaled; numbers and text alike.</summary>
    public Found<decimal> Amount(ValueDefinition? definition)
    {
        if (definition is null) return default;
        var found = Literal(definition) is { } literal ? Parse(literal.Text, literal.Place) with { IsEstimated = IsAssumed(definition.Constant) }
            : definition.IsSum ? Sum(definition)
            : First(definition);
        if (found.Value is not { } value) return found;
        if (!Amounts.TryMultiply(value, definition.Scale, out var scaled)) return Fault($"too large a number at {found.Path}");
        found = Divide(found with { Value = scaled }, definition.DivideBy);
        return found.Value < definition.AtLeast ? found with { Value = definition.AtLeast } : found;
    }

    /// <summary>A text, cleaned; null when there is none or it is empty.</summary>
    public string? Text(ValueDefinition? definition) =>
        RawText(definition) is { } raw && scope.Clean(definition!.Names.GetValueOrDefault(raw, raw)) is { Length: > 0 } clean ? clean : null;

    /// <summary>A text as the answer has it, for what is not shown; null when there is none, it is empty or longer than 64 KiB.</summary>
    public string? RawText(ValueDefinition? definition)
    {
        if (definition is null) return null;
        if (Literal(definition) is { } literal) return literal.Text;
        return definition.Terms.SelectMany(term => term.Path.Select(scope.Root, current))
            .Where(element => !IsTooLong(element))
            .Select(AnswerScope.Scalar)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }

    /// <summary>All paths of a value, for messages.</summary>
    public static string Paths(ValueDefinition definition) => definition.Setting is { } setting ? $"setting {setting}"
        : string.Join(definition.IsSum ? " + " : " or ", definition.Terms.Select(term => term.Text));

    // Constants hold names; one that has no value leaves the constant without one too.
    (string Text, string Place)? Literal(ValueDefinition definition) => definition switch
    {
        { Constant: { } constant } => Placeholders.Expand(constant, scope.Placeholder, out _) is { } text ? (text, $"the constant {constant}") : ("", constant),
        { Setting: { } setting } => (scope.Context.Account.Settings.GetValueOrDefault(setting, ""), $"the setting {setting}"),
        _ => null,
    };

    Found<decimal> First(ValueDefinition definition)
    {
        foreach (var term in definition.Terms)
        {
            var found = term.Path.Select(scope.Root, current).Select(element => Read(definition, term, element)).FirstOrDefault(IsSaid);
            if (IsSaid(found)) return found;
        }

        return Absent(definition);
    }

    Found<decimal> Sum(ValueDefinition definition)
    {
        var total = default(Found<decimal>);
        foreach (var term in definition.Terms)
        {
            var elements = term.Path.Select(scope.Root, current);
            for (var index = 0; index < elements.Count; index++)
            {
                var found = Read(definition, term, elements[index], index);
                if (found.Fault is not null || found.IsUnlimited) return found;
                if (found.Value is not { } value) continue;
                if (!Amounts.TryAdd(total.Value ?? 0, value, out var sum)) return Fault($"too large a sum of {Paths(definition)}");
                total = total with { Value = sum, Path = Paths(definition), IsEstimated = total.IsEstimated || found.IsEstimated };
            }
        }

        return IsSaid(total) ? total : Absent(definition);
    }

    Found<decimal> Read(ValueDefinition definition, ValueTerm term, JsonElement element, int index = 0)
    {
        if (element.ValueKind == JsonValueKind.Null) return default;
        if (IsTooLong(element)) return Fault($"too long a text at {term.Text}");
        if (AnswerScope.Scalar(element) is not { } text) return Fault($"no amount at {term.Text}");
        if (definition.Sentinels.TryGetValue(text, out var meaning)) return Meaning(meaning, term.Text);

        var found = Parse(text, term.Text);
        if (found.Value is not { } value) return found;
        if (!Amounts.TryMultiply(value, term.Scale, out value)) return Fault($"too large a number at {term.Text}");
        if (term.ScaleBy is null) return Divide(found with { Value = value }, term.DivideBy, index);

        var factors = term.ScaleBy.Select(scope.Root, current);
        var factor = factors.Count > index ? factors[index] : default;
        return AnswerScope.Scalar(factor) is { } factorText && Amounts.TryParse(factorText, out var by) && Amounts.TryMultiply(value, by, out value)
            ? Divide(found with { Value = value }, term.DivideBy, index)
            : Fault($"no factor at {term.ScaleBy}");
    }

    Found<decimal> Divide(Found<decimal> found, ValueDefinition? by, int index = 0)
    {
        if (by is null) return found;
        var text = by.Constant is { } constant ? Placeholders.Expand(constant, scope.Placeholder, out _) : Element(by.Terms[0].Path, index);
        return text is not null && Amounts.TryParse(text, out var divisor) && Amounts.TryDivide(found.Value!.Value, divisor, out var quotient)
            ? found with { Value = quotient, IsEstimated = found.IsEstimated || IsAssumed(by.Constant) }
            : Fault($"nothing to divide by at {by.Constant ?? Paths(by)}");
    }

    // Of one value for all elements, or of one for each.
    string? Element(JsonPath path, int index) =>
        path.Select(scope.Root, current) is { Count: > 0 } elements ? AnswerScope.Scalar(elements[elements.Count > index ? index : 0]) : null;

    bool IsAssumed(string? constant) =>
        constant is not null && scope.Context.Assumed.Count > 0 && Placeholders.Names(constant).Any(scope.Context.Assumed.Contains);

    // An empty text is how some say null.
    Found<decimal> Parse(string text, string place) =>
        Amounts.TryParse(text, out var amount) ? new() { Value = amount, Path = place }
        : string.IsNullOrWhiteSpace(text) ? new() { Missing = place }
        : Fault($"\"{scope.Clean(text.Length > 40 ? text[..40] : text)}\" at {place}, which is no amount");

    static Found<decimal> Absent(ValueDefinition definition) =>
        definition.Null == NullMeaning.Unknown ? new() { Missing = Paths(definition) } : Meaning(definition.Null, Paths(definition));

    static Found<decimal> Meaning(NullMeaning meaning, string path) => meaning switch
    {
        NullMeaning.Unlimited => new() { IsUnlimited = true, Path = path },
        NullMeaning.Zero => new() { Value = 0, Path = path },
        _ => new() { Missing = path },
    };

    static bool IsSaid(Found<decimal> found) => found.Value is not null || found.IsUnlimited || found.Fault is not null;

    static bool IsTooLong(JsonElement element) => element.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(element).Length > AnswerScope.MaxTextBytes;

    static Found<decimal> Fault(string fault) => new() { Fault = fault };
}
