using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

public sealed class GuardCommandTests : IAsyncLifetime
{
    Wallets wallets = null!;

    public async ValueTask InitializeAsync() => wallets = await Wallets.StartAsync();

    public ValueTask DisposeAsync() => wallets.DisposeAsync();

    Task<Ran> RunAsync(string line) => wallets.Host.RunAsync(line);

    [Theory]
    [InlineData("guard glm/a", 0, "go\n", "glm/a: 8% of balance left\n")]
    [InlineData("guard glm/a --need 8%", 0, "go\n", "glm/a: 8% of balance left\n")]
    [InlineData("guard glm/a --need 10%", 10, "hold\n", "glm/a: 8% of balance left, 10% needed\n")]
    [InlineData("guard glm/a --min-remaining 10", 10, "hold\n", "glm/a: 8% of balance left, 10% needed\n")]
    [InlineData("guard glm/a --need 16CNY", 0, "go\n", "glm/a: 16 CNY of balance left\n")]
    [InlineData("guard glm/a --need 16.5cny --meter balance", 10, "hold\n", "glm/a: 16 CNY of balance left, 16.5 CNY needed\n")]
    [InlineData("guard glm/a --window balance --need 1", 0, "go\n", "glm/a: 8% of balance left\n")]
    [InlineData("guard glm/a --need 5USD", 69, "cannot tell\n", "glm/a: the need is in USD, and its gates are in CNY; give it in one of these or as a share, such as 10%\n")]
    [InlineData("guard glm/a --need 5USD --fail-open", 0, "cannot tell\n", "glm/a: the need is in USD")]
    public async Task The_exit_code_stdout_and_the_reason_say_the_same(string line, int exitCode, string output, string reason)
    {
        wallets.Add("a", 16);

        var ran = await RunAsync(line);

        Assert.Equal((exitCode, output), (ran.ExitCode, ran.Output));
        Assert.StartsWith(reason, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wallet_of_unknown_share_cannot_be_held_against_a_share_and_names_the_way_out()
    {
        wallets.Add("a", 16, limit: null);

        var share = await RunAsync("guard glm/a --need 10%");
        var amount = await RunAsync("guard glm/a --need 10CNY");

        Assert.Equal((69, 0), (share.ExitCode, amount.ExitCode));
        Assert.Contains("limit", share.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_account_must_have_room_and_a_hold_wins_over_an_unknown()
    {
        wallets.Add("rich", 150).Add("poor", 2).Add("down", 0).Answer("down", Answers.Status(500));

        Assert.Equal(0, (await RunAsync("guard glm/rich --need 10%")).ExitCode);
        Assert.Equal(69, (await RunAsync("guard glm/rich glm/down --need 10%")).ExitCode);
        Assert.Equal(10, (await RunAsync("guard glm/down glm/poor glm/rich --need 10%")).ExitCode);
        Assert.Equal(10, (await RunAsync("guard glm --need 10%")).ExitCode);
    }

    [Fact]
    public async Task Recorded_values_up_to_ten_minutes_old_are_used_and_older_ones_are_read()
    {
        wallets.Add("a", 16);
        await RunAsync("check glm/a");
        var asked = wallets.Server.Requests.Count;

        wallets.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, (await RunAsync("guard glm/a")).ExitCode);
        Assert.Equal(asked, wallets.Server.Requests.Count);

        wallets.Clock.Advance(TimeSpan.FromMinutes(2));
        wallets.Add("a", 3);
        Assert.Equal(10, (await RunAsync("guard glm/a --need 5%")).ExitCode);
        Assert.True(wallets.Server.Requests.Count > asked);
        wallets.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("2026-02-12T08:41:00.000Z,glm/a,", (await RunAsync("history glm/a --raw --format csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_never_asks()
    {
        wallets.Add("a", 16);

        Assert.Equal(69, (await RunAsync("guard glm/a --offline")).ExitCode);
        Assert.Empty(wallets.Server.Requests);
        await RunAsync("check glm/a");
        var asked = wallets.Server.Requests.Count;
        wallets.Clock.Advance(TimeSpan.FromMinutes(11));

        var old = await RunAsync("guard glm/a --offline");
        var older = await RunAsync("guard glm/a --offline --max-age 1h");

        Assert.Equal((69, 0), (old.ExitCode, older.ExitCode));
        Assert.Contains("was read 11m ago", old.Error, StringComparison.Ordinal);
        Assert.Equal(asked, wallets.Server.Requests.Count);
    }

    [Fact]
    public async Task An_account_in_error_cannot_be_told_though_it_was_read_a_minute_ago()
    {
        wallets.Add("a", 16);
        await RunAsync("check glm/a");
        wallets.Clock.Advance(TimeSpan.FromMinutes(11));
        wallets.Answer("a", Answers.Json("""{"code":1000,"msg":"wrong key","success":false}"""));

        var ran = await RunAsync("guard glm/a");

        Assert.Equal(69, ran.ExitCode);
        Assert.DoesNotContain(Wallets.Key, ran.Error + ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_of_the_last_7_days_that_is_gone_cannot_be_told_until_it_is_forgotten()
    {
        wallets.AddPlan("a", used: 30);
        await RunAsync("check glm/a");
        wallets.Clock.Advance(TimeSpan.FromHours(1));
        wallets.Add("a", 150);

        var lost = await RunAsync("guard glm/a --need 10%");
        var holding = await RunAsync("guard glm/a --need 90%");
        wallets.Clock.Advance(TimeSpan.FromDays(7));
        var forgotten = await RunAsync("guard glm/a --need 10%");

        Assert.Equal((69, 10, 0), (lost.ExitCode, holding.ExitCode, forgotten.ExitCode));
        Assert.Contains("five-hour was a gate in the last 7 days", lost.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_needs_the_word()
    {
        wallets.AddPlan("a", used: 100).Add("b", 16);
        wallets.Server.On("/a/api/biz/account/query-customer-account-report", Answers.Json("""{"code":200,"success":true,"data":{"availableBalance":16}}"""));

        Assert.Equal(10, (await RunAsync("guard glm/a")).ExitCode);
        Assert.Equal(0, (await RunAsync("guard glm/a --allow-fallback")).ExitCode);
        Assert.Equal(10, (await RunAsync("guard glm/a --allow-fallback --need 20CNY")).ExitCode);
    }

    [Fact]
    public async Task The_reserve_of_an_account_stands_before_the_general_one()
    {
        wallets.Settings = "reserve = \"50%\"";
        wallets.Add("general", 80).Add("own", 80, settings: "reserve = \"10CNY\"");

        var general = await RunAsync("guard glm/general");
        var own = await RunAsync("guard glm/own --need 35%");

        Assert.Equal((10, 0), (general.ExitCode, own.ExitCode));
        Assert.Contains("0% of balance left after a reserve of 50%", general.Error, StringComparison.Ordinal);
        Assert.Contains("35% of balance left after a reserve of 10CNY", own.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_names_the_meter_and_what_is_taken_off_it()
    {
        wallets.Add("a", 16, settings: "reserve = \"3%\"");

        var ran = await RunAsync("guard glm/a --need 10% --json");

        var root = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal(("fuelgauge.guard/1", "hold", "10%", 10), (root.GetProperty("schema").GetString(), root.GetProperty("verdict").GetString(), root.GetProperty("need").GetString(), ran.ExitCode));
        var account = Assert.Single(root.GetProperty("accounts").EnumerateArray());
        Assert.Equal(("glm/a", "hold", "balance", "CNY"), (Text("id"), Text("verdict"), Text("meter"), Text("unit")));
        Assert.Equal((16m, 200m, 6m, 10m, 0.05m), (Number("remaining"), Number("limit"), Number("reserved"), Number("available"), Number("headroom")));
        Assert.Empty(Output.JsonShape.Of("guard", ran.Output));

        string? Text(string name) => account.GetProperty(name).GetString();
        decimal Number(string name) => account.GetProperty(name).GetDecimal();
    }

    [Theory]
    [InlineData("guard", "Required argument 'ACCOUNT' missing")]
    [InlineData("guard gml", "did you mean glm")]
    [InlineData("guard glm/b", "did you mean glm/a?")]
    [InlineData("guard glm/a --need lots", "write 10%, 5USD or 20000tokens")]
    [InlineData("guard glm/a --need=-5%", "write 10%, 5USD or 20000tokens")]
    [InlineData("guard glm/a --need 101%", "no amount of at most 100%")]
    [InlineData("guard glm/a --meter weekli", "it has no meter weekli; it has balance")]
    [InlineData("guard glm/a --ofline", "did you mean --offline?")]
    [InlineData("guard glm/a --format table", "none of plain, json")]
    [InlineData("guard glm/a --json -- true", "stdout belongs to the command")]
    [InlineData("guard glm/a --", "nothing stands after \"--\"")]
    [InlineData("history -- true", "nothing runs a command")]
    public async Task A_wrong_line_is_refused_with_the_right_word(string line, string advice)
    {
        wallets.Add("a", 16);

        var ran = await RunAsync(line);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(advice, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reserve = \"101%\"", "reserve: the text \"101%\" is not a share or an amount")]
    [InlineData("weight = 0", "weight: the number 0 is not more than zero; write for example weight = 2")]
    [InlineData("weight = \"2\"", "weight: the text \"2\" is of the wrong type")]
    public async Task A_mistake_in_the_configuration_is_told_with_its_line(string setting, string error)
    {
        wallets.Add("a", 16, settings: setting);

        var ran = await RunAsync("guard glm/a");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(error, ran.Error, StringComparison.Ordinal);
        Assert.Contains("config.toml:7: ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_on_stderr_where_quiet_is_wanted()
    {
        wallets.Add("a", 16);

        Assert.Equal("", (await RunAsync("guard glm/a --quiet")).Error);
    }
}
