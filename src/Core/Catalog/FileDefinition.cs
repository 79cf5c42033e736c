namespace Fuelgauge.Core.Catalog;

/// <summary>A file of this machine that is read instead of an answer: <c>[source.request.file]</c>.</summary>
public sealed record FileDefinition
{
    /// <summary>How it is written.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>Where it may be; of all that are there the newest counts, by modification.</summary>
    public required IReadOnlyList<LocalPath> Paths { get; init; }

    /// <summary>The table that is read, with the columns <c>key</c> and <c>value</c>, for <see cref="DocumentFormat.Sqlite"/>; null otherwise.</summary>
    public string? Table { get; init; }

    /// <summary>The rows that are read, for <see cref="DocumentFormat.Sqlite"/>: the members of the document.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Which documents are meant: of <see cref="DocumentFormat.Jsonl"/> which lines, otherwise whether the file is read at all. Null for any.</summary>
    public FilterDefinition? When { get; init; }

    /// <summary>When its numbers were true; null for the time of its last modification.</summary>
    public TimeDefinition? ObservedAt { get; init; }
}

/// <summary>How a file is written that is read as one JSON document.</summary>
public enum DocumentFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>TOML.</summary>
    Toml,

    /// <summary>YAML as settings are mostly written: block mappings of plain and quoted scalars.</summary>
    Yaml,

    /// <summary>XML: an element is an object, its attributes <c>@name</c>, its text <c>#text</c>, several elements of a name a list.</summary>
    Xml,

    /// <summary>JSON texts, one a line; the newest that is meant is the document.</summary>
    Jsonl,

    /// <summary>A SQLite database with a table of keys and values.</summary>
    Sqlite,
}

/// <summary>Whose status line command gets the JSON that a source of kind <c>statusline</c> reads: <c>[source.request.statusline]</c>.</summary>
/// <param name="Program">The program's name, for people: <c>Claude Code</c>.</param>
/// <param name="Settings">Its settings file, whose member <c>statusLine</c> names the command.</param>
/// <param name="Title">What to show where it tells of no limit yet, such as the model's name; null for nothing.</param>
public sealed record StatuslineDefinition(string Program, IReadOnlyList<LocalPath> Settings, ValueDefinition? Title);
