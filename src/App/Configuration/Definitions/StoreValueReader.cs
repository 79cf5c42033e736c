using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads where things sit in a store that are no secret: settings, whose login it is, when it ends.</summary>
internal static class StoreValueReader
{
    const string TokenForm = "jwt";

    /// <summary>What becomes settings of the account, by their names.</summary>
    /// <param name="store">The store.</param>
    /// <param name="settings">What settings the definition has.</param>
    public static Dictionary<string, StoreValue> Settings(TomlTableReader store, IReadOnlyList<SettingDefinition> settings)
    {
        var values = new Dictionary<string, StoreValue>();
        if (store.Table("settings", example: "{ account_id = \"$.tokens.account_id\" }") is not { } table)
            return values;
        DefinitionScope.Check(store, "settings", table.Keys(), settings.Select(setting => setting.Name), "setting");
        foreach (var name in table.Keys())
        {
            if (Value(table, name) is { } value)
                values[name] = value;
        }
        return values;
    }

    /// <summary>Whose login it is; null when absent or wrong.</summary>
    public static StoreIdentity? Identity(TomlTableReader store)
    {
        const string key = "identity";
        if (store.Value(key) is not TomlTable written)
            return Value(store, key) is { } value ? new StoreIdentity(value, []) : null;
        var table = store.Open(written);
        var paths = LocalPathReader.ReadAll(table, "paths");
        var identity = OfTable(table) is { } inner ? new StoreIdentity(inner, paths) : null;
        table.Finish();
        return identity;
    }

    /// <summary>When the login ends; null when absent or wrong.</summary>
    public static StoreExpiry? Expires(TomlTableReader store)
    {
        const string key = "expires";
        if (store.Value(key) is not TomlTable written)
            return Path(store, key) is { } path ? new StoreExpiry(path, TimeForm.Rfc3339) : null;
        var table = store.Open(written);
        var place = Path(table, "path", required: true);
        var form = table.Word("form", [TokenForm, .. TimeReader.PointForms.Keys], required: true);
        table.Finish();
        return place is null || form is null ? null : new StoreExpiry(place, form == TokenForm ? null : TimeReader.PointForms[form]);
    }

    /// <summary>A key that is a JSONPath; null when absent or wrong.</summary>
    public static string? Path(TomlTableReader table, string key, bool required = false)
    {
        if (table.Text(key, required, "\"$.tokens.account_id\"") is not { } path)
            return null;
        if (!table.IsTrusted && !JsonPath.TryParse(path, out _, out var error, out var position))
            table.Error(key, $"{key} is no path: {error} at character {position + 1}");
        return path;
    }

    /// <summary>A path, or a claim of the token that sits there; null when absent or wrong.</summary>
    public static StoreValue? Value(TomlTableReader table, string key)
    {
        if (table.Value(key) is not TomlTable written)
            return Path(table, key) is { } path ? new StoreValue(path) : null;
        var inner = table.Open(written);
        var value = OfTable(inner);
        inner.Finish();
        return value;
    }

    static StoreValue? OfTable(TomlTableReader table)
    {
        var path = Path(table, "path", required: true);
        var claim = table.Text("claim", example: "\"sub\"");
        var member = table.Text("member", example: "\"plan\"");
        if (member is not null && claim is null)
            table.Missing("claim", "\"https://api.example.com/auth\"");
        return path is null ? null : new StoreValue(path, claim, member);
    }
}
