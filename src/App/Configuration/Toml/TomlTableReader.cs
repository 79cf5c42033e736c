using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Toml;

/// <summary>
/// Reads one table key by key. A wrong value adds an error and reads as absent; <see cref="Finish"/> reports the keys nobody asked for.
/// Every method that gives null says so for "absent or wrong": ask <see cref="Has"/> where the two differ.
/// </summary>
/// <param name="document">The document, for its name and state.</param>
/// <param name="table">The table to read.</param>
/// <param name="errors">Takes the mistakes.</param>
internal sealed class TomlTableReader(TomlDocument document, TomlTable table, ConfigurationErrors errors)
{
    const int LongestQuote = 60;
    readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>A reader of the document's top-level table.</summary>
    public TomlTableReader(TomlDocument document, ConfigurationErrors errors) : this(document, document.Root, errors)
    {
    }

    /// <summary>True when the build has read the document and found no mistake.</summary>
    public bool IsTrusted => document.IsTrusted;

    /// <summary>The table's own line.</summary>
    public int Line => table.Line;

    /// <summary>The table's dotted name; empty for the document itself.</summary>
    public string Path => table.Path;

    /// <summary>All keys in the order written, for tables whose keys are the user's words. Asking marks them as known.</summary>
    public IReadOnlyCollection<string> Keys()
    {
        known.UnionWith(table.Entries.Keys);
        return [.. table.Entries.Keys];
    }

    /// <summary>Whether the key is written, rightly or not.</summary>
    public bool Has(string key) => table.Entries.ContainsKey(key);

    /// <summary>The line of a key; the table's own when it is not written.</summary>
    public int LineOf(string key) => table.Entries.TryGetValue(key, out var entry) ? entry.Line : table.Line;

    /// <summary>A string; null when absent or wrong.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">True to report its absence.</param>
    /// <param name="example">A good value, for messages.</param>
    public string? Text(string key, bool required = false, string example = "\"text\"")
    {
        var text = Read<TomlText>(key, required, example)?.Value;
        if (text is null || !string.IsNullOrWhiteSpace(text))
            return text;
        Wrong(key, "is empty", example);
        return null;
    }

    /// <summary>One word of a closed list; null when absent or wrong.</summary>
    public string? Word(string key, IReadOnlyCollection<string> words, bool required = false)
    {
        if (Text(key, required, $"\"{words.First()}\"") is not { } word)
            return null;
        if (words.Contains(word))
            return word;
        Error(key, $"{key} = \"{Quote(word)}\" is none of {string.Join(", ", words)}{Meant(word, words)}");
        return null;
    }

    /// <summary>A boolean; null when absent or wrong.</summary>
    public bool? Flag(string key) => Read<TomlBoolean>(key, false, "true")?.Value;

    /// <summary>An integer within a range; null when absent or wrong.</summary>
    public int? Integer(string key, int least = 0, int most = int.MaxValue, bool required = false)
    {
        var example = least.ToString(CultureInfo.InvariantCulture);
        if (Read<TomlNumber>(key, required, example) is not { } number)
            return null;
        if (number.Value is { } value && value == decimal.Truncate(value) && value >= least && value <= most)
            return (int)value;
        Wrong(key, $"is not a whole number from {least}{(most == int.MaxValue ? " on" : $" to {most}")}", example);
        return null;
    }

    /// <summary>An exact number; null when absent or wrong.</summary>
    public decimal? Number(string key, bool required = false)
    {
        if (Read<TomlNumber>(key, required, "200") is not { } number)
            return null;
        if (number.Value is null)
            Wrong(key, "is not a number of at most 28 digits", "200");
        return number.Value;
    }

    /// <summary>A duration longer than zero (<c>"90s"</c>, <c>"1h30m"</c>); null when absent or wrong.</summary>
    public TimeSpan? Duration(string key, bool required = false, string example = "\"5m\"")
    {
        if (Text(key, required, example) is not { } text)
            return null;
        if (DurationText.TryParse(text, out var duration) && duration > TimeSpan.Zero)
            return duration;
        Wrong(key, "is not a duration", example);
        return null;
    }

