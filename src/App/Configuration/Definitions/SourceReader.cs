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
        var costs = kind == "http" ? table.Text("costs", example: "\"US$0.01 for each answer\"") : null;
        var gates = table.Flag("gates") ?? true;
        var auth = kind == "http" ? AuthReader.Read(table, scope) : null;
        var requests = kind == "http" ? Requests(table, scope, auth) : [];
        var part = kind == "none" ? table.Text("part", example: "\"key\"") ?? CredentialReader.DefaultPart : null;
        if (part is not null)
            DefinitionScope.Check(table, "part", [part], scope.Credentials.Select(credential => credential.Part), "credential part");
        var message = kind == "none" ? table.Text("message", required: true, "\"Example has no endpoint for a balance; see its console.\"") : null;
        if (kind == "http" && !table.Has("request"))
            table.Error(table.Line, "a source of kind http needs requests; add [[source.request]]");
        if (kind == "http" && scope.Regions.All(region => region.BaseUrl is null && region.BaseUrlVariables.Count == 0))
            table.Error(table.Line, "a source of kind http needs a [[region]] with base_url (or base_url_env), which {host} stands for");
        table.Finish();
        return id is null ? null : new SourceDefinition { Id = id, Kind = kind, Auth = auth, Option = option, Costs = costs, HasGates = gates, Part = part, Message = message, Requests = requests };
    }

    static List<RequestDefinition> Requests(TomlTableReader table, DefinitionScope scope, AuthDefinition? auth)
    {
        var prefixes = scope.Credentials.FirstOrDefault(credential => credential.Part == auth?.Part)?.Prefixes ?? [];
        var requests = new List<(TomlTableReader Table, RequestDefinition Request)>();
        foreach (var inner in table.Tables("request"))
        {
            if (RequestReader.Read(inner, scope, prefixes) is not { } request)
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
