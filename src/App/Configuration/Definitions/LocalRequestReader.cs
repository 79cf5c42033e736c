using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads what a request has that sends nothing: <c>[source.request.file]</c>, <c>[source.request.statusline]</c>.</summary>
internal static class LocalRequestReader
{
    const string PathsExample = "[\"$CODEX_HOME/usage.json\", \"~/.codex/usage.json\"]";

    /// <summary>One request; null when its id is missing or wrong.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="scope">What it may refer to.</param>
    /// <param name="kind">The kind of its source: <c>file</c>, <c>command</c> or <c>statusline</c>.</param>
    public static RequestDefinition? Read(TomlTableReader table, DefinitionScope scope, string kind)
    {
        var id = NamePattern.Id.Read(table, "id", required: true);
        var request = RequestReader.Content(table, scope, new RequestDefinition
        {
            Id = id ?? "",
            Url = "",
            Option = RequestReader.OptionOf(table, scope),
            IsFallback = table.Flag("fallback") ?? false,
            Every = kind == SourceKind.Command ? table.Duration("every") ?? TimeSpan.FromMinutes(5) : TimeSpan.Zero,
            File = kind == SourceKind.File ? File(table, scope) : null,
            Statusline = kind == SourceKind.Statusline ? Statusline(table, scope) : null,
        });
        if (table.Has("reader") && table.Has("reading"))
            table.Error("reader", "a request has a reader or readings, not both; remove one");
        table.Finish();
        return id is null ? null : request;
    }

    static FileDefinition? File(TomlTableReader request, DefinitionScope scope)
    {
        if (request.Table("file", required: true, "{ format = \"json\", paths = [\"~/.example/usage.json\"] }") is not { } table)
            return null;
        var format = DefinitionWords.Enum<DocumentFormat>(table, "format", required: true);
        var paths = Paths(table, "paths");
        var isSqlite = format == DocumentFormat.Sqlite;
        var file = new FileDefinition
        {
            Format = format ?? DocumentFormat.Json,
            Paths = paths,
            Table = isSqlite ? table.Text("table", required: true, "\"ItemTable\"") : null,
            Keys = isSqlite ? table.Texts("keys", "[\"example.usage\"]") : [],
            When = PathReader.Filter(table, "when", scope),
            ObservedAt = table.Has("observed_at") ? TimeReader.Instant(table, "observed_at", scope, isFormNeeded: false) : null,
        };
        if (isSqlite && !table.Has("keys"))
            table.Missing("keys", "[\"example.usage\"]");
        table.Finish();
        return format is null ? null : file;
    }

    static StatuslineDefinition? Statusline(TomlTableReader request, DefinitionScope scope)
    {
        if (request.Table("statusline", example: "{ program = \"Claude Code\", settings = [\"~/.claude/settings.json\"] }") is not { } table)
            return null;
        var program = table.Text("program", required: true, "\"Claude Code\"");
        var settings = Paths(table, "settings");
        var title = ValueReader.Text(table, "title", scope);
        table.Finish();
        return program is null ? null : new(program, settings, title);
    }

    static IReadOnlyList<LocalPath> Paths(TomlTableReader table, string key)
    {
        if (!table.Has(key))
            table.Missing(key, PathsExample);
        return LocalPathReader.ReadAll(table, key);
    }
}
