using System.Net;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Requests of one account, sent for real over this machine's loopback.</summary>
static class HttpFixture
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ProviderHttp Client(ProxyRules? proxies = null, HostResolver? resolve = null) =>
        new(proxies ?? ProxyRules.None, "fuelgauge/test", resolve ?? Dns.GetHostAddressesAsync);

    /// <summary>Every name is this machine: for TLS with names.</summary>
    public static Task<IPAddress[]> AllHere(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    public static OutboundRequest Get(Account account, Uri target, string scheme = "bearer", string? name = null) => new()
    {
        Account = account,
        Method = HttpMethod.Get,
        Target = target,
        Auth = new AuthDefinition { Scheme = scheme, Name = name },
        At = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero),
    };

    public static OutboundRequest Get(StandInServer server, string path, string scheme = "bearer", string? name = null) =>
        Get(TestAccounts.At(server.Url, TestAccounts.Provider()), new Uri(server.Url, path), scheme, name);

    /// <summary>What a provider that says this and that makes of a request.</summary>
    public static async Task<Exchange> Ask(StandInServer server, string path)
    {
        using var client = Client();
        return await client.SendAsync(Get(server, path), Token);
    }
}
