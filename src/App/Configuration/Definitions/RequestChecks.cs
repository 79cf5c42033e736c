using System.Text.Json;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reports what is well written and makes no sense: requests that can never be made or read, rules that can never fit.</summary>
internal static class RequestChecks
{
    /// <summary>What an answer can be good for by itself.</summary>
    static readonly string[] Uses = ["reader", "reading", "fault", "notice", "plan", "identity", "keep"];

    /// <summary>Checks one request by itself.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="request">The request.</param>
    /// <param name="auth">How its credential is sent; null for none.</param>
    public static void Alone(TomlTableReader table, RequestDefinition request, AuthDefinition? auth)
    {
        if (table.Has("reader") && table.Has("reading"))
            table.Error("reader", "a request has a reader or readings, not both; remove one");
        if (table.Has("rate") && (table.Has("pages") || table.Has("for_each")))
            table.Error("rate", "rate counts one call a request, and each page or item is a call of its own; remove one of the two");
        if (table.Has("fallback") && table.Has("extra"))
            table.Error("extra", "a request is a fallback or an extra, not both; remove one");
        if (request.ForEach is { } calls && !Templates(request).Any(template => Placeholders.Names(template).Contains(calls.As)))
            table.Error("for_each", $"for_each: every call would be the same; write {{{calls.As}}} into the url, the body or a header");
        if (auth is { Member.Count: > 0 } && request.Body?.StartsWith('{') != true)
            table.Error(table.Line, $"the credential is sent as {string.Join('.', auth.Member)} of a JSON body, and \"{request.Id}\" has none; write method = \"POST\" and body = \"{{}}\"");
        if (request.Body is { } body && !request.Headers.ContainsKey("Content-Type") && !IsJson(body))
            table.Error("body", "body is no JSON; write for example body = '{\"month\": \"{month}\"}'");
    }

    /// <summary>Checks that every fault rule can fit, and that readings have ids of their own.</summary>
    /// <param name="faults">The rules' tables.</param>
    /// <param name="readings">The readings' tables.</param>
    /// <param name="request">The request they belong to.</param>
    public static void Parts(IReadOnlyList<TomlTableReader> faults, IReadOnlyList<TomlTableReader> readings, RequestDefinition request)
    {
        // A rule that is wrong itself is not there, and then places do not fit lines.
        for (var index = 1; index < faults.Count && request.Faults.Count == faults.Count; index++)
        {
            if (request.Faults.Take(index).FirstOrDefault(earlier => Covers(earlier, request.Faults[index])) is { } cover)
                faults[index].Error(faults[index].Line, $"this fault can never fit: the one for {Words(cover)} above takes its answers; put it before that one");
        }
        for (var index = 1; index < readings.Count && request.Readings.Count == readings.Count; index++)
        {
            if (request.Readings[index] is { Id: { } id, Scope: null, Each: null, When: null } reading
                && request.Readings.Take(index).Any(earlier => earlier.Id == id && earlier is { Scope: null, Each: null, When: null } && earlier.Kind == reading.Kind))
                readings[index].Error("id", $"the request already has a reading \"{id}\"; take another id, or give each its when");
        }
    }

    /// <summary>Checks the requests of a source against each other.</summary>
    /// <param name="requests">All of a source, in order.</param>
    public static void Together(IReadOnlyList<(TomlTableReader Table, RequestDefinition Request)> requests)
    {
        for (var index = 0; index < requests.Count; index++)
        {
            var (table, request) = requests[index];
            CheckJoin(table, request, requests.Take(index).Select(one => one.Request));
            if (request.IsFallback && requests.Take(index).All(one => one.Request.IsExtra))
                table.Error("fallback", $"nothing comes before \"{request.Id}\", so there is nothing it could stand in for; remove fallback, or put it after another request");
            if (request.IsExtra && requests.All(one => one.Request.IsExtra))
                table.Error("extra", $"\"{request.Id}\" only adds to what others read, and no other request reads; remove extra");
        }
        var used = requests.SelectMany(one => one.Request.Join.Append(one.Request.ForEach?.Request)).ToHashSet();
        foreach (var (table, request) in requests.Where(one => !Uses.Any(one.Table.Has) && !used.Contains(one.Request.Id)))
            table.Error(table.Line, $"nothing is read from the request \"{request.Id}\", and no later one joins it; add [[source.request.reading]], reader, fault, notice, plan, identity or keep");
    }

    /// <summary>Reports joins that cannot be asked together: the joined request is rarer, or only made when others failed.</summary>
    static void CheckJoin(TomlTableReader table, RequestDefinition request, IEnumerable<RequestDefinition> earlier)
    {
        foreach (var joined in earlier.Where(other => request.Join.Contains(other.Id)))
        {
            if (joined.Every > request.Every)
                table.Error("join", $"join: \"{joined.Id}\" is asked with \"{request.Id}\", and may be asked less often; give both the same every");
            if (joined.IsFallback || joined.IsExtra && !request.IsExtra)
                table.Error("join", $"join: \"{joined.Id}\" is {(joined.IsFallback ? "a fallback" : "an extra")}, which may not be asked; join a request that is");
        }
    }

    static bool Covers(FaultRule earlier, FaultRule later)
    {
        var takesStatuses = earlier.Statuses.Count == 0 || (later.Statuses.Count > 0 && later.Statuses.All(earlier.Statuses.Contains));
        return takesStatuses && (earlier.When is null || earlier.When.Filter.ToString() == later.When?.Filter.ToString());
    }

    static string Words(FaultRule rule) => rule.Statuses.Count > 0 ? $"status {string.Join(", ", rule.Statuses)}" : rule.When!.Filter.ToString();

    static IEnumerable<string> Templates(RequestDefinition request) => request.Headers.Values.Append(request.Url).Append(request.Body ?? "");

    static bool IsJson(string template)
    {
        try
        {
            // A name stands for a number, or for what is inside of a text: 0 is both.
            using var document = JsonDocument.Parse(Placeholders.Expand(template, _ => "0", out _)!);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
