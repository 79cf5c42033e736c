using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads one <c>[[account]]</c>.</summary>
/// <param name="catalog">Knows the providers.</param>
/// <param name="environment">Tells where paths begin.</param>
/// <param name="reader">The table.</param>
/// <param name="file">The file's name, for messages.</param>
/// <param name="folder">Where relative paths of keys begin.</param>
/// <param name="general">The general thresholds.</param>
/// <param name="errors">Takes mistakes of a pool's own file.</param>
internal sealed partial class AccountReader(
    ICatalog catalog, HostEnvironment environment, TomlTableReader reader, string file, string? folder, Thresholds general, ConfigurationErrors errors)
{
    /// <summary>The account, and the pool of accounts that it stands for (null when it stands for itself); no account when its provider or name is wrong. Mistakes elsewhere are reported and read as absent.</summary>
    public (AccountSettings? Account, Pool? Pool) Read()
    {
        var pools = new PoolReader(reader, environment, folder);
        var provider = ReadProvider();
        var name = ReadName();
        var places = new PlaceReader(environment, folder).Read(reader, provider?.Credentials ?? []);
        // A definition with mistakes costs its own row: what an account says for it cannot be judged.
        var usable = provider is not null && catalog.Find(provider.Id) is { Failure: null } ? provider : null;
        var settings = ReadSettings(reader.Table("settings", example: "{ name = \"value\" }"), usable);
        var options = ReadOptions(usable);
        var tags = reader.Texts("tags", "[\"coding\"]");
        var region = ReadRegion(usable);
        var home = ReadHome(usable, places.Count > 0);
        var baseUrl = reader.BaseUrl("base_url");
        if (baseUrl is { IsLoopback: false } && places.Count == 0 && !pools.IsPool && provider is not null)
            reader.Error("base_url", $"base_url sends this account's requests to {baseUrl.Host}, and a key found by itself goes only to its provider; name the key for this host: {LiteralSecrets.WaysOut("key")}");
        LiteralSecrets.Refuse(reader, provider?.Credentials.Select(part => part.Part) ?? []);
        var account = new AccountSettings
        {
            Id = new AccountId(provider?.Id ?? "", name ?? (pools.IsPool ? Pool.DefaultName : AccountId.DefaultName)),
            Origin = $"{file}:{reader.Line}",
            Places = places,
            Home = home,
            Region = region,
            BaseUrl = baseUrl,
            MinInterval = reader.Duration("min_interval"),
            Budget = BudgetReader.Read(reader, file),
            Tags = reader.Has("tags") ? tags : null,
            Priority = reader.Integer("priority"),
            Reserve = reader.ShareOrAmount("reserve"),
            Weight = reader.Limit("weight", "2"),
            Disabled = reader.Flag("disabled") ?? false,
            Options = options,
            Settings = settings,
            Meters = ReadMeters(),
            Proxy = reader.Proxy("proxy"),
            UserAgent = reader.HeaderText("user_agent"),
        };
        var pool = pools.Read(account, provider, errors);
        reader.Finish();
        return provider is null || (name is null && reader.Has("name")) || (pool is null && pools.IsPool) ? default : (account, pool);
    }

    ProviderDefinition? ReadProvider()
    {
        if (reader.Text("provider", required: true, example: $"\"{catalog.Entries[0].Id}\"") is not { } word)
            return null;
        if (catalog.Find(word) is { } entry)
            return catalog.Load(entry.Id);
        reader.Error("provider", $"nobody knows a provider {ForeignText.Clean(word, [])}{ProviderNames.Meant(catalog, word)}");
        return null;
    }

    string? ReadName()
    {
        const string example = "\"work\"";
        if (reader.Text("name", example: example) is not { } name || AccountNameRule.IsValid(name))
            return reader.Text("name", example: example);
        reader.Wrong("name", AccountNameRule.Words, example);
        return null;
    }

    string? ReadRegion(ProviderDefinition? provider)
    {
        if (provider is null)
        {
            reader.Text("region");
            return null;
        }
        return provider.Regions is [{ Id: var only }] && reader.Has("region")
            ? Refused($"region: {provider.Id} has one site only ({only}); remove the line")
            : reader.Word("region", [.. provider.Regions.Select(region => region.Id)]);

        string? Refused(string message)
        {
            reader.Text("region");
            reader.Error("region", message);
            return null;
        }
    }

    string? ReadHome(ProviderDefinition? provider, bool namesKeys)
    {
        const string key = "home";
        if (reader.Text(key, example: "\"~/.claude-work\"") is not { } written)
            return null;
        if (provider is { HomeVariable: null })
            reader.Error(key, $"home: {provider.Id} has no program whose folder could be another; remove the line");
        if (namesKeys)
            reader.Error(key, "home says that the login of that folder is used, and the account names a key besides; keep one of the two");
        if (environment.Expand(written, folder) is { } path)
            return provider?.HomeVariable is null ? null : path;
        reader.Error(key, $"home = \"{ForeignText.Clean(written, [])}\": there is no home folder for ~; give an absolute path");
        return null;
    }

    IReadOnlyList<string> ReadOptions(ProviderDefinition? provider)
    {
        var options = reader.Texts("options");
        if (provider is null)
            return options;
        foreach (var option in options.Except(provider.Options))
            reader.Error("options", $"options: {provider.Id} has no option {ForeignText.Clean(option, [])}; {Known(provider.Options)}");
        return [.. options.Intersect(provider.Options)];
    }

    static Dictionary<string, string> ReadSettings(TomlTableReader? table, ProviderDefinition? provider)
    {
        var settings = new Dictionary<string, string>();
        if (table is null)
            return settings;
        IReadOnlyList<string> known = provider is null ? [] : [.. provider.Settings.Select(setting => setting.Name)];
        LiteralSecrets.Refuse(table, provider?.Credentials.Select(part => part.Part) ?? [], known);
        foreach (var name in table.Keys())
        {
            if (provider is not null && !known.Contains(name) && !LiteralSecrets.IsSecret(name, provider))
                table.Error(name, $"{provider.Id} has no setting {ForeignText.Clean(name, [])}; {Known(known)}");
            else if (table.Value(name) is TomlNumber { Text: var number })
                settings[name] = number;
            else if (known.Contains(name) && table.Text(name) is { } text)
                settings[name] = text;
        }
        return settings;
    }

    Dictionary<string, MeterOverride> ReadMeters()
    {
        var meters = new Dictionary<string, MeterOverride>();
        if (reader.Table("meters", example: "{ weekly = { warning = \"20%\" } }") is { } tables)
        {
            foreach (var id in tables.Keys())
            {
                if (!MeterPattern().IsMatch(id))
                    tables.Error(id, $"{ForeignText.Clean(id, [])} is no meter id; small letters, digits and - are allowed, for example weekly");
                if (tables.Table(id, example: "{ warning = \"20%\" }") is { } meter)
                    meters[id] = ReadMeter(meter);
            }
        }
        var limit = reader.Limit("limit");
        var warning = reader.Quantity("warning_below");
        var critical = reader.Quantity("critical_below");
        if (limit is null && warning is null && critical is null)
            return meters;
        const string balance = "balance";
        var said = meters.GetValueOrDefault(balance) ?? new MeterOverride();
        if (limit is not null && said.Limit is not null)
            reader.Error("limit", "limit is set here and under [account.meters.balance]; keep one of the two");
        meters[balance] = said with
        {
            Limit = limit ?? said.Limit,
            Thresholds = ThresholdReader.WithAmounts(reader, said.Thresholds ?? general, warning, critical, reader.Has("critical_below") ? "critical_below" : "warning_below"),
        };
        return meters;
    }

    MeterOverride ReadMeter(TomlTableReader meter)
    {
        var role = meter.Word("role", ["gate", "fallback", "info"]);
        var result = new MeterOverride
        {
            Limit = meter.Limit("limit"),
            Thresholds = meter.Has("warning") || meter.Has("critical") ? ThresholdReader.Read(meter, general) : null,
            Role = role is null ? null : Enum.Parse<Role>(role, ignoreCase: true),
            Hidden = meter.Flag("hidden") ?? false,
        };
        // Asked for in any case, so that they count as known where neither is written.
        _ = (meter.Value("warning"), meter.Value("critical"));
        meter.Finish();
        return result;
    }

    static string Known(IReadOnlyList<string> words) => words.Count == 0 ? "it has none" : $"known are {string.Join(", ", words)}";

    [GeneratedRegex(@"^[a-z0-9-]{1,48}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MeterPattern();
}
