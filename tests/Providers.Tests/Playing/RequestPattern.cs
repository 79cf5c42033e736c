using System.Text.RegularExpressions;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>
/// What requests of one definition look like when they arrive: method, path, parameters, headers and body, with anything that cannot end its place where
/// the templates have a name in braces. Deliberately not made by the code that fills the templates in.
/// </summary>
sealed partial class RequestPattern
{
    const string AnyText = """[^/?&\s"]+""";

    readonly Account account;
    readonly Regex path;
    readonly IReadOnlyList<KeyValuePair<string, Regex>> parameters;
    readonly HashSet<string> optional;   // parameters of a kept name that may have nothing in it
    readonly Regex? body;

    public RequestPattern(Account account, SourceDefinition source, RequestDefinition request)
    {
        (this.account, Source, Request) = (account, source, request);
        var parts = WithoutOrigin(request.Url).Split('?', 2);
        path = Pattern((account.Region.BaseUrl?.AbsolutePath.TrimEnd('/') ?? "") + parts[0]);
        var templates = Parameters(parts.ElementAtOrDefault(1) ?? "").ToList();
        parameters = [.. templates.Select(pair => KeyValuePair.Create(pair.Key, Pattern(pair.Value)))];
        var empty = source.Requests.SelectMany(earlier => earlier.Keep).Where(keep => keep.Default is "").Select(keep => $"{{{keep.Name}}}").ToList();
        optional = [.. templates.Where(pair => empty.Contains(pair.Value)).Select(pair => pair.Key)];
        body = request.Body is { } template ? Pattern(template) : null;
    }

    /// <summary>The source that the request belongs to.</summary>
    public SourceDefinition Source { get; }

    /// <summary>The request.</summary>
    public RequestDefinition Request { get; }

    /// <summary>The definition's headers, by the names that they arrive under: a setting may give one.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => Request.Headers.Select(header => KeyValuePair.Create(account.Settings.GetValueOrDefault(header.Key.Trim('{', '}'), header.Key), header.Value));

    /// <summary>The item of a call per item; empty for other requests; null when this is not such a request at all.</summary>
    /// <param name="sent">A request as it arrived, without what its scheme added to the query.</param>
    public string? Match(SentRequest sent)
    {
        if (sent.Method != Request.Method)
            return null;
        var parts = sent.Target.Split('?', 2);
        var given = Parameters(parts.ElementAtOrDefault(1) ?? "").ToList();
        List<Match> matches = [path.Match(parts[0])];
        foreach (var (name, value) in parameters)
        {
            var at = given.FindIndex(pair => pair.Key == name && value.IsMatch(pair.Value));
            if (at < 0 && optional.Contains(name))
                continue;
            if (at < 0)
                return null;
            matches.Add(value.Match(given[at].Value));
            given.RemoveAt(at);
        }

        matches.AddRange(Headers.Where(header => !header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Select(header => Pattern(header.Value).Match(sent.Header(header.Key) ?? "")));
        if (Request.Pages is null)
        {
            matches.Add((body ?? Pattern("")).Match(sent.Body));
            if (given.Count > 0)
                return null;
        }

        if (matches.Exists(match => !match.Success))
            return null;
        var item = Request.ForEach is null ? "" : matches.Select(match => match.Groups["item"]).FirstOrDefault(group => group.Success)?.Value ?? "";
        return Uri.UnescapeDataString(item);
    }

    /// <summary>The parts of a query as they are written.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1) ?? ""));

    // A setting must arrive as it is; the instant of a date and what was kept are the program's to know.
    Regex Pattern(string template)
    {
        var pattern = new System.Text.StringBuilder("^");
        var from = 0;
        foreach (Match name in Name().Matches(template))
        {
            pattern.Append(Regex.Escape(template[from..name.Index]));
            pattern.Append(name.Groups[1].Value == Request.ForEach?.As ? $"(?<item>{AnyText})"
                : account.Settings.TryGetValue(name.Groups[1].Value, out var setting) ? $"(?:{Regex.Escape(setting)}|{Regex.Escape(Uri.EscapeDataString(setting))})"
                : AnyText);
            from = name.Index + name.Length;
        }

        return new(pattern.Append(Regex.Escape(template[from..])).Append('$').ToString(), RegexOptions.CultureInvariant);
    }

    static string WithoutOrigin(string url) => Origin().Replace(url, "");

    [GeneratedRegex(@"^(\{host\}|https://[^/]+)")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_+:\-]*)\}")]
    private static partial Regex Name();
}
