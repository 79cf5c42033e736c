using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.App.Tests.Commands;

public sealed class PickCommandTests : IAsyncLifetime
{
    Wallets wallets = null!;

    public async ValueTask InitializeAsync() => wallets = await Wallets.StartAsync();

    public ValueTask DisposeAsync() => wallets.DisposeAsync();

    Task<Ran> RunAsync(string line) => wallets.Host.RunAsync(line);

    [Fact]
    public async Task The_account_with_most_headroom_is_printed_alone_and_the_reason_on_stderr()
    {
        wallets.Add("little", 30).Add("much", 150);

        var ran = await RunAsync("pick --need 5%");

        Assert.Equal((0, "glm/much\n", "glm/much: 75% of balance left; glm/little: 15% of balance left\n"), (ran.ExitCode, ran.Output, ran.Error));
    }

    [Fact]
    public async Task A_subscription_comes_before_a_wallet_and_says_when_it_refills()
    {
        wallets.Add("wallet", 199).AddPlan("plan", used: 90);

        var ran = await RunAsync("pick glm --need 5%");

        Assert.Equal("glm/plan\n", ran.Output);
        Assert.StartsWith("glm/plan: 10% of five-hour left, resets in 2h; glm/wallet: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pick glm/a glm/b", "glm/a\n")]
    [InlineData("pick glm/b", "glm/b\n")]
    [InlineData("pick --tag night", "glm/b\n")]
    [InlineData("pick glm --tag night", "glm/b\n")]
    public async Task Names_and_tags_choose_the_candidates(string line, string picked)
    {
        wallets.Add("a", 150).Add("b", 100, settings: "tags = [\"night\"]");

        Assert.Equal(picked, (await RunAsync(line)).Output);
    }

    [Fact]
    public async Task Without_names_those_tagged_coding_or_chat_are_meant()
    {
        wallets.Add("plain", 10).Add("elsewhere", 150, settings: "tags = [\"night\"]");

        Assert.Equal("glm/plain\n", (await RunAsync("pick")).Output);
    }

    [Fact]
    public async Task Priority_weight_and_reserve_of_the_configuration_count()
    {
        wallets.Add("a", 100).Add("b", 90, settings: "weight = 3").Add("c", 150, settings: "reserve = \"74%\"").Add("d", 3, settings: "priority = 1");

        Assert.Equal("glm/d\n", (await RunAsync("pick glm")).Output);
        Assert.Equal("glm/b\n", (await RunAsync("pick glm --need 5%")).Output);
    }

    [Fact]
    public async Task With_a_forecast_what_lasts_is_preferred_to_what_has_more_and_runs_out()
    {
        wallets.Add("fast", 150).Add("slow", 100);
        await RunAsync("check");
        Sql.Run(
            wallets.Host.History,
            """
            WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 14 * 288)
            INSERT INTO readings SELECT series_id, at - n * 300000, used, remaining + n * 1000000 / CASE account WHEN 'fast' THEN 1 ELSE 100 END, limit_value, resets_at, state
            FROM step, (SELECT * FROM readings JOIN series ON id = series_id WHERE meter = 'balance')
            """);

        using var asked = JsonDocument.Parse((await RunAsync("pick glm --forecast --json")).Output);

        Assert.Equal("glm/fast\n", (await RunAsync("pick glm")).Output);
        Assert.Equal("glm/slow\n", (await RunAsync("pick glm --forecast")).Output);
        Assert.Equal([false, true], asked.RootElement.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetProperty("runs_out").GetBoolean()));
    }

    [Fact]
    public async Task None_that_fits_is_a_hold_and_none_that_is_known_cannot_be_told()
    {
        wallets.Add("a", 16).Add("down", 0).Answer("down", Answers.Status(500));

        var hold = await RunAsync("pick glm --need 10%");
        var unknown = await RunAsync("pick glm/down");
        var open = await RunAsync("pick glm/down --fail-open");

        Assert.Equal((10, ""), (hold.ExitCode, hold.Output));
        Assert.Equal((69, ""), (unknown.ExitCode, unknown.Output));
        Assert.Equal((0, "glm/down\n"), (open.ExitCode, open.Output));
    }

    [Fact]
    public async Task An_unknown_is_never_chosen_before_a_known()
    {
        wallets.Add("known", 2).Add("down", 0, settings: "priority = 1").Answer("down", Answers.Status(500));

        Assert.Equal("glm/known\n", (await RunAsync("pick glm")).Output);
        Assert.Equal((10, ""), await RunAsync("pick glm --need 50% --fail-open") is var ran ? (ran.ExitCode, ran.Output) : default);
    }

    [Fact]
    public async Task Nobody_to_choose_from_cannot_be_told_even_where_that_would_be_a_go()
    {
        var ran = await RunAsync("pick --fail-open");

        Assert.Equal((69, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("no account to choose from", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_gives_all_candidates_with_scores_and_reasons_and_is_the_same_each_time()
    {
        wallets.Add("a", 100, limit: 100).Add("b", 150, limit: 300).Add("down", 0).Answer("down", Answers.Status(500));

        var ran = await RunAsync("pick glm --need 5% --json");
        var again = await RunAsync("pick glm --need 5% --json --offline");

        var root = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal(("fuelgauge.pick/1", "glm/b", "go"), (root.GetProperty("schema").GetString(), root.GetProperty("picked").GetString(), root.GetProperty("verdict").GetString()));
        Assert.Equal(
            [("glm/b", "go", "wallet", 0.5m, 0.75m), ("glm/a", "go", "wallet", 1m, 0.5m)],
            root.GetProperty("candidates").EnumerateArray().Take(2).Select(one => (
                one.GetProperty("id").GetString(), one.GetProperty("verdict").GetString(), one.GetProperty("kind").GetString(), one.GetProperty("headroom").GetDecimal(), one.GetProperty("score").GetDecimal())));
        Assert.Equal("unknown", root.GetProperty("candidates")[2].GetProperty("verdict").GetString());
        Assert.Empty(Output.JsonShape.Of("pick", ran.Output));
        Assert.Equal(ran.Output.Replace("\"cached\": false", "\"cached\": true", StringComparison.Ordinal), again.Output.Replace("\"cached\": false", "\"cached\": true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_is_in_nothing_that_is_said()
    {
        wallets.Add("a", 16).Answer("a", Answers.Json($$"""{"code":1000,"msg":"the key {{Wallets.Key}} is wrong","success":false}"""));

        var ran = await RunAsync("pick glm --json --verbose");

        Assert.DoesNotContain("FIXTUREcanary01", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", ran.Output + ran.Error, StringComparison.Ordinal);
    }
}
