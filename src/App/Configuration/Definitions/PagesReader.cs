using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>pages</c> and <c>for_each</c>: how one request is made several times.</summary>
internal static class PagesReader
{
    static readonly string[] Shapes = ["cursor", "cursors", "link"];
    static readonly string[] Carriers = ["parameter", "member"];

    /// <summary>How further pages are asked for; null when absent or wrong.</summary>
    /// <param name="table">The request.</param>
    /// <param name="method">Its method.</param>
    /// <param name="scope">What it may refer to.</param>
    public static PagesDefinition? Read(TomlTableReader table, string method, DefinitionScope scope)
    {
        const string example = "{ cursor = \"$.next\", parameter = \"cursor\" }";
        if (table.Table("pages", example: example) is not { } inner)
            return null;
        var written = Shapes.Where(inner.Has).ToList();
        if (written.Count != 1)
            inner.Error(inner.Line, $"pages needs exactly one of {string.Join(", ", Shapes)}, and has {DefinitionScope.List(written)}; write for example pages = {example}");
        var link = ValueReader.Text(inner, "link", scope);
        var pages = new PagesDefinition
        {
            Cursors = [.. Cursor(inner, scope), .. Cursors(inner, scope)],
            IsInBody = inner.Has("member"),
            Link = link,
            While = PathReader.Filter(inner, "while", scope),
        };
        if (pages.IsInBody && (method != "POST" || !table.Has("body")))
            inner.Error("member", "a member is put into the JSON body, and this request has none; write method = \"POST\" and body = \"{}\"");
        inner.Finish();
        return written.Count == 1 && (pages.Cursors.Count > 0 || link is not null) ? pages : null;
    }

    /// <summary>The items that a request is made for; null when absent or wrong.</summary>
    public static ForEachDefinition? ForEach(TomlTableReader table, DefinitionScope scope)
    {
        const string example = "{ request = \"teams\", path = \"$.data[*].id\", as = \"team\" }";
        if (table.Table("for_each", example: example) is not { } inner)
            return null;
        var request = inner.Text("request", required: true, "\"teams\"");
        if (request is not null)
            DefinitionScope.Check(inner, "request", [request], scope.EarlierRequests, "earlier request");
        var path = PathReader.Path(inner, "path", scope, required: true);
        var name = inner.Text("as", required: true, "\"team\"");
        if (name is not null)
            KeepReader.CheckNew(inner, "as", name, scope);
        inner.Finish();
        return request is null || path is null || name is null ? null : new ForEachDefinition(request, path, name);
    }

    static IEnumerable<PageCursor> Cursor(TomlTableReader table, DefinitionScope scope)
    {
        var parameter = NamePattern.Parameter.Read(table, "parameter");
        var member = NamePattern.Parameter.Read(table, "member");
        if (table.Value("cursor") is null)
        {
            foreach (var key in Carriers.Where(table.Has))
                table.Error(key, $"{key} carries a cursor, and there is none; write for example cursor = \"$.next\"");
            return [];
        }
        if (table.Has("parameter") == table.Has("member"))
            table.Error(table.Line, "a cursor travels in a parameter of the query or in a member of the body; write one of parameter = \"cursor\" and member = \"NextPageToken\"");
        return ValueReader.Text(table, "cursor", scope) is { } cursor && (parameter ?? member) is { } name ? [new PageCursor(name, cursor)] : [];
    }

    static List<PageCursor> Cursors(TomlTableReader table, DefinitionScope scope)
    {
        var cursors = new List<PageCursor>();
        if (table.Table("cursors", example: "{ after = \"$.next_after\" }") is not { } inner)
            return cursors;
        foreach (var name in inner.Keys())
        {
            if (!NamePattern.Parameter.Shape.IsMatch(name))
                inner.Error(name, $"\"{name}\" is not {NamePattern.Parameter.Meaning}; write for example after");
            if (ValueReader.Text(inner, name, scope) is { } value)
                cursors.Add(new PageCursor(name, value));
        }
        return cursors;
    }
}
