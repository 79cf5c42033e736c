using System.Globalization;
using Tomlyn.Syntax;

namespace Fuelgauge.App.Configuration.Toml;

/// <summary>Turns Tomlyn's syntax tree into tables: headers, dotted keys and arrays of tables end up where they mean.</summary>
internal sealed class TomlTreeBuilder(string file, ConfigurationErrors errors)
{
    const int LongestPath = 16;

    /// <summary>Builds the top-level table. What the parser has already refused (a key set twice) is left out quietly.</summary>
    public TomlTable Build(DocumentSyntax document)
    {
        var root = new TomlTable(1, "");
        AddAll(root, document.KeyValues);
        foreach (var header in document.Tables)
        {
            if (Segments(header.Name) is { } path)
                AddAll(OpenHeader(root, path, LineOf(header), isElement: header is TableArraySyntax), header.Items);
        }
        return root;
    }

    void AddAll(TomlTable table, IEnumerable<KeyValueSyntax> items)
    {
        foreach (var item in items)
        {
            if (Segments(item.Key) is not { } path)
                continue;
            var parent = table;
            foreach (var segment in path[..^1])
                parent = Open(parent, segment, LineOf(item));
            parent.Add(path[^1], new TomlEntry(LineOf(item), Value(item.Value, LineOf(item), Join(parent, path[^1]))));
        }
    }

    static TomlTable OpenHeader(TomlTable root, string[] path, int line, bool isElement)
    {
        var parent = root;
        foreach (var segment in path[..^1])
            parent = Open(parent, segment, line);
        if (!isElement)
            return Open(parent, path[^1], line);
        parent.Add(path[^1], new TomlEntry(line, new TomlArray(line, [])));
        var element = new TomlTable(line, Join(parent, path[^1]));
        if (parent.Entries[path[^1]].Value is TomlArray array)
            array.Items.Add(element);
        return element;
    }

    /// <summary>The table under a key, made when it is not there; of an array of tables the last one. A table beside the tree when a plain value is in the way.</summary>
    static TomlTable Open(TomlTable parent, string key, int line)
    {
        var created = new TomlTable(line, Join(parent, key));
        parent.Add(key, new TomlEntry(line, created));
        return parent.Entries[key].Value switch
        {
            TomlTable table => table,
            TomlArray { Items: [.., TomlTable last] } => last,
            _ => created,
        };
    }

    static string Join(TomlTable parent, string key) => parent.Path.Length == 0 ? key : $"{parent.Path}.{key}";

    string[]? Segments(KeySyntax? key)
    {
        if (key?.Key is null)
            return null;
        if (key.DotKeys.ChildrenCount >= LongestPath)
        {
            errors.Add(file, LineOf(key), $"a key has more than {LongestPath} parts");
            return null;
        }
        var parts = key.DotKeys.Select(dotted => dotted.Key).Prepend(key.Key).ToArray();
        var segments = parts.Select(KeyText).OfType<string>().ToArray();
        return segments.Length == parts.Length ? segments : null;
    }

    static string? KeyText(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text,
        StringValueSyntax quoted => quoted.Value,
        _ => null,
    };

    TomlValue Value(ValueSyntax? value, int line, string path) => value switch
    {
        StringValueSyntax { Value: { } text } => new TomlText(LineOf(value), text),
        BooleanValueSyntax boolean => new TomlBoolean(LineOf(value), boolean.Value),
        IntegerValueSyntax integer => new TomlNumber(LineOf(value), TextOf(integer.Token), integer.Value),
        FloatValueSyntax { Token: { } token } => Float(LineOf(value), TextOf(token)),
        DateTimeValueSyntax { Token: { } token } => new TomlMoment(LineOf(value), TextOf(token)),
        ArraySyntax array => new TomlArray(LineOf(value), [.. array.Items.Select(item => Value(item.Value, LineOf(item), path))]),
        InlineTableSyntax inline => Inline(inline, path),
        _ => new TomlBroken(line),
    };

    TomlTable Inline(InlineTableSyntax inline, string path)
    {
        var table = new TomlTable(LineOf(inline), path);
        AddAll(table, inline.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>());
        return table;
    }

    static TomlNumber Float(int line, string text) =>
        new(line, text, decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null);

    static string TextOf(SyntaxToken? token) => token?.Text ?? "";

    static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;
}
