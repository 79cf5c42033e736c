using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[source]]</c>.</summary>
internal static class SourceReader
{
    static readonly string[] NamedSchemes = ["header", "query"];

    /// <summary>One source; null when its id is missing or wrong.</summary>
    public static SourceDefinition? Read(TomlTableReader table, DefinitionScope scope)
    {
        var id = NamePattern.Id.Read(table, "id", required: true);
        var kind = table.Word("kind", DefinitionWords.SourceKinds) ?? "http";
        var option = RequestReader.OptionOf(table, scope);
        var gates = table.Flag("gates") ?? true;
        var auth = kind == "http" ? Auth(table, scope) : null;
        var requests = kind == "http" ? Requests(table, scope, auth) : [];
        if (kind == "http" && !table.Has("request"))
            table.Error(table.Line, "a source of kind http needs requests; add [[source.request]]");
        if (kind == "http" && scope.Regions.All(region => region.BaseUrl is null))
            table.Error(table.Line, "a source of kind http needs a [[region]] with base_url, which {host} stands for");
        table.Finish();
        return id is null ? null : new SourceDefinition { Id = id, Kind = kind, Auth = auth, Option = option, HasGates = gates, Requests = requests };
    }

    static List<RequestDefinition> Requests(TomlTableReader table, DefinitionScope scope, AuthDefinition? auth)
    {
        var prefixes = scope.Credentials.FirstOrDefault(credential => credential.Part == auth?.Part)?.Prefixes ?? [];
        var requests = new List<RequestDefinition>();
        foreach (var inner in table.Tables("request"))
        {
            if (RequestReader.Read(inner, scope, prefixes) is not { } request)
                continue;
            if (scope.EarlierRequests.Contains(request.Id))
                inner.Error("id", $"the source already has a request \"{request.Id}\"; take another id");
            requests.Add(request);
            scope = scope with
            {
                EarlierRequests = [.. scope.EarlierRequests, request.Id],
                KeptNames = [.. scope.KeptNames, .. request.Keep.Select(kept => kept.Name)],
            };
        }
        return requests;
    }

    static AuthDefinition? Auth(TomlTableReader table, DefinitionScope scope)
    {
        if (table.Table("auth", example: "{ scheme = \"bearer\" }") is not { } inner)
            return null;
        var scheme = inner.Word("scheme", DefinitionWords.AuthSchemes, required: true);
        var part = inner.Text("part", example: "\"key\"") ?? CredentialReader.DefaultPart;
        DefinitionScope.Check(inner, "part", [part], scope.Credentials.Select(credential => credential.Part), "credential part");
        var isNamed = scheme is not null && NamedSchemes.Contains(scheme);
        var name = isNamed ? (scheme == "header" ? NamePattern.Header : NamePattern.Parameter).Read(inner, "name", required: true) : null;
        inner.Finish();
        return scheme is null ? null : new AuthDefinition { Scheme = scheme, Part = part, Name = name };
    }
}
