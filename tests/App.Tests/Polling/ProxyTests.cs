using System.Net;
using System.Net.Sockets;
using System.Text;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>What goes through a proxy, and what the proxy sees of it.</summary>
public sealed class ProxyTests
{
    const string Host = "api.acme.test";

    [Theory]
    [InlineData("HTTPS_PROXY", "https://api.acme.test/x", "http://proxy.test:3128/")]
    [InlineData("https_proxy", "https://api.acme.test/x", "http://proxy.test:3128/")]
    [InlineData("ALL_PROXY", "https://api.acme.test/x", "http://proxy.test:3128/")]
    [InlineData("HTTP_PROXY", "https://api.acme.test/x", null)]
    [InlineData("HTTPS_PROXY", "https://127.0.0.1/x", null)]
    [InlineData("HTTPS_PROXY", "https://localhost/x", null)]
    [InlineData("ALL_PROXY", "https://[::1]/x", null)]
    [InlineData("ALL_PROXY", "http://127.0.0.1:9000/x", null)]
    public void Https_to_other_machines_goes_through_the_proxy(string variable, string target, string? expected) =>
        Assert.Equal(expected, Rules((variable, "http://proxy.test:3128")).GetProxy(new Uri(target))?.ToString());

    [Theory]
    [InlineData("api.acme.test", true)]
    [InlineData("acme.test", true)]
    [InlineData(".acme.test", true)]
    [InlineData("*.acme.test", true)]
    [InlineData("other.test, acme.test", true)]
    [InlineData("acme.test:443", true)]
    [InlineData("*", true)]
    [InlineData("acme.test:8443", false)]
    [InlineData("me.test", false)]
    [InlineData("10.0.0.0/8", false)]
    public void No_proxy_names_hosts_and_their_subdomains(string exceptions, bool isDirect) =>
        Assert.Equal(isDirect, Rules(("HTTPS_PROXY", "proxy.test:3128"), ("NO_PROXY", exceptions)).GetProxy(new Uri("https://api.acme.test/x")) is null);

    [Fact]
    public void No_proxy_takes_networks() =>
        Assert.Null(Rules(("HTTPS_PROXY", "proxy.test:3128"), ("NO_PROXY", "10.0.0.0/8")).GetProxy(new Uri("https://10.1.2.3/x")));

    [Fact]
    public async Task Loopback_goes_straight_whatever_is_set()
    {
        await using var server = await StandInServer.StartAsync();
        await using var proxy = await StandInServer.StartAsync();
        var everything = Rules(("http_proxy", proxy.Url.ToString()), ("https_proxy", proxy.Url.ToString()), ("all_proxy", proxy.Url.ToString()));
        using var client = Client(everything);

        await client.SendAsync(Get(server, "/balance"), Token);
        await client.SendAsync(Get(TestAccounts.At(server.Url, TestAccounts.Provider()) with { Proxy = proxy.Url }, server.Url), Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task A_proxy_sees_the_host_and_never_the_key()
    {
        using var authority = new StandInAuthority();
        using var certificate = authority.Issue(Host);
        await using var server = await StandInServer.StartAsync(certificate);
        await using var proxy = new ConnectProxy(server.Url.Port);
        using var client = Client(Rules(("https_proxy", $"http://user:pass%40word@127.0.0.1:{proxy.Port}")));
        server.On("/balance", Answers.Json("{}"));
        var account = TestAccounts.Account(TestAccounts.Provider(new Uri($"https://{Host}"))) with { CaFile = authority.CaFile };

        var exchange = await client.SendAsync(Get(account, new Uri($"https://{Host}/balance")), Token);

        Assert.Equal((null, 200), (exchange.Failure, exchange.Status));
        Assert.Equal("Bearer " + TestAccounts.Canary, Assert.Single(server.Requests).Header("Authorization"));
        Assert.All(proxy.Heads, head => Assert.StartsWith($"CONNECT {Host}:443 HTTP/1.1", head, StringComparison.Ordinal));
        Assert.DoesNotContain(TestAccounts.Canary, string.Concat(proxy.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_proxy_is_named_without_its_password()
    {
        using var client = Client(Rules(("https_proxy", "http://user:hunter2@127.0.0.1:1")));

        var exchange = await client.SendAsync(Get(TestAccounts.Account(TestAccounts.Provider()), new Uri($"https://{Host}/balance")), Token);

        Assert.Equal(State.Unreachable, exchange.Failure!.State);
        Assert.Contains("through the proxy 127.0.0.1:1: nothing listens", exchange.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exchange.Failure.Message, StringComparison.Ordinal);
    }

    static ProxyRules Rules(params (string Name, string Value)[] variables) =>
        ProxyRules.FromEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    /// <summary>A proxy that knows CONNECT only and leads every tunnel to one port of this machine.</summary>
    sealed class ConnectProxy : IAsyncDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly List<string> heads = [];
        readonly int target;
        readonly Task serving;

        public ConnectProxy(int target)
        {
            this.target = target;
            listener.Start();
            serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        /// <summary>What it could read before each tunnel.</summary>
        public IReadOnlyList<string> Heads => heads;

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
        }

        async Task ServeAsync()
        {
            try
            {
                while (true)
                    await TunnelAsync(await listener.AcceptTcpClientAsync());
            }
            catch (SocketException)
            {
                return;   // the listener was stopped
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }

        async Task TunnelAsync(TcpClient near)
        {
            var stream = near.GetStream();
            var buffer = new byte[8192];
            var head = "";
            while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                head += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
            heads.Add(head);
            var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, target);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            _ = Task.WhenAny(stream.CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(stream)).ContinueWith(
                _ =>
                {
                    near.Dispose();
                    far.Dispose();
                },
                TaskScheduler.Default);
        }
    }
}
