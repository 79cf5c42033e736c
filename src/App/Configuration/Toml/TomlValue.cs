namespace Fuelgauge.App.Configuration.Toml;

/// <summary>A value of a TOML document with the line it begins on, from 1.</summary>
internal abstract record TomlValue(int Line);

/// <summary>A string.</summary>
internal sealed record TomlText(int Line, string Value) : TomlValue(Line);

/// <summary>An integer or a float.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">As written.</param>
/// <param name="Value">Exactly; null for what no decimal holds: <c>inf</c>, <c>nan</c>, more than 28 digits.</param>
internal sealed record TomlNumber(int Line, string Text, decimal? Value) : TomlValue(Line);

/// <summary>A boolean.</summary>
internal sealed record TomlBoolean(int Line, bool Value) : TomlValue(Line);

/// <summary>A date, a time or both.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">As written.</param>
internal sealed record TomlMoment(int Line, string Text) : TomlValue(Line);

/// <summary>An array: of values, or of tables.</summary>
internal sealed record TomlArray(int Line, List<TomlValue> Items) : TomlValue(Line);

/// <summary>A value the parser could not make out. Its error is already said: who asks for it gets nothing and adds no second one.</summary>
internal sealed record TomlBroken(int Line) : TomlValue(Line);

/// <summary>A table, wherever it was written: under a header, inline, or by dotted keys.</summary>
/// <param name="Line">The line of its header or first key.</param>
/// <param name="Path">Its dotted name, for messages; empty for the document itself.</param>
internal sealed record TomlTable(int Line, string Path) : TomlValue(Line)
{
    readonly Dictionary<string, TomlEntry> entries = new(StringComparer.Ordinal);

    /// <summary>Its keys in the order written (a dictionary nothing is removed from keeps it).</summary>
    public IReadOnlyDictionary<string, TomlEntry> Entries => entries;

    /// <summary>Adds an entry; of two with one key the first stays, since the parser has already reported the second.</summary>
    public void Add(string key, TomlEntry entry) => entries.TryAdd(key, entry);
}

/// <summary>A value under its key.</summary>
/// <param name="Line">The key's line.</param>
/// <param name="Value">The value.</param>
internal sealed record TomlEntry(int Line, TomlValue Value);
