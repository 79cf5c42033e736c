using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>config.toml</c> into records, collecting every mistake.</summary>
/// <param name="catalog">Knows the providers that the file names.</param>
/// <param name="environment">Tells where <c>~</c> and relative paths begin.</param>
/// <param name="errors">Takes the mistakes.</param>
internal sealed class SettingsReader(ICatalog catalog, HostEnvironment environment, ConfigurationErrors errors)
{
    /// <summary>Ids of the providers whose own definition may stand in for the one that comes with the program. Needed before there is a catalogue, so it reports nothing.</summary>
    public static IReadOnlySet<string> Overrides(TomlDocument? document) =>
        document?.Root.Entries.GetValueOrDefault("provider")?.Value is TomlTable providers
            ? providers.Entries
                .Where(entry => entry.Value.Value is TomlTable provider && provider.Entries.GetValueOrDefault("override")?.Value is TomlBoolean { Value: true })
                .Select(entry => entry.Key)
                .ToHashSet()
            : new HashSet<string>();

    /// <summary>Reads a document; the defaults when there is none.</summary>
    public FuelgaugeSettings Read(TomlDocument? document)
    {
        var settings = new FuelgaugeSettings();
        if (document is null)
            return settings;
        var reader = new TomlTableReader(document, errors);
        var folder = Path.GetDirectoryName(Path.GetFullPath(document.File, environment.WorkingFolder));
        LiteralSecrets.Refuse(reader, []);
        var thresholds = ReadThresholds(reader.Table("thresholds"));
        ReadProviders(reader.Table("provider"));
        var (accounts, pools) = ReadAccounts(reader, document, folder, thresholds);
        settings = settings with
        {
            Interval = reader.Duration("interval", example: "\"5m\"") ?? settings.Interval,
            Timeout = reader.Duration("timeout", example: "\"10s\"") ?? settings.Timeout,
            Database = reader.FilePath("database", environment, null),
            DispatchDatabase = reader.FilePath("dispatch_db", environment, null),
            BorrowedTokens = ReadBorrowedTokens(reader),
            Proxy = reader.Proxy("proxy"),
            CaFile = reader.FilePath("ca_file", environment, folder),
            UserAgent = reader.HeaderText("user_agent"),
            Thresholds = thresholds,
            Reserve = reader.ShareOrAmount("reserve"),
            Rates = RatesReader.Read(reader.Table("rates", example: "{ base = \"USD\", date = 2026-11-20, CNY = 0.1407 }")),
            History = HistoryReader.Read(reader.Table(HistoryReader.Section, example: "{ raw = \"30d\" }")),
            Prices = PricesReader.Read(reader.Table(PricesReader.Section, example: "{ \"gpt-5.2-codex\" = { input = 1.75, output = 14 } }"), document.File),
            Accounts = accounts,
            Pools = pools,
            Origins = Entries(document.Root)
                .Concat(Entries(document.Root.Entries.GetValueOrDefault("thresholds")?.Value as TomlTable))
                .Concat(Entries(document.Root.Entries.GetValueOrDefault(HistoryReader.Section)?.Value as TomlTable))
                .ToDictionary(entry => entry.Key, entry => $"{document.File}:{entry.Line}"),
        };
        reader.Finish();
        return settings;
    }

    static IEnumerable<(string Key, int Line)> Entries(TomlTable? table) =>
        table?.Entries.Select(entry => (table.Path.Length == 0 ? entry.Key : $"{table.Path}.{entry.Key}", entry.Value.Line)) ?? [];

    static Thresholds ReadThresholds(TomlTableReader? reader)
    {
        if (reader is null)
            return Thresholds.Default;
        var thresholds = ThresholdReader.Read(reader, Thresholds.Default, allowAmounts: false);
        reader.Finish();
        return thresholds;
    }

    void ReadProviders(TomlTableReader? providers)
    {
        foreach (var id in providers?.Keys() ?? [])
        {
            if (catalog.Entries.All(entry => entry.Id != id))
                providers!.Error(id, $"nobody knows a provider {id}{Meant(id)}");
            if (providers!.Table(id, example: "{ override = true }") is not { } provider)
                continue;
            provider.Flag("override");
            provider.Finish();
        }
    }

    BorrowedTokens ReadBorrowedTokens(TomlTableReader reader)
    {
        const string example = "\"offline\"";
        switch (reader.Value("borrowed_tokens"))
        {
            case null or TomlText { Value: "offline" }:
                return BorrowedTokens.Offline;
            case TomlText { Value: "on" }:
                return new BorrowedTokens(true, []);
            case TomlArray:
                var words = reader.Texts("borrowed_tokens", example);
                foreach (var word in words.Where(word => catalog.Find(word) is null))
                    reader.Error("borrowed_tokens", $"borrowed_tokens: nobody knows a provider {word}{Meant(word)}");
                return new BorrowedTokens(false, [.. words.Select(catalog.Find).OfType<CatalogEntry>().Select(entry => entry.Id)]);
            default:
                reader.Wrong("borrowed_tokens", "is neither \"offline\", \"on\" nor a list of providers", example);
                return BorrowedTokens.Offline;
        }
    }

    (List<AccountSettings> Accounts, List<Pool> Pools) ReadAccounts(TomlTableReader reader, TomlDocument document, string? folder, Thresholds thresholds)
    {
        var accounts = new List<AccountSettings>();
        var pools = new List<Pool>();
        var origins = new Dictionary<AccountId, string>();
        foreach (var table in reader.Tables("account"))
        {
            var (account, pool) = new AccountReader(catalog, environment, table, document.File, folder, thresholds, errors).Read();
            if (account is null)
                continue;
            if (!origins.TryAdd(account.Id, account.Origin))
                table.Error("name", $"{account.Id} is already there ({origins[account.Id]}); give one of the two another name, for example name = \"work\"");
            else if (pool is null)
                accounts.Add(account);
            else
                pools.Add(pool);
        }
        return (accounts, pools);
    }

    string Meant(string word) => ProviderNames.Meant(catalog, word);
}
