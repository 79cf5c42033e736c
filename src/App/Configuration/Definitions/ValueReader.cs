using System.Globalization;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads values: <c>"$.path"</c>, a constant, or one flat table.</summary>
internal static class ValueReader
{
    static readonly string[] Shapes = ["path", "const", "setting", "first", "sum"];
    static readonly Dictionary<string, NullMeaning> Meanings = new()
    {
        ["unknown"] = NullMeaning.Unknown,
        ["unlimited"] = NullMeaning.Unlimited,
        ["zero"] = NullMeaning.Zero,
    };

    /// <summary>A key that is an amount; null when absent or wrong.</summary>
    public static ValueDefinition? Amount(TomlTableReader table, string key, DefinitionScope scope)
    {
        var value = Text(table, key, scope);
        if (value?.Constant is { } constant && !constant.Contains('{', StringComparison.Ordinal) && !IsDecimal(constant))
            table.Error(key, $"{key} = \"{constant}\" is neither a path nor a number; write for example {key} = \"$.data.balance\"");
        return value;
    }

    /// <summary>A key that is a text or an amount; null when absent or wrong.</summary>
    public static ValueDefinition? Text(TomlTableReader table, string key, DefinitionScope scope)
    {
        switch (table.Value(key))
        {
            case null:
                return null;
            case TomlText { Value: var text } when IsPath(text):
                return Of(PathReader.Parse(table, table.LineOf(key), key, text, scope) is { } path ? new ValueTerm(path, text) : null);
            case TomlText { Value: var text } when !string.IsNullOrWhiteSpace(text):
                TemplateRules.CheckNames(table, key, text, scope);
                return new ValueDefinition { Constant = text };
            case TomlNumber { Value: { } number }:
                return new ValueDefinition { Constant = number.ToString(CultureInfo.InvariantCulture) };
            case TomlTable inner:
                var flat = table.Open(inner);
                var value = Flat(flat, key, scope);
                flat.Finish();
                return value;
            default:
                table.Wrong(key, "is no value", "\"$.data.balance\"");
                return null;
        }
    }

    /// <summary>The value that a flat table's own keys give; the caller finishes the table. Null when wrong.</summary>
    public static ValueDefinition? Flat(TomlTableReader table, string key, DefinitionScope scope)
    {
        var written = Shapes.Where(table.Has).ToList();
        if (written.Count != 1)
            table.Error(table.Line, $"{key} needs exactly one of {string.Join(", ", Shapes)}, and has {DefinitionScope.List(written)}");
        var value = Shape(table, scope);
        return value is null ? null : value with { Scale = Scale(table) ?? 1, DivideBy = Divisor(table, scope), AtLeast = table.Number("at_least"), Null = Meaning(table, "null"), Sentinels = Sentinels(table), Names = Names(table) };
    }

    static ValueDefinition? Shape(TomlTableReader table, DefinitionScope scope)
    {
        // All are asked for, so that a second one is not also reported as unknown.
        var term = Term(table, scope);
        var constant = Constant(table, scope);
        var setting = table.Text("setting", example: "\"organization\"");
        var first = Terms(table, "first", scope);
        var sum = Terms(table, "sum", scope);
        if (setting is not null)
            DefinitionScope.Check(table, "setting", [setting], scope.Settings, "setting");
        if (term is not null)
            return Of(term);
        if (constant is not null)
            return constant;
        if (setting is not null)
            return new ValueDefinition { Setting = setting };
        return first.Count + sum.Count == 0 ? null : new ValueDefinition { Terms = first.Count > 0 ? first : sum, IsSum = first.Count == 0 };
    }

    static ValueDefinition? Constant(TomlTableReader table, DefinitionScope scope)
    {
        switch (table.Value("const"))
        {
            case TomlNumber { Value: { } number }:
                return new ValueDefinition { Constant = number.ToString(CultureInfo.InvariantCulture) };
            case TomlText { Value: var text }:
                TemplateRules.CheckNames(table, "const", text, scope);
                return new ValueDefinition { Constant = text };
            case null:
                return null;
            default:
                table.Wrong("const", "is neither text nor a number", "100");
                return null;
        }
    }

    static List<ValueTerm> Terms(TomlTableReader table, string key, DefinitionScope scope)
    {
        var terms = new List<ValueTerm>();
        foreach (var item in table.Items(key, "[\"$.a\", \"$.b\"]"))
        {
            switch (item)
            {
                case TomlText { Value: var text } when PathReader.Parse(table, item.Line, key, text, scope) is { } path:
                    terms.Add(new ValueTerm(path, text));
                    break;
                case TomlTable inner:
                    var entry = table.Open(inner);
                    if (Term(entry, scope, required: true) is { } term)
                        terms.Add(term with { Scale = Scale(entry) ?? 1, DivideBy = Divisor(entry, scope) });
                    entry.Finish();
                    break;
                case not TomlText:
                    table.Error(item.Line, $"{key} holds {TomlTableReader.Describe(item)} where a path belongs; write for example {key} = [\"$.a\", \"$.b\"]");
                    break;
            }
        }
        return terms;
    }

    static ValueTerm? Term(TomlTableReader table, DefinitionScope scope, bool required = false)
    {
        var path = PathReader.Path(table, "path", scope, required);
        var scaleBy = PathReader.Path(table, "scale_by", scope);
        return path is null ? null : new ValueTerm(path, path.ToString(), ScaleBy: scaleBy);
    }

    /// <summary>A number, a path, or text with names in braces that is a number when they have their values.</summary>
    static ValueDefinition? Divisor(TomlTableReader table, DefinitionScope scope)
    {
        if (table.Value("divide_by") is null)
            return null;
        if (table.Value("divide_by") is TomlTable)
        {
            table.Wrong("divide_by", "is no number, path or name in braces", "\"{unit}\"");
            return null;
        }
        var divisor = Text(table, "divide_by", scope);
        if (divisor?.Constant is { } constant && !constant.Contains('{', StringComparison.Ordinal)
            && (!decimal.TryParse(constant, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number == 0))
            table.Wrong("divide_by", "is no number to divide by", "\"500000\"");
        return divisor;
    }

    /// <summary>A factor, exact: text or a number.</summary>
    static decimal? Scale(TomlTableReader table)
    {
        var scale = table.Value("scale") switch
        {
            TomlNumber number => number.Value,
            TomlText { Value: var text } when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };
        if (table.Has("scale") && scale is null or 0)
            table.Wrong("scale", "is no decimal factor", "\"0.01\"");
        return scale;
    }

    static NullMeaning Meaning(TomlTableReader table, string key) =>
        table.Word(key, Meanings.Keys) is { } word ? Meanings[word] : NullMeaning.Unknown;

    static Dictionary<string, NullMeaning> Sentinels(TomlTableReader table)
    {
        var sentinels = new Dictionary<string, NullMeaning>(StringComparer.Ordinal);
        if (table.Table("sentinels", example: "{ \"-1\" = \"unlimited\" }") is not { } inner)
            return sentinels;
        foreach (var text in inner.Keys())
            sentinels[text] = Meaning(inner, text);
        return sentinels;
    }

    static Dictionary<string, string> Names(TomlTableReader table)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (table.Table("names", example: "{ tier_19 = \"Starter\" }") is not { } inner)
            return names;
        foreach (var text in inner.Keys())
            names[text] = inner.Text(text) ?? text;
        return names;
    }

    static ValueDefinition? Of(ValueTerm? term) => term is null ? null : new ValueDefinition { Terms = [term] };

    static bool IsPath(string text) => text.StartsWith('$') || text.StartsWith('@');

    static bool IsDecimal(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
