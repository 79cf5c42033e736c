using System.Net;
using System.Net.Sockets;
using System.Text;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>What a broken or malicious server gets: one failure with its reason, within the limits.</summary>
public sealed class HostileAnswerTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Packed_answers_are_read(string encoding)
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Packed("{\"ok\":true}", encoding));

        Assert.Equal("{\"ok\":true}", Encoding.UTF8.GetString((await Ask(server, "/balance")).Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_bomb_is_given_up_at_four_mebibytes(string encoding)
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Bomb(encoding));

        await Fails(server, State.Unrecognized, "longer than 4 MiB");
    }

    [Fact]
    public async Task An_endless_answer_is_given_up_at_four_mebibytes()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Endless);

        await Fails(server, State.Unrecognized, "longer than 4 MiB");
    }

    [Fact]
    public async Task An_answer_of_exactly_four_mebibytes_is_read()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Bytes(new byte[Answer.MostBytes]));

        Assert.Equal(Answer.MostBytes, (await Ask(server, "/balance")).Body.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_damaged_packing_is_told_as_such(string encoding)
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Bytes("this is not packed at all"u8.ToArray(), 200, ("Content-Encoding", encoding)));

        await Fails(server, State.Unrecognized, "damaged");
    }

    [Fact]
    public async Task Headers_beyond_64_kibibytes_are_given_up()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Json("{}", 200, ("X-Padding", new string('x', 70 * 1024))));

        await Fails(server, State.Unrecognized, "64 KiB of headers");
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_told_as_such()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Reset);

        await Fails(server, State.Unreachable, "closed before the answer was complete");
    }

    [Fact]
    public async Task A_connection_cut_at_once_is_told_as_such()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Slam);

        await Fails(server, State.Unreachable, "closed before the answer was complete");
    }

    [Fact]
    public async Task A_server_that_speaks_no_http_is_told_as_such()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var greeting = Task.Run(async () =>
        {
            using var socket = await listener.AcceptSocketAsync(Token);
            await socket.ReceiveAsync(new byte[1024], Token);
            await socket.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"u8.ToArray(), Token);
        }, Token);

        var exchange = await AskAt(new Uri($"http://{listener.LocalEndpoint}/balance"));

        Assert.Equal(State.Unrecognized, exchange.Failure!.State);
        Assert.Contains("does not speak HTTP", exchange.Failure.Message, StringComparison.Ordinal);
        await greeting;
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_a_connect_fault()
    {
        var port = FreePort();

        var exchange = await AskAt(new Uri($"http://127.0.0.1:{port}/balance?secret=1"));

        Assert.True(exchange.IsConnectFault);
        Assert.Equal(new(State.Unreachable, $"127.0.0.1:{port}/balance: nothing listens at 127.0.0.1:{port} (connection refused); check the address"), exchange.Failure);
    }

    [Fact]
    public async Task A_name_nobody_knows_is_a_connect_fault()
    {
        using var client = Client(resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var account = TestAccounts.Account(TestAccounts.Provider());

        var exchange = await client.SendAsync(Get(account, new Uri("https://api.acme.test/balance")), Token);

        Assert.True(exchange.IsConnectFault);
        Assert.Equal(State.Unreachable, exchange.Failure!.State);
        Assert.Contains("the name api.acme.test cannot be resolved", exchange.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hanging_server_is_left_when_the_caller_says_so()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var begun = new TaskCompletionSource();
        server.On("/balance", Answers.Stall(begun));

        var asking = client.SendAsync(Get(server, "/balance"), patience.Token);
        await begun.Task.WaitAsync(Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_answer_of_any_status_is_an_answer(int status)
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/balance", Answers.Status(status, ("Retry-After", "7"), ("X-A", "b")));

        var exchange = await Ask(server, "/balance");

        Assert.Null(exchange.Failure);
        Assert.Equal((status, "7", "b"), (exchange.Status, exchange.Headers["retry-after"], exchange.Headers["x-a"]));
    }

    static async Task Fails(StandInServer server, State state, string reason)
    {
        var exchange = await Ask(server, "/balance");

        Assert.Equal(state, exchange.Failure?.State);
        Assert.StartsWith($"{server.Url.Authority}/balance: ", exchange.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exchange.Failure.Message, StringComparison.Ordinal);
    }

    static async Task<Exchange> AskAt(Uri target)
    {
        using var client = Client();
        return await client.SendAsync(Get(TestAccounts.At(target, TestAccounts.Provider()), target), Token);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
