using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Tests.Configuration;

/// <summary>A small catalogue: two sites with wallets, a subscription with a budget, a plain provider and a definition of the user's own.</summary>
internal sealed class CatalogDouble : ICatalog
{
    static readonly ProviderDefinition Template = new()
    {
        Id = "",
        Name = "",
        AsciiName = "",
        Regions = [],
        Confidence = "observed",
        ReadOn = new DateOnly(2026, 11, 23),
        Summary = "",
    };

    static readonly ProviderDefinition[] Definitions =
    [
        Template with
        {
            Id = "subs",
            Name = "Subs",
            AlwaysListed = true,
            IsSubscription = true,
            Aliases = ["claude"],
            Tags = ["coding"],
            Regions = [new Region("default", new Uri("https://api.subs.example"), null, [])],
            BudgetVariable = "SUBS_BUDGET",
            BaseUrlVariables = ["SUBS_BASE_URL"],
            Credentials = [new CredentialDefinition("key", [new CredentialVariable("SUBS_API_KEY", null)], ["subs"], []), new CredentialDefinition("admin_key", [new CredentialVariable("SUBS_ADMIN_KEY", null)], [], [])],
        },
        Template with
        {
            Id = "wallet",
            Name = "Wallet 钱",
            AlwaysListed = true,
            Aliases = ["purse"],
            Tags = ["chat"],
            Regions = [new Region("cn", new Uri("https://cn.wallet.example"), "CNY", []), new Region("global", new Uri("https://wallet.example"), "USD", ["www.wallet.example"])],
            RegionVariable = "WALLET_REGION",
            HomeVariable = "WALLET_HOME",
            BaseUrlVariables = ["WALLET_BASE_URL"],
            Settings = [new("organization", [], null)],
            Options = ["packages"],
            Credentials = [new CredentialDefinition("key", [new CredentialVariable("WALLET_KEY", null), new CredentialVariable("WALLET_GLOBAL_KEY", "global")], ["wallet"], ["sk-", "sk-cp-"])],
        },
        Template with
        {
            Id = "plain",
            Name = "Plain",
            Regions = [new Region("default", new Uri("https://plain.example"), "USD", [])],
            Credentials = [new CredentialDefinition("key", [new CredentialVariable("PLAIN_KEY", null)], ["plain"], [])],
        },
        Template with
        {
            Id = "relay",
            Name = "Relay",
            Regions = [new Region("default", null, "USD", []) { BaseUrlVariables = ["RELAY_URL", "RELAY_BASE_URL"], BaseUrlSuffixes = ["/v1", "/api/v1"] }],
            Settings = [new("project", ["RELAY_PROJECT"], null), new("flavor", [], "plain")],
            Credentials = [new CredentialDefinition("key", [new CredentialVariable("RELAY_KEY", null)], ["relay"], [])],
        },
        Template with
        {
            Id = "own",
            Name = "Own",
            IsForeign = true,
            AlwaysListed = true,
            BudgetVariable = "SUBS_BUDGET",
            RegionVariable = "WALLET_REGION",
            Settings = [new("project", ["RELAY_PROJECT"], null)],
            Regions = [new Region("default", new Uri("https://own.example"), null, []) { BaseUrlVariables = ["RELAY_URL"] }, new Region("global", new Uri("https://global.own.example"), null, [])],
            Credentials = [new CredentialDefinition("key", [new CredentialVariable("WALLET_KEY", null)], ["wallet"], [])],
        },
    ];

    public List<string> Loaded { get; } = [];

    public IReadOnlyList<CatalogEntry> Entries { get; } =
    [
        .. Definitions.Select(definition => new CatalogEntry
        {
            Id = definition.Id,
            Name = definition.Name,
            AsciiName = definition.Id,
            Aliases = definition.Aliases,
            Tags = definition.Tags,
            AlwaysListed = definition.AlwaysListed,
            Credentials = definition.Credentials,
            IsForeign = definition.IsForeign,
        }),
    ];

    public CatalogEntry? Find(string idOrAlias) =>
        Entries.FirstOrDefault(entry => entry.Aliases.Prepend(entry.Id).Contains(idOrAlias, StringComparer.OrdinalIgnoreCase));

    public ProviderDefinition Load(string id)
    {
        Loaded.Add(id);
        return Definitions.Single(definition => definition.Id == id);
    }
}
