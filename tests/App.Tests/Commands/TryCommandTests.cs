using System.Text.Json;
using Fuelgauge.App.Commands;

namespace Fuelgauge.App.Tests.Commands;

/// <summary><c>providers try</c>: a definition and saved answers, and nothing else.</summary>
public sealed class TryCommandTests : IDisposable
{
    const string Definition = """
        name = "Example"
        summary = "One sentence."
        confidence = "documented"
        read_on = 2026-11-23
        documentation = ["https://example.com"]
        settings = ["team"]
        options = ["history"]
        [[region]]
        id = "cn"
        base_url = "https://api.example.com"
        currency = "CNY"
        [[region]]
        id = "global"
        base_url = "https://api.example.org"
        currency = "USD"
        [[credential]]
        env = ["EXAMPLE_KEY"]
        [[source]]
        id = "wallet"
        auth = { scheme = "bearer" }
        [[source.request]]
        id = "balance"
        url = "{host}/balance?team={team}"
        keep = { unit = "$.unit", for = "24h", default = "100" }
        [[source.request.fault]]
        status = 401
        state = "auth"
        [[source.request.fault]]
        when = "$.code == 7"
        state = "no_plan"
        then = "next"
        [[source.request.reading]]
        kind = "balance"
        remaining = "$.left"
        unit = "{currency}"
        [[source.request]]
        id = "bill"
        url = "{host}/bill"
        option = "history"
        pages = { cursor = "$.next", parameter = "page" }
        [[source.request.reading]]
        kind = "spend"
        each = "$[*].rows[*]"
        combine = "sum"
        used = { path = "@.cost", divide_by = "{unit}" }
        unit = "{currency}"
        """;

    readonly CommandHost host = new();

    public TryCommandTests() => host.Write("example/provider.toml", Definition);

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Every_number_says_where_it_came_from()
    {
        host.Write("balance.json", """{"left": "12.50", "unit": 1000}""");

        var ran = await Try("--now 2026-11-23T12:00:00Z --region global --utc", "~/balance.json");

        Assert.Equal("""
            wallet/balance: 200, 1 number read
              keeps  {unit} = 1000

            example/default: OK (no_limit_known)
              balance: — used, $12.50 left, gate
                from   wallet/balance $.left, read 2026-11-23 12:00:00 (api)
                limit  none known
                rule   12.5 USD left; no limit is known, so there is no share

            """, ran.Output);
        Assert.Equal((ExitCode.Done, ""), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task When_what_is_left_expires_is_shown()
    {
        host.Write("example/provider.toml", Definition.Replace("remaining = \"$.left\"", "remaining = \"$.left\"\nexpires_at = \"$.ends\"", StringComparison.Ordinal));
        host.Write("balance.json", """{"left": "12.50", "unit": 1000, "ends": "2026-12-31T00:00:00Z"}""");

        var ran = await Try("--now 2026-11-23T12:00:00Z --utc", "~/balance.json");

        Assert.Contains("    lost   2026-12-31 00:00:00, when what is left expires\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{}", "fault 1 of 2 fits (status 401): auth, then stop")]
    [InlineData("{\"code\": 7}", "fault 2 of 2 fits (when $.code == 7): no_plan, then next")]
    [InlineData("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\n\r\n{}", "no fault fits; its status alone says: throttled, then stop")]
    [InlineData("{\"saldo\": 3}", "read as an answer, not all of it understood: unrecognized, then next")]
    public async Task Every_failure_says_which_rule_took_it(string body, string expected)
    {
        host.Write("balance.http", body);

        var ran = await Try("", "~/balance.http");

        Assert.Contains(expected, ran.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, ran.ExitCode);
    }

    [Fact]
    public async Task Pages_are_given_in_their_order_and_the_document_is_that_of_check()
    {
        host.Write("balance.json", """{"left": 1, "unit": 4}""");
        host.Write("one.json", """{"rows": [{"cost": 1}, {"cost": 2}], "next": "b"}""");
        host.Write("two.json", """{"rows": [{"cost": 7}]}""");

        var ran = await Try("--json", "~/balance.json", "bill=~/one.json", "bill=~/two.json");

        var meters = JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0].GetProperty("meters");
        Assert.Equal([("balance", 1m), ("spend-month", 2.5m)], meters.EnumerateArray().Select(meter =>
            (meter.GetProperty("id").GetString(), meter.GetProperty(meter.GetProperty("kind").GetString() == "spend" ? "used" : "remaining").GetDecimal())));
    }

    [Fact]
    public async Task A_page_that_is_missing_leaves_the_sum_partial()
    {
        host.Write("one.json", """{"rows": [{"cost": 1}], "next": "b"}""");

        var ran = await Try("", "bill=~/one.json");

        Assert.Contains("request bill is to be made once more, and no further --answer bill=FILE was given", ran.Output, StringComparison.Ordinal);
        Assert.Contains("computed", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blance=~/balance.json", "has no request blance; did you mean balance?")]
    [InlineData("~/other.json", "has no request other; write --answer balance=FILE, with one of balance, bill")]
    [InlineData("balance=~/nowhere.json", "cannot be read")]
    public async Task An_answer_of_nothing_is_refused_with_what_there_is(string answer, string expected)
    {
        host.Write("balance.json", "{}");
        host.Write("other.json", "{}");

        var ran = await Try("", answer);

        Assert.Equal(ExitCode.Usage, ran.ExitCode);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Output);
    }

    [Fact]
    public async Task A_definition_with_mistakes_is_not_tried()
    {
        host.Write("example/provider.toml", Definition.Replace("state = \"auth\"", "state = \"oauth\"", StringComparison.Ordinal));
        host.Write("balance.json", "{}");

        var ran = await Try("", "~/balance.json");

        Assert.Equal(ExitCode.Usage, ran.ExitCode);
        Assert.Matches(@"example.provider\.toml:27: state = ""oauth"" is none of", ran.Error);
    }

    [Fact]
    public async Task Neither_a_key_nor_a_database_is_looked_for()
    {
        host.Write("balance.json", """{"left": 1}""");
        host.Variables["EXAMPLE_KEY"] = "sk-canary-0123456789";

        await Try("", "~/balance.json");

        Assert.False(File.Exists(host.History));
        Assert.Equal(["balance.json", "provider.toml"], Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    Task<Ran> Try(string flags, params string[] answers) =>
        host.RunAsync(["providers", "try", "~/example", .. answers.SelectMany(answer => new[] { "--answer", answer }), .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
