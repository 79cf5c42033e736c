using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Accounts of an invented provider, for tests of the way to it.</summary>
static class TestAccounts
{
    /// <summary>A key that must be found nowhere but in the one header it belongs to.</summary>
    public const string Canary = "sk-canary-7d1fb2c9e4a850";

    /// <summary>A provider at <c>https://api.acme.test</c> with the given sources.</summary>
    public static ProviderDefinition Provider(params SourceDefinition[] sources) => Provider(new Uri("https://api.acme.test"), sources);

    /// <summary>A provider at an address.</summary>
    public static ProviderDefinition Provider(Uri baseUrl, params SourceDefinition[] sources) => new()
    {
        Id = "acme",
        Name = "Acme",
        AsciiName = "Acme",
        Summary = "Invented.",
        Confidence = "unverified",
        ReadOn = new DateOnly(2026, 11, 23),
        Regions = [new Region("default", baseUrl, "USD", ["www.acme.test"])],
        Sources = sources,
    };

    /// <summary>An account that asks the provider itself.</summary>
    public static Account Account(ProviderDefinition provider, string name = AccountId.DefaultName, string key = Canary) => new()
    {
        Id = new AccountId(provider.Id, name),
        Provider = provider,
        Region = provider.Regions[0],
        Credentials = new Dictionary<string, Credential> { ["key"] = new(new Secret(key), "ACME_API_KEY", "") },
    };

    /// <summary>An account whose requests go to a stand-in.</summary>
    public static Account At(Uri baseUrl, ProviderDefinition provider, string name = AccountId.DefaultName, string key = Canary) =>
        Account(provider, name, key) with { BaseUrl = baseUrl };
}