    /// <summary>A date; null when absent or wrong.</summary>
    public DateOnly? Date(string key, bool required = false, string example = "2026-11-23")
    {
        if (Read<TomlMoment>(key, required, example) is not { } moment)
            return null;
        if (DateOnly.TryParseExact(moment.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Wrong(key, "is not a date", example);
        return null;
    }

    /// <summary>An array of strings that differ from each other; empty when absent, without the wrong ones.</summary>
    public IReadOnlyList<string> Texts(string key, string example = "[\"text\"]")
    {
        var texts = new List<string>();
        foreach (var item in Items(key, example))
        {
            if (item is not TomlText { Value: var text } || string.IsNullOrWhiteSpace(text))
                Error(item.Line, $"{key} holds {Describe(item)} where text belongs; write for example {key} = {example}");
            else if (texts.Contains(text))
                Error(item.Line, $"{key} names \"{Quote(text)}\" twice");
            else
                texts.Add(text);
        }
        return texts;
    }

    /// <summary>The items of an array, for lists of mixed shape; empty when absent or wrong.</summary>
    public IReadOnlyList<TomlValue> Items(string key, string example = "[]") =>
        Read<TomlArray>(key, false, example)?.Items.FindAll(item => item is not TomlBroken) ?? [];

    /// <summary>A table; null when absent or wrong. The caller finishes it.</summary>
    public TomlTableReader? Table(string key, bool required = false, string example = "{ }") =>
        Read<TomlTable>(key, required, example) is { } inner ? Open(inner) : null;

    /// <summary>An array of tables, each to be finished by the caller; empty when absent, without the wrong ones.</summary>
    public IReadOnlyList<TomlTableReader> Tables(string key)
    {
        var tables = new List<TomlTableReader>();
        var header = $"[[{(Path.Length == 0 ? key : $"{Path}.{key}")}]]";
        if (table.Entries.TryGetValue(key, out var entry) && entry.Value is TomlTable single)
        {
            known.Add(key);
            Error(entry.Line, $"{header} is a list: write its name in two brackets");
            return [Open(single)];
        }
        foreach (var item in Items(key, $"{header} with its keys below"))
        {
            if (item is TomlTable inner)
                tables.Add(Open(inner));
            else
                Error(item.Line, $"{key} holds {Describe(item)} where a table belongs; write {header} with its keys below");
        }
        return tables;
    }

    /// <summary>A value of any shape, for keys that take several; null when absent or not readable at all.</summary>
    public TomlValue? Value(string key)
    {
        known.Add(key);
        return table.Entries.TryGetValue(key, out var entry) && entry.Value is not TomlBroken ? entry.Value : null;
    }

    /// <summary>A reader of a table that <see cref="Value"/> or <see cref="Items"/> gave.</summary>
    public TomlTableReader Open(TomlTable inner) => new(document, inner, errors);

    /// <summary>Adds an error at a key.</summary>
    public void Error(string key, string message) => Error(LineOf(key), message);

    /// <summary>Adds an error at a line.</summary>
    public void Error(int line, string message) => errors.Add(document.File, line, message);

    /// <summary>Adds the error that a required key is not there, unless a syntax error may have swallowed it.</summary>
    public void Missing(string key, string example)
    {
        known.Add(key);
        if (!document.IsBroken)
            Error(table.Line, $"{(Path.Length == 0 ? "the file" : Path)} needs {key}; write for example {key} = {example}");
    }

    /// <summary>Reports every key that nobody asked for, with the nearest one that could have been meant.</summary>
    public void Finish()
    {
        if (IsTrusted)
            return;
        foreach (var (key, entry) in table.Entries.Where(entry => !known.Contains(entry.Key)))
            Error(entry.Line, $"unknown key {Quote(key)}{(Path.Length == 0 ? "" : $" in {Path}")}{Meant(key, [.. known.Order(StringComparer.Ordinal)])}; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
    }

    /// <summary>A value for a message: its kind and the value itself, cut short.</summary>
    public static string Describe(TomlValue value) => value switch
    {
        TomlText text => $"the text \"{Quote(text.Value)}\"",
        TomlNumber number => $"the number {Quote(number.Text)}",
        TomlBoolean boolean => boolean.Value ? "true" : "false",
        TomlMoment moment => $"the time {Quote(moment.Text)}",
        TomlArray => "a list",
        _ => "a table",
    };

    T? Read<T>(string key, bool required, string example) where T : TomlValue
    {
        known.Add(key);
        if (!table.Entries.TryGetValue(key, out var entry))
        {
            if (required)
                Missing(key, example);
            return null;
        }
        if (entry.Value is not T)
            Wrong(key, "is of the wrong type", example);
        return entry.Value as T;
    }

    /// <summary>Adds the error that a key's value is not what it should be.</summary>
    /// <param name="key">The key, which is written.</param>
    /// <param name="what">What is wrong, after the value: <c>is not a duration</c>.</param>
    /// <param name="example">A good value.</param>
    public void Wrong(string key, string what, string example)
    {
        if (table.Entries[key].Value is not TomlBroken and var value)
            Error(key, $"{key}: {Describe(value)} {what}; write for example {key} = {example}");
    }

    static string Meant(string word, IEnumerable<string> words) => NearestWord.Find(word, words) is { } nearest ? $"; did you mean {nearest}?" : "";

    // What is shaped like a token is masked: a key may have been pasted at the wrong place.
    static string Quote(string text)
    {
        var clean = ForeignText.Clean(text, []);
        return clean.Length <= LongestQuote ? clean : clean[..LongestQuote] + "…";
    }
}
