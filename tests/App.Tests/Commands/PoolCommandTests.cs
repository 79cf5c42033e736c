using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>A pool of keys through the whole program.</summary>
public sealed class PoolCommandTests : IAsyncLifetime
{
    readonly CommandHost host = new();
    StandInServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await StandInServer.StartAsync();
        server.On("/user/balance", Answers.Json("""{"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00","granted_balance":"10.00","topped_up_balance":"100.00"}]}"""));
        host.Write("keys/alice.key", "sk-fixture-alice");
        host.Write("keys/bob.key", "sk-fixture-bob");
        host.Write("keys/carol.key", "");
        host.Write(".config/fuelgauge/config.toml", $"""
            [rates]
            base = "USD"
            date = 2026-11-20
            CNY = 0.1407
            [[account]]
            provider = "deepseek"
            name = "team"
            key_files = "{host.Home}/keys/*.key"
            base_url = "{server.Url.AbsoluteUri.TrimEnd('/')}"
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        host.Dispose();
    }

    [Fact]
    public async Task It_is_one_row_with_a_total_below_and_every_key_when_asked()
    {
        var table = await host.RunAsync("check deepseek/team --in usd");
        var expanded = await host.RunAsync("check deepseek --expand --max-age 1h");

        Assert.Contains("DeepSeek/team   ❌ ERROR  3 keys      ¥220.00     2 OK, 1 ERROR; least ¥110.00 (alice)\n", table.Output, StringComparison.Ordinal);
        Assert.Contains("Total ≈ $30.95 (estimate: CNY 0.1407 of 2026-11-20; 1 account unknown)\n", table.Output, StringComparison.Ordinal);
        Assert.Contains("DeepSeek/carol  ❌ ERROR", expanded.Output, StringComparison.Ordinal);
        Assert.Contains("config.toml:5: ~/keys/carol.key is empty.", expanded.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Total", expanded.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lists_every_account_and_the_exact_sums()
    {
        var ran = await host.RunAsync("check deepseek/team --json");

        var root = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal(["deepseek/alice", "deepseek/bob", "deepseek/carol"], root.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("id").GetString()));
        Assert.All(root.GetProperty("accounts").EnumerateArray(), account => Assert.Equal("team", account.GetProperty("pool").GetString()));
        Assert.Equal("""{"balances":[{"unit":"CNY","remaining":220,"accounts":2}],"unknown_accounts":1,"in":null}""", JsonSerializer.Serialize(root.GetProperty("totals")));
    }

    [Fact]
    public async Task History_knows_the_pool_by_its_name()
    {
        await host.RunAsync("check");

        var ran = await host.RunAsync("history deepseek/team --format json");

        Assert.Equal(["alice", "bob", "carol"], JsonDocument.Parse(ran.Output).RootElement.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("account").GetString()).Distinct());
    }

    [Theory]
    [InlineData("check --in dollars", "--in: \"dollars\" is no currency; write three letters such as USD or CNY")]
    [InlineData("check deepseek/teem", "deepseek has no account teem; did you mean deepseek/team?")]
    public async Task A_wrong_word_is_refused_with_a_right_one(string line, string message)
    {
        var ran = await host.RunAsync(line);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }
}
