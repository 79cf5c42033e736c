using System.Text.Json;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Model;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class ForecastCommandTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    CommandHost host = new() { Time = new FakeTimeProvider(Now) };
    StandInServer server = null!;

    public async ValueTask InitializeAsync() => server = await StandInServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        host.Dispose();
    }

    [Fact]
    public async Task A_new_user_is_told_that_nothing_is_recorded()
    {
        var ran = await host.RunAsync("forecast --utc");

        Assert.Equal((0, "=== Forecast as of 2026-02-12 08:30:00 ===\nNothing was recorded in the last 28 days.\n"), (ran.ExitCode, ran.Output));
        Assert.Contains("fuelgauge watch", ran.Error);
    }

    [Fact]
    public async Task A_recorded_wallet_is_told_by_its_history_and_nothing_is_sent()
    {
        Configure();
        Record("glm");

        var ran = await host.RunAsync("forecast glm --json");

        var meter = Assert.Single(Meters(ran));
        var forecast = meter.GetProperty("forecast");
        Assert.Equal(("glm/default", "balance", "ok"), (meter.GetProperty("id").GetString(), meter.GetProperty("meter").GetString(), forecast.GetProperty("state").GetString()));
        Assert.InRange(forecast.GetProperty("burn_rate_per_hour").GetDecimal(), 0.9m, 1.1m);
        Assert.InRange((forecast.GetProperty("exhausted_at").GetDateTimeOffset() - Now).TotalHours, 45, 55);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Accounts_are_chosen_by_name_by_provider_and_by_tag()
    {
        Record("glm");
        Record("minimax/work");

        Assert.Equal(["minimax/work"], Ids(await host.RunAsync("forecast minimax --json")));
        Assert.Equal(["minimax/work"], Ids(await host.RunAsync("forecast minimax/work --json")));
        Assert.Equal(["glm/default", "minimax/work"], Ids(await host.RunAsync("forecast --json --tag coding")));
        Assert.Empty(Ids(await host.RunAsync("forecast --json --tag nobody")));
    }

    [Fact]
    public async Task An_account_that_is_configured_no_longer_can_be_named()
    {
        Record("glm/gone", Now.AddDays(-10));

        var ran = await host.RunAsync("forecast glm/gone --utc");

        Assert.Contains("not read since 2026-02-02 08:30:00", ran.Output);
    }

    [Theory]
    [InlineData("forecast gml", "did you mean glm")]
    [InlineData("forecast --format prometheus", "is none of table, csv, json, markdown, ndjson")]
    [InlineData("forecast --since 7d", "--since")]
    public async Task A_wrong_line_is_refused(string line, string advice)
    {
        var ran = await host.RunAsync(line);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(advice, ran.Error);
    }

    [Fact]
    public async Task A_history_that_cannot_be_opened_is_a_failure()
    {
        host.Write(".local/share/fuelgauge/monitor.db", "this is no database, and it is long enough to be looked at as one");

        Assert.Equal(1, (await host.RunAsync("forecast")).ExitCode);
    }

    [Fact]
    public async Task A_check_that_is_asked_tells_what_comes_and_one_that_is_not_prints_as_ever()
    {
        Configure();
        Record("glm");

        var unasked = await host.RunAsync("check glm --no-record --utc");
        var asked = await host.RunAsync("check glm --no-record --utc --forecast --max-age 1h");

        Assert.EndsWith("Last check: 2026-02-12 08:30:00\n", unasked.Output);
        Assert.DoesNotContain("Forecast", unasked.Output);
        Assert.Contains("Used        Remaining   Forecast            Alert\n", asked.Output);
        Assert.Contains("out Sat ", asked.Output);
    }

    [Fact]
    public async Task A_check_ends_with_the_line_worth_reading_where_forecasts_are_shown()
    {
        Configure(balance: 10);
        Record("glm");

        var ran = await host.RunAsync("check glm --no-record --utc --forecast");

        Assert.Matches("Last check: 2026-02-12 08:30:00\nGLM \\(智谱\\) likely runs out (\\d\\d|Thu |Fri )[^\n]*\\.\n$", ran.Output);
        Assert.DoesNotContain("likely", (await host.RunAsync("check glm --no-record --forecast --format csv")).Output);
    }

    [Fact]
    public async Task A_person_who_looks_gets_that_line_by_itself_and_no_column()
    {
        host.Dispose();
        host = new() { Time = new FakeTimeProvider(Now), TerminalWidth = 80 };
        Configure(balance: 10);
        Record("glm");

        var ran = await host.RunAsync("check glm --no-record --no-color");

        Assert.Contains("likely runs out", ran.Output.TrimEnd().Split('\n')[^1]);
        Assert.DoesNotContain("Forecast", ran.Output);
        Assert.DoesNotContain("likely", (await host.RunAsync("check glm --no-record --max-age 1h --explain")).Output);
    }

    [Theory]
    [InlineData("", "Use GLM (智谱)/roomy next: 90% left.", "glm/roomy")]
    [InlineData("reserve = \"60%\"\n", "Use GLM (智谱)/tight next: 50% left.", "glm/tight")]
    public async Task A_person_who_looks_is_told_the_account_that_pick_would_answer(string setting, string line, string picked)
    {
        host.Dispose();
        host = new() { Time = new FakeTimeProvider(Now), TerminalWidth = 80 };
        Configure(("tight", 50, ""), ("roomy", 90, setting));

        var check = await host.RunAsync("check glm --no-color");
        var pick = await host.RunAsync("pick glm --offline");

        Assert.Equal(line, check.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(picked, pick.Output.TrimEnd());
    }

    [Fact]
    public async Task A_person_who_looks_where_nothing_is_worth_a_line_gets_none()
    {
        host.Dispose();
        host = new() { Time = new FakeTimeProvider(Now), TerminalWidth = 80 };
        Configure();
        Record("glm");

        Assert.StartsWith("Last check: ", (await host.RunAsync("check glm --no-record --no-color")).Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task In_the_json_of_a_check_each_meter_has_its_forecast_where_asked()
    {
        Configure();
        Record("glm");

        var asked = Json(await host.RunAsync("check glm --no-record --json --forecast"));
        var unasked = Json(await host.RunAsync("check glm --no-record --json"));

        var forecast = asked.GetProperty("accounts")[0].GetProperty("meters")[0].GetProperty("forecast");
        Assert.Equal(("ok", Now), (forecast.GetProperty("state").GetString(), forecast.GetProperty("observed_at").GetDateTimeOffset()));
        Assert.False(unasked.GetProperty("accounts")[0].GetProperty("meters")[0].TryGetProperty("forecast", out _));
    }

    [Fact]
    public async Task Invented_data_has_no_history_to_tell_from()
    {
        var ran = await host.RunAsync("check --demo --forecast");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("too little known", ran.Output);
        Assert.False(File.Exists(host.History));
    }

    [Fact]
    public async Task The_schema_is_printed() => Assert.Contains("fuelgauge.forecast/1", (await host.RunAsync("schema forecast")).Output);

    /// <summary>Ten days of a wallet, read every half hour until now or another instant, of which one an hour is used.</summary>
    void Record(string account, DateTimeOffset? until = null)
    {
        var end = until ?? Now.AddMinutes(-30);
        var words = account.Split('/');
        using var log = OpenHistory();
        for (var at = end.AddDays(-10); at <= end; at = at.AddMinutes(30))
        {
            var left = 50 + (decimal)(Now - at).TotalHours + (at.Hour % 3 - 1) * 0.1m;
            log.Append([Passes.Of(Passes.Balance(left, at)) with { Id = new AccountId(words[0], words.Length > 1 ? words[1] : AccountId.DefaultName) }], at);
        }
    }

    SqliteReadingLog OpenHistory()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(host.History)!);
        return SqliteReadingLog.Open(host.History, TimeZoneInfo.Utc);
    }

    void Configure(decimal balance = 50)
    {
        Answer("", balance);
        host.Write(".config/fuelgauge/config.toml", $"[[account]]\nprovider = \"glm\"\nkey_env = \"GLM_CANARY\"\nbase_url = \"{server.Url}\"\n");
    }

    /// <summary>Wallets of which 100 is full.</summary>
    void Configure(params (string Name, decimal Balance, string Setting)[] wallets)
    {
        foreach (var (name, balance, _) in wallets)
            Answer("/" + name, balance);
        host.Write(".config/fuelgauge/config.toml", string.Concat(wallets.Select(wallet =>
            $"[[account]]\nprovider = \"glm\"\nname = \"{wallet.Name}\"\nkey_env = \"GLM_CANARY\"\nbase_url = \"{server.Url}{wallet.Name}\"\nlimit = 100\n{wallet.Setting}")));
    }

    void Answer(string path, decimal balance)
    {
        server.On(path + "/api/biz/account/query-customer-account-report", Answers.Json($$$"""{"code":200,"msg":"ok","success":true,"data":{"balance":{{{balance}}},"availableBalance":{{{balance}}},"rechargeAmount":600,"giveAmount":0}}"""));
        server.On(path + "/api/monitor/usage/quota/limit", Answers.Json("""{"code":500,"msg":"no coding plan","success":false}"""));
        host.Variables["GLM_CANARY"] = "0123456789abcdef0123456789abcdef.FIXTUREcanary01";
    }

    static JsonElement Json(Ran ran) => JsonDocument.Parse(ran.Output).RootElement;

    static JsonElement.ArrayEnumerator Meters(Ran ran) => Json(ran).GetProperty("meters").EnumerateArray();

    static IEnumerable<string?> Ids(Ran ran) => Meters(ran).Select(meter => meter.GetProperty("id").GetString());
}
