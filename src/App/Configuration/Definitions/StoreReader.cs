using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[credential.store]</c>.</summary>
internal static class StoreReader
{
    static readonly string[] SingleValueKeys = ["env", "files", "prefixes"];

    static readonly Dictionary<string, CredentialFormat> Formats = new()
    {
        ["json"] = CredentialFormat.Json,
        ["toml"] = CredentialFormat.Toml,
        ["yaml"] = CredentialFormat.Yaml,
        ["env"] = CredentialFormat.Env,
        ["ini"] = CredentialFormat.Ini,
        ["sqlite"] = CredentialFormat.Sqlite,
        ["aes-gcm"] = CredentialFormat.AesGcm,
    };

    /// <summary>How a credential's text is read when it holds several parts; null when it is one value, or wrong.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="settings">What settings the definition has.</param>
    public static CredentialStore? Read(TomlTableReader credential, IReadOnlyList<SettingDefinition> settings)
    {
        if (credential.Table("store", example: "{ format = \"json\", parts = { refresh_token = \"$.refresh_token\" } }") is not { } table)
            return null;
        foreach (var single in SingleValueKeys.Where(credential.Has))
            credential.Error(single, $"{single} is for a credential that is one value; give the parts of the store their own [[credential]]");
        var format = table.Word("format", Formats.Keys, required: true) is { } word ? Formats[word] : CredentialFormat.Json;
        var isIni = format == CredentialFormat.Ini;
        var isTable = format == CredentialFormat.Sqlite;
        var parts = Parts(table, isIni);
        var store = new CredentialStore
        {
            Format = format,
            Paths = LocalPathReader.ReadAll(table, "paths"),
            KeyPaths = format == CredentialFormat.AesGcm ? LocalPathReader.ReadAll(table, "key_paths") : [],
            Table = isTable ? table.Text("table", required: true, "\"ItemTable\"") : null,
            MoreTables = isTable ? table.Texts("more_tables", "[\"state\"]") : [],
            Keys = isTable ? table.Texts("keys", "[\"cursorAuth/accessToken\"]") : [],
            Within = isIni ? [] : table.Texts("within", "[\"github.com\", \"github.com:*\"]"),
            Parts = parts,
            Prefixes = isIni ? new() : Prefixes(table, parts),
            Settings = isIni ? new() : StoreValueReader.Settings(table, settings),
            Region = isIni ? null : StoreValueReader.Value(table, "region"),
            Identity = isIni ? null : StoreValueReader.Identity(table),
            Expires = isIni ? null : StoreValueReader.Expires(table),
            Section = isIni ? Section(table) : null,
            When = isIni ? null : When(table),
            Elsewhere = isIni ? table.Texts("elsewhere", "[\"role_arn\"]") : [],
            Advice = table.Text("advice"),
            BorrowedFrom = table.Text("borrowed_from", example: "\"gcloud\""),
            Run = table.Text("run", example: "\"gcloud auth login\""),
        };
        if (store.Elsewhere.Count > 0 && store.Advice is null)
            table.Missing("advice", "\"Name the keys themselves.\"");
        if (store.Expires is not null && store.BorrowedFrom is null)
            table.Error("expires", "expires is for a login that another program renews; say which with borrowed_from");
        if (isTable && store.Keys.Count == 0)
            table.Missing("keys", "[\"cursorAuth/accessToken\"]");
        if (format == CredentialFormat.AesGcm && store.KeyPaths.Count == 0)
            table.Missing("key_paths", "[\"~/.example/auth.key\"]");
        table.Finish();
        return store;
    }

    static Dictionary<string, string> Parts(TomlTableReader table, bool isIni)
    {
        var parts = new Dictionary<string, string>();
        if (table.Table("parts", required: true, example: "{ refresh_token = \"$.refresh_token\" }") is not { } inner)
            return parts;
        foreach (var part in inner.Keys())
        {
            if (!NamePattern.Word.Shape.IsMatch(part))
                inner.Error(part, $"\"{part}\" is not {NamePattern.Word.Meaning}; write for example refresh_token");
            if ((isIni ? inner.Text(part, required: true) : StoreValueReader.Path(inner, part, required: true)) is { } place)
                parts[part] = place;
        }

        return parts;
    }

    static Dictionary<string, string> Prefixes(TomlTableReader table, Dictionary<string, string> parts)
    {
        if (table.Table("prefixes", example: "{ key = \"workos:\" }") is not { } inner)
            return [];
        DefinitionScope.Check(inner, "prefixes", inner.Keys(), parts.Keys, "part of the store");
        return inner.Keys().Select(part => (Part: part, Prefix: inner.Text(part))).Where(one => one.Prefix is not null).ToDictionary(one => one.Part, one => one.Prefix!);
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
        if (!table.IsTrusted && !JsonFilter.TryParse(when, out _, out var error, out var position))
            table.Error("when", $"when is no condition: {error} at character {position + 1}");
        return when;
    }
}
