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
        var kind = table.Word("kind", DefinitionWords.SourceKinds) ?? "http";
        var option = RequestReader.OptionOf(table, scope);
        var gates = table.Flag("gates") ?? true;
        var auth = kind == "http" ? AuthReader.Read(table, scope) : null;
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
}
