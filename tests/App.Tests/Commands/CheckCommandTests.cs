using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

public sealed class CheckCommandTests : IAsyncLifetime
{
    const string Key = "0123456789abcdef0123456789abcdef.FIXTUREcanary01";
    const string Report = """{"code":200,"msg":"ok","success":true,"data":{"balance":16,"availableBalance":16,"rechargeAmount":200,"giveAmount":0,"totalSpendAmount":184}}""";
    const string NoPlan = """{"code":500,"msg":"no coding plan","success":false}""";

    readonly CommandHost host = new();
    StandInServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await StandInServer.StartAsync();
        server.On("/api/biz/account/query-customer-account-report", Answers.Json(Report));
        server.On("/api/monitor/usage/quota/limit", Answers.Json(NoPlan));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        host.Dispose();
    }

    [Fact]
    public async Task A_new_user_without_keys_sees_the_four_rows_and_how_to_begin()
    {
        var ran = await host.RunAsync();

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("=== AI API Usage Monitor ===\nProvider        Status    Used        Remaining   Alert\n", ran.Output);
        Assert.Contains("GLM (智谱)      ⏭️ SKIP   (no key)\n", ran.Output);
        Assert.Contains("Codex/OpenAI    ℹ️ N/A    (subscription)\n", ran.Output);
        Assert.Contains("--demo", ran.Error);
    }

    [Fact]
    public async Task A_balance_is_read_printed_and_recorded()
    {
        Configure();

        var check = await host.RunAsync("check glm");
        var history = await host.RunAsync("history glm --format json");

        Assert.Contains("GLM (智谱)      ⚠️ LOW    ¥184.00     ¥16.00      < 10% of all bought\n", check.Output);
        var series = JsonDocument.Parse(history.Output).RootElement.GetProperty("series").EnumerateArray().Single(one => one.GetProperty("meter").ValueEquals("balance"));
        Assert.Equal(16m, series.GetProperty("last").GetDecimal());
        Assert.All(server.Requests, request => Assert.EndsWith(Key, request.Header("Authorization")));
    }

    [Fact]
    public async Task Json_follows_the_contract()
    {
        Configure();

        var ran = await host.RunAsync("check glm --json");

        var root = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal("fuelgauge.check/1", root.GetProperty("schema").GetString());
        var account = Assert.Single(root.GetProperty("accounts").EnumerateArray());
        Assert.Equal(("glm/default", "warning", "low"), (account.GetProperty("id").GetString(), account.GetProperty("status").GetString(), account.GetProperty("state").GetString()));
        var meter = Assert.Single(account.GetProperty("meters").EnumerateArray());
        Assert.Equal("balance", meter.GetProperty("id").GetString());
        Assert.Equal(0.92m, meter.GetProperty("utilization").GetDecimal());
    }

    [Fact]
    public async Task Nobody_is_asked_again_while_the_recorded_value_is_young_enough()
    {
        Configure();
        await host.RunAsync("check glm");
        var asked = server.Requests.Count;

        var ran = await host.RunAsync("check glm --max-age 1h --json");

        Assert.Equal(asked, server.Requests.Count);
        Assert.True(JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0].GetProperty("cached").GetBoolean());
    }

    [Theory]
    [InlineData("--fail-on warning", 10)]
    [InlineData("--fail-on critical", 0)]
    [InlineData("--fail-on error", 0)]
    public async Task A_low_account_holds_a_script_at_the_level_it_names(string flag, int exitCode)
    {
        Configure();

        var ran = await host.RunAsync("check glm " + flag);

        Assert.Equal(exitCode, ran.ExitCode);
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_an_error_only_where_a_script_says_so()
    {
        Configure();
        server.On("/api/biz/account/query-customer-account-report", Answers.Status(500));
        server.On("/api/monitor/usage/quota/limit", Answers.Status(500));
        server.On("/api/paas/v4/finance/balance", Answers.Status(500));

        Assert.Equal(0, (await host.RunAsync("check glm --no-record")).ExitCode);
        Assert.Equal(3, (await host.RunAsync("check glm --no-record --fail-on error")).ExitCode);
    }

    [Fact]
    public async Task Nothing_configured_is_told_apart_for_a_script() =>
        Assert.Equal(4, (await host.RunAsync("check --fail-on warning")).ExitCode);

    [Theory]
    [InlineData("check --formt json", "unknown option --formt; did you mean --format?")]
    [InlineData("check gml", "did you mean glm")]
    [InlineData("chekc", "Did you mean the command \"fuelgauge check\"?")]
    [InlineData("check --format jsn", "did you mean json?")]
    [InlineData("check --timeout soon", "write 90s, 5m or 24h")]
    [InlineData("check --fail-on warn", "did you mean warning?")]
    [InlineData("check --timezone Mars/Olympus", "knows no such zone")]
    [InlineData("check glm -- echo", "\"--\"")]
    public async Task A_wrong_line_is_refused_with_the_right_word(string line, string advice)
    {
        var ran = await host.RunAsync(line);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(advice, ran.Error);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task A_monitoring_system_gets_its_own_answer_to_a_wrong_line()
    {
        var ran = await host.RunAsync("check nobody --format nagios");

        Assert.Equal(3, ran.ExitCode);
        Assert.StartsWith("FUELGAUGE UNKNOWN - ", ran.Output);
    }

    [Fact]
    public async Task A_line_without_a_verb_is_a_check()
    {
        var ran = await host.RunAsync("--demo --format brief");

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("DEMO ", ran.Output);
    }

    [Fact]
    public async Task The_demo_needs_no_keys_and_leaves_nothing_behind()
    {
        var ran = await host.RunAsync("check --demo");

        Assert.Contains("DEMO", ran.Output);
        Assert.False(File.Exists(host.History));
    }

    [Fact]
    public async Task A_result_goes_to_a_file_of_its_owner_alone()
    {
        var ran = await host.RunAsync("check", "--demo", "--json", "--output", "~/result.json");

        var file = Path.Join(host.Home, "result.json");
        Assert.Empty(ran.Output);
        Assert.Equal("fuelgauge.check/1", JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("schema").GetString());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_names_the_flag()
    {
        var ran = await host.RunAsync("check", "--demo", "--output", "~/nowhere/result.json");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("--output ", ran.Error);
        Assert.Contains("cannot be written", ran.Error);
    }

    [Fact]
    public async Task Every_mistake_in_the_configuration_is_told_with_its_line()
    {
        host.Write(".config/fuelgauge/config.toml", "intervall = \"5m\"\ntimeout = 10\n");

        var ran = await host.RunAsync("check");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("config.toml:1: ", ran.Error);
        Assert.Contains("config.toml:2: ", ran.Error);
    }

    [Fact]
    public async Task A_history_that_cannot_be_opened_costs_the_record_not_the_numbers()
    {
        Configure();
        host.Write(".local/share/fuelgauge/monitor.db", "this is no database, and it is long enough to be looked at as one");

        var ran = await host.RunAsync("check glm");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("¥16.00", ran.Output);
        Assert.Contains("not recorded", ran.Error);
    }

    [Fact]
    public async Task A_check_that_records_nothing_is_judged_by_the_same_history()
    {
        host.Variables["MINIMAX_CANARY"] = "sk-api-FIXTUREcanary01";
        host.Write(".config/fuelgauge/config.toml", $"[[account]]\nprovider = \"minimax\"\nregion = \"cn\"\nkey_env = \"MINIMAX_CANARY\"\nbase_url = \"{server.Url}\"\n");
        foreach (var balance in (int[])[15, 100, 99, 3])
        {
            server.On("/account/query_balance", Answers.Json($"{{\"available_amount\":\"{balance}\",\"base_resp\":{{\"status_code\":0}}}}"));
            await host.RunAsync("check minimax");
        }
        var recorded = (await host.RunAsync("history minimax --raw --format csv")).Output;

        var ran = await host.RunAsync("check minimax --no-record");

        Assert.Contains("MiniMax         🚨 CRITICAL ~¥97.00     ¥3.00       < ~5%\n", ran.Output);
        Assert.Equal(recorded, (await host.RunAsync("history minimax --raw --format csv")).Output);
    }

    [Fact]
    public async Task A_check_that_records_nothing_makes_no_history()
    {
        await host.RunAsync("check --no-record");

        Assert.False(File.Exists(host.History));
    }

    [Fact]
    public async Task A_budget_in_tasks_belongs_to_any_account()
    {
        Configure();
        File.AppendAllText(host.Config, "budget = 500\n");

        var ran = await host.RunAsync("check glm --json");

        var meters = JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0].GetProperty("meters").EnumerateArray();
        var budget = meters.Single(meter => meter.GetProperty("id").ValueEquals("budget"));
        Assert.Equal((500m, JsonValueKind.Null), (budget.GetProperty("limit").GetDecimal(), budget.GetProperty("used").ValueKind));
    }

    [Fact]
    public async Task A_budget_whose_tasks_nobody_can_count_says_why()
    {
        host.Variables["ANTHROPIC_BUDGET"] = "10";

        var ran = await host.RunAsync("check claude");

        Assert.Contains("Anthropic       ℹ️ N/A    —           —           No dispatch database was found", ran.Output);
    }

    [Fact]
    public async Task A_budget_that_is_no_number_is_no_reading_that_is_fine()
    {
        host.Variables["ANTHROPIC_BUDGET"] = "lots";

        var ran = await host.RunAsync("check claude");

        Assert.Contains("  ANTHROPIC_BUDGET ℹ️ N/A    —           —           ANTHROPIC_BUDGET is not a number", ran.Output);
    }

    [Fact]
    public async Task A_tag_that_no_account_has_says_nothing_of_keys()
    {
        Configure();

        Assert.DoesNotContain("No keys", (await host.RunAsync("check --tag nobody")).Error);
    }

    [Fact]
    public async Task A_failure_names_the_whole_address_that_was_asked()
    {
        Configure();
        File.WriteAllText(host.Config, File.ReadAllText(host.Config).Replace(server.Url.ToString(), server.Url + "gateway/", StringComparison.Ordinal));

        Assert.Contains("/gateway/api/monitor/usage/quota/limit", (await host.RunAsync("check glm")).Output);
    }

    [Fact]
    public async Task A_watch_ends_when_nobody_reads_it_any_more()
    {
        var ran = await host.RunAsync("watch --demo", hasReaderLeft: true);

        Assert.Equal(0, ran.ExitCode);
    }

    [Fact]
    public async Task Each_number_is_explained()
    {
        Configure();

        var ran = await host.RunAsync("check glm --explain");

        Assert.Contains("$.data.availableBalance", ran.Output);
        Assert.Contains("all ever bought", ran.Output);
    }

    void Configure()
    {
        host.Variables["GLM_CANARY"] = Key;
        host.Write(".config/fuelgauge/config.toml", $"[[account]]\nprovider = \"glm\"\nkey_env = \"GLM_CANARY\"\nbase_url = \"{server.Url}\"\n");
    }
}
