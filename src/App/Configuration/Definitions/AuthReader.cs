using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>auth</c> of a source, and of a request that sends the same credential in another way.</summary>
internal static class AuthReader
{
    /// <summary>The fields of each scheme beside <c>scheme</c>, and <c>part</c> where it takes one; those with a question mark may be left out.</summary>
    static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["bearer"] = [],
        ["bare"] = [],
        ["basic"] = [],
        ["header"] = ["name", "prefix?"],
        ["query"] = ["name"],
        ["body"] = ["member"],
        ["workos-cookie"] = [],
        ["aws-sigv4"] = ["service", "region?"],
        ["volcengine-v4"] = ["service", "region"],
        ["tencent-tc3"] = ["service", "action", "version"],
        ["alibaba-acs3"] = ["action", "version"],
        ["oauth-client"] = ["token_url", "client_id", "scope?"],
        ["google-adc"] = ["token_url", "scope"],
    };

    static readonly string[] AccessPair = ["access_key", "secret_key"];

    /// <summary>What the schemes take that are not content with one part, by their names; the sets are alternatives.</summary>
    static readonly Dictionary<string, string[][]> PartSets = new(StringComparer.Ordinal)
    {
        ["aws-sigv4"] = [AccessPair],
        ["volcengine-v4"] = [AccessPair],
        ["tencent-tc3"] = [AccessPair],
        ["alibaba-acs3"] = [AccessPair],
        ["oauth-client"] = [["client_secret"]],
        ["google-adc"] = [["client_email", "private_key"], ["client_id", "client_secret", "refresh_token"]],
    };

    /// <summary>The schemes; a test holds them against those there are.</summary>
    public static IReadOnlyCollection<string> Schemes => Fields.Keys;

    /// <summary>How a source sends its credential; null when absent or wrong.</summary>
    public static AuthDefinition? Read(TomlTableReader table, DefinitionScope scope) =>
        table.Table("auth", example: "{ scheme = \"bearer\" }") is { } inner ? ReadFields(inner, scope, CredentialReader.DefaultPart) : null;

    /// <summary>How a request sends its source's credential; null when absent or wrong, and where it is sent as the source says.</summary>
    public static AuthDefinition? Read(TomlTableReader table, DefinitionScope scope, AuthDefinition? source)
    {
        if (table.Table("auth", example: "{ scheme = \"bearer\" }") is not { } inner)
            return null;
        var auth = ReadFields(inner, scope with { KeptNames = [] }, source?.Part ?? CredentialReader.DefaultPart);
        if (auth is not null && !auth.Parts.ToHashSet().SetEquals(source?.Parts ?? []))
            table.Error("auth", "auth of a request is another way to send what the source sends; give the source its auth, and another credential a source of its own");
        return auth;
    }

    static AuthDefinition? ReadFields(TomlTableReader inner, DefinitionScope scope, string usualPart)
    {
        var scheme = inner.Word("scheme", Schemes, required: true);
        var sets = scheme is null ? [] : PartSets.GetValueOrDefault(scheme) ?? [];
        var part = sets is [[.., var secret], ..] ? secret : inner.Text("part", example: "\"key\"") ?? usualPart;
        var parts = sets.Length == 0 ? [part] : sets.SelectMany(set => set).Distinct();
        DefinitionScope.Check(inner, inner.Has("part") ? "part" : "scheme", parts, scope.Credentials.SelectMany(credential => credential.Parts), "credential part");
        var fields = scheme is null ? inner.Keys().ToDictionary(key => key, _ => (string?)null) : Values(inner, Fields[scheme], scope);
        inner.Finish();
        return scheme is null ? null : new AuthDefinition
        {
            Scheme = scheme,
            Part = part,
            PartSets = sets,
            Name = fields.GetValueOrDefault("name"),
            Prefix = fields.GetValueOrDefault("prefix"),
            Member = fields.GetValueOrDefault("member")?.Split('.') ?? [],
            Service = fields.GetValueOrDefault("service"),
            Region = fields.GetValueOrDefault("region"),
            Action = fields.GetValueOrDefault("action"),
            Version = fields.GetValueOrDefault("version"),
            Scope = fields.GetValueOrDefault("scope"),
            ClientId = fields.GetValueOrDefault("client_id"),
            TokenUrl = fields.GetValueOrDefault("token_url"),
        };
    }

    static Dictionary<string, string?> Values(TomlTableReader table, IEnumerable<string> fields, DefinitionScope scope)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var name = field.TrimEnd('?');
            values[name] = Value(table, name, name.Length == field.Length, scope);
        }
        return values;
    }

    static string? Value(TomlTableReader table, string name, bool isRequired, DefinitionScope scope)
    {
        if (name == "name")
            return (table.Text("scheme") == "header" ? NamePattern.Header : NamePattern.Parameter).Read(table, name, isRequired);
        if (name == "member")
            return NamePattern.Member.Read(table, name, isRequired);
        var value = table.Text(name, isRequired, Example(name));
        if (value is null)
            return null;
        if (value.Any(char.IsControl))
            table.Wrong(name, "holds control characters", Example(name));
        if (name == "token_url")
            TemplateRules.CheckUrl(table, name, value, scope);
        else
            TemplateRules.CheckNames(table, name, value, scope);
        return value;
    }

    static string Example(string name) => name switch
    {
        "prefix" => "\"Token \"",
        "service" => "\"billing\"",
        "region" => "\"us-east-1\"",
        "action" => "\"QueryAccountBalance\"",
        "version" => "\"2017-12-14\"",
        "client_id" => "\"{client_id}\"",
        "scope" => "\"https://management.azure.com/.default\"",
        _ => "\"https://login.example.com/{tenant}/oauth2/v2.0/token\"",
    };
}
