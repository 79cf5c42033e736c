using System.Security.Cryptography.X509Certificates;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Whom TLS trusts, and how a refusal is told.</summary>
public sealed class TlsTests : IDisposable
{
    const string Host = "api.acme.test";
    readonly StandInAuthority authority = new();

    [Fact]
    public async Task A_ca_file_is_trusted()
    {
        using var certificate = authority.Issue(Host);

        var (exchange, sent) = await Ask(certificate, authority.CaFile);

        Assert.Equal((null, 200), (exchange.Failure, exchange.Status));
        Assert.Equal("Bearer " + TestAccounts.Canary, Assert.Single(sent).Header("Authorization"));
    }

    [Fact]
    public async Task An_unknown_authority_gets_no_key()
    {
        using var certificate = authority.Issue(Host);

        await Refuses(certificate, null, "authority this machine does not trust");
    }

    [Fact]
    public async Task A_ca_file_of_somebody_else_does_not_help()
    {
        using var other = new StandInAuthority();
        using var certificate = authority.Issue(Host);

        await Refuses(certificate, other.CaFile, "authority this machine does not trust");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        using var certificate = authority.Issue(Host, new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));

        await Refuses(certificate, authority.CaFile, "expired or is not valid yet");
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var certificate = authority.Issue("other.test");

        await Refuses(certificate, authority.CaFile, $"for another name than {Host}");
    }

    [Fact]
    public async Task A_missing_or_empty_ca_file_is_named()
    {
        var empty = Path.GetTempFileName();
        using var certificate = authority.Issue(Host);

        await Refuses(certificate, "/nowhere/ca.pem", "ca_file /nowhere/ca.pem does not exist");
        await Refuses(certificate, empty, $"ca_file {empty} holds no certificate");
        File.Delete(empty);
    }

    public void Dispose() => authority.Dispose();

    static async Task Refuses(X509Certificate2 certificate, string? caFile, string reason)
    {
        var (exchange, sent) = await Ask(certificate, caFile);

        Assert.Equal(State.Unreachable, exchange.Failure?.State);
        Assert.Contains(reason, exchange.Failure!.Message, StringComparison.Ordinal);
        Assert.False(exchange.IsConnectFault);
        Assert.Empty(sent);
    }

    static async Task<(Exchange Exchange, IReadOnlyList<SentRequest> Sent)> Ask(X509Certificate2 certificate, string? caFile)
    {
        await using var server = await StandInServer.StartAsync(certificate);
        using var client = Client(resolve: AllHere);
        server.On("/balance", Answers.Json("{}"));
        var account = TestAccounts.Account(TestAccounts.Provider(new Uri($"https://{Host}:{server.Url.Port}"))) with { CaFile = caFile };
        return (await client.SendAsync(Get(account, new Uri(account.Region.BaseUrl!, "/balance")), Token), server.Requests);
    }
}
