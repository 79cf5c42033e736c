using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[credential.store]</c>.</summary>
internal static partial class StoreReader
{
    static readonly string[] SingleValueKeys = ["env", "files", "prefixes"];

    const string PathExample = "[\"$AWS_SHARED_CREDENTIALS_FILE\", \"~/.aws/credentials\"]";

    /// <summary>How a credential's text is read when it holds several parts; null when it is one value, or wrong.</summary>
    public static CredentialStore? Read(TomlTableReader credential)
    {
        if (credential.Table("store", example: "{ format = \"json\", parts = { refresh_token = \"$.refresh_token\" } }") is not { } table)
            return null;
        foreach (var single in SingleValueKeys.Where(credential.Has))
            credential.Error(single, $"{single} is for a credential that is one value; give the parts of the store their own [[credential]]");
        var format = DefinitionWords.Enum<CredentialFormat>(table, "format", required: true);
        var store = new CredentialStore
        {
            Format = format ?? CredentialFormat.Json,
            Paths = Paths(table),
            Parts = Parts(table, format),
            Section = format == CredentialFormat.Ini ? Section(table) : null,
            When = format == CredentialFormat.Json ? When(table) : null,
            Elsewhere = format == CredentialFormat.Ini ? table.Texts("elsewhere", "[\"role_arn\"]") : [],
            Advice = table.Text("advice"),
            BorrowedFrom = table.Text("borrowed_from", example: "\"gcloud\""),
        };
        if (store.Elsewhere.Count > 0 && store.Advice is null)
            table.Missing("advice", "\"Name the keys themselves.\"");
        table.Finish();
        return store;
    }

    static IReadOnlyList<string> Paths(TomlTableReader table)
    {
        var paths = table.Texts("paths", PathExample);
        foreach (var path in paths.Where(path => !PathShape().IsMatch(path)))
            table.Error("paths", $"paths holds \"{path}\", which begins neither at home nor with a variable; write for example paths = {PathExample}");
        return paths;
    }

    static Dictionary<string, string> Parts(TomlTableReader table, CredentialFormat? format)
    {
        var parts = new Dictionary<string, string>();
        if (table.Table("parts", required: true, example: "{ refresh_token = \"$.refresh_token\" }") is not { } inner)
            return parts;
        foreach (var part in inner.Keys())
        {
            if (!NamePattern.Word.Shape.IsMatch(part))
                inner.Error(part, $"\"{part}\" is not {NamePattern.Word.Meaning}; write for example refresh_token");
            if (inner.Text(part, required: true, "\"$.refresh_token\"") is not { } place)
                continue;
            if (format == CredentialFormat.Json && !JsonPath.TryParse(place, out _, out var error, out var position))
                inner.Error(part, $"{part} is no path: {error} at character {position + 1}");
            parts[part] = place;
        }

        return parts;
    }

    static StoreSection? Section(TomlTableReader table)
    {
        if (table.Table("section", required: true, example: "{ env = [\"AWS_PROFILE\"], default = \"default\" }") is not { } inner)
            return null;
        var section = new StoreSection(
            NamePattern.Variable.ReadAll(inner, "env"), inner.Text("default", required: true, "\"default\"") ?? "", inner.Text("prefix", example: "\"profile \"") ?? "");
        inner.Finish();
        return section;
    }

    static string? When(TomlTableReader table)
    {
        if (table.Text("when", example: "\"$.type == 'service_account'\"") is not { } when)
            return null;
        if (!JsonFilter.TryParse(when, out _, out var error, out var position))
            table.Error("when", $"when is no condition: {error} at character {position + 1}");
        return when;
    }

    [GeneratedRegex(@"^(?:~/|\$[A-Za-z_][A-Za-z0-9_]*(?:/|\z))[^\p{Cc}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathShape();
}
