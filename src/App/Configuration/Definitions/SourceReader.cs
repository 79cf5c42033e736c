using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[source]]</c>.</summary>
internal static class SourceReader
{
    /// <summary>One source; null when its id is missing or wrong.</summary>
    public static SourceDefinition? Read(TomlTableReader table, DefinitionScope scope)
    {
        var id = NamePattern.Id.Read(table, "id", required: true);
        var kind = table.Word("kind", DefinitionWords.SourceKinds) ?? SourceKind.Http;
        var (isHttp, isSaid) = (kind == SourceKind.Http, kind == SourceKind.None);
        var isLocal = kind is SourceKind.File or SourceKind.Command or SourceKind.Statusline;
        var auth = isHttp ? AuthReader.Read(table, scope) : null;
        var source = new SourceDefinition
        {
            Id = id ?? "",
            Kind = kind,
            Auth = auth,
            Mirrors = isLocal ? table.Text("mirrors", example: "\"usage\"") : null,
            Option = RequestReader.OptionOf(table, scope),
            Costs = isHttp ? table.Text("costs", example: "\"US$0.01 for each answer\"") : null,
            HasGates = table.Flag("gates") ?? true,
            Part = isSaid ? PartOf(table, scope) : kind == SourceKind.Command ? Part(table, scope, "status") : null,
            Message = isSaid ? table.Text("message", required: true, "\"Example has no endpoint for a balance; see its console.\"") : null,
            Requests = isHttp || isLocal ? Requests(table, scope, kind, auth) : [],
        };
        if ((isHttp || isLocal) && !table.Has("request"))
            table.Error(table.Line, $"a source of kind {kind} needs requests; add [[source.request]]");
        if (kind == SourceKind.Statusline && source.Requests.Count > 1)
            table.Error(table.Line, "a status line is one text, and so one request; remove the others");
        if (isHttp && scope.Regions.All(region => region.BaseUrl is null && region.BaseUrlVariables.Count == 0))
            table.Error(table.Line, "a source of kind http needs a [[region]] with base_url (or base_url_env), which {host} stands for");
        table.Finish();
        return id is null ? null : source;
    }

    // Where no credential is of any use, there is none to name.
    static string? PartOf(TomlTableReader table, DefinitionScope scope) =>
        scope.Credentials.Count > 0 || table.Has("part") ? Part(table, scope, CredentialReader.DefaultPart) : null;

    static string Part(TomlTableReader table, DefinitionScope scope, string usual)
    {
        var part = table.Text("part", example: $"\"{usual}\"") ?? usual;
        DefinitionScope.Check(table, "part", [part], scope.Credentials.Select(credential => credential.Part), "credential part");
        return part;
    }

    static List<RequestDefinition> Requests(TomlTableReader table, DefinitionScope scope, string kind, AuthDefinition? auth)
    {
        var requests = new List<(TomlTableReader Table, RequestDefinition Request)>();
        foreach (var inner in table.Tables("request"))
        {
            if ((kind == SourceKind.Http ? RequestReader.Read(inner, scope, auth) : LocalRequestReader.Read(inner, scope, kind)) is not { } request)
                continue;
            if (scope.EarlierRequests.Contains(request.Id))
                inner.Error("id", $"the source already has a request \"{request.Id}\"; take another id");
            requests.Add((inner, request));
            scope = scope with
            {
                EarlierRequests = [.. scope.EarlierRequests, request.Id],
                KeptNames = [.. scope.KeptNames, .. request.Keep.Select(kept => kept.Name)],
            };
        }
        if (!table.IsTrusted)
            RequestChecks.Together(requests);
        return [.. requests.Select(one => one.Request)];
    }
}
