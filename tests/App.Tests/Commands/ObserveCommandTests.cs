using System.Text.Json;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Extraction;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class ObserveCommandTests : IDisposable
{
    static readonly DateTimeOffset begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    readonly FakeTimeProvider time = new(begin);
    readonly CommandHost host;

    public ObserveCommandTests() => host = new() { Time = time };

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task What_headers_say_is_recorded_shown_until_its_reset_and_then_dropped()
    {
        host.Input = "HTTP/2 200\nx-ratelimit-limit-tokens: 30000\nx-ratelimit-remaining-tokens: 12000\nx-ratelimit-reset-tokens: 36s\n";

        var observed = Account(await host.RunAsync("observe openai --json"));
        var checkedSoon = Account(await host.RunAsync("check openai --json --no-record"));
        time.Advance(TimeSpan.FromSeconds(37));
        var checkedLater = Account(await host.RunAsync("check openai --json --no-record"));
        var history = await host.RunAsync("history openai --format json --since 1h");

        foreach (var (account, cached) in new[] { (observed, false), (checkedSoon, true) })
        {
            var meter = Assert.Single(account.GetProperty("meters").EnumerateArray());
            Assert.Equal(("tokens-per-minute", "rate", "headers", "info", 12000m, 30000m), (Text(meter, "id"), Text(meter, "kind"), Text(meter, "source"), Text(meter, "role"), meter.GetProperty("remaining").GetDecimal(), meter.GetProperty("limit").GetDecimal()));
            Assert.Equal(cached, meter.GetProperty("cached").GetBoolean());
        }

        Assert.Empty(checkedLater.GetProperty("meters").EnumerateArray());
        Assert.Contains("\"meter\": \"tokens-per-minute\"", history.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_refilled_since_is_recorded_and_not_shown_as_current()
    {
        host.Input = "x-ratelimit-limit-requests: 10\nx-ratelimit-remaining-requests: 3\nx-ratelimit-reset-requests: 6m0s\ndate: Mon, 23 Nov 2026 12:00:00 GMT\n";
        time.Advance(TimeSpan.FromDays(1));

        var ran = await host.RunAsync("observe groq --json");
        var history = await host.RunAsync("history groq --format json --since 2d");

        var account = Account(ran);
        Assert.Empty(account.GetProperty("meters").EnumerateArray());
        Assert.Equal((ExitCode.Done, "info", "reset_passed"), (ran.ExitCode, Text(account, "status"), Text(account, "state")));
        Assert.Equal("Recorded, and refilled since, so not shown: requests-per-day.\n", ran.Error);
        Assert.Contains("\"meter\": \"requests-per-day\"", history.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_meters_those_that_still_hold_are_shown()
    {
        host.Input = "x-ratelimit-remaining-requests: 3\nx-ratelimit-reset-requests: 1h\nx-ratelimit-remaining-tokens: 12000\nx-ratelimit-reset-tokens: 36s\ndate: Mon, 23 Nov 2026 12:00:00 GMT\n";
        time.Advance(TimeSpan.FromMinutes(2));

        var ran = await host.RunAsync("observe openai --json");

        Assert.Equal("requests", Text(Meter(ran), "unit"));
        Assert.Equal("Recorded, and refilled since, so not shown: tokens-per-minute.\n", ran.Error);
    }

    [Fact]
    public async Task A_model_is_the_scope_of_its_limits()
    {
        host.Input = "{\"x-model\": \"gpt-5.2\", \"headers\": {\"x-ratelimit-remaining-requests\": \"9\"}}";

        var byLine = Meter(await host.RunAsync("observe openai --json"));
        var byFlag = Meter(await host.RunAsync("observe openai --json --model gpt-5.2-mini"));

        Assert.Equal(("requests-gpt-5-2", "gpt-5.2"), (Text(byLine, "id"), Text(byLine, "scope")));
        Assert.Equal(("requests-gpt-5-2-mini", "gpt-5.2-mini"), (Text(byFlag, "id"), Text(byFlag, "scope")));
    }

    [Fact]
    public async Task Parallel_answers_leave_the_highest_utilization()
    {
        host.Input = "x-ratelimit-remaining-tokens: 10\nx-ratelimit-limit-tokens: 100\nx-ratelimit-reset-tokens: 60s\n";
        await host.RunAsync("observe openai --quiet");
        host.Input = host.Input.Replace(": 10\n", ": 90\n");

        Assert.Equal(10m, Meter(await host.RunAsync("observe openai --json")).GetProperty("remaining").GetDecimal());
    }

    [Fact]
    public async Task A_key_in_what_is_observed_is_not_shown()
    {
        host.Variables["OPENAI_API_KEY"] = "sk-canary-0123456789";
        host.Input = "x-ratelimit-remaining-requests: 9\nx-model: sk-canary-0123456789\n";

        var ran = await host.RunAsync("observe openai --json");

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain("canary", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_polled()
    {
        await using var server = await StandInServer.StartAsync();
        host.Write(".config/fuelgauge/config.toml", $"[[account]]\nprovider = \"openai\"\nname = \"proxy\"\nkey_env = \"PROXY_KEY\"\nbase_url = \"{server.Url}\"\n");
        host.Variables["PROXY_KEY"] = "sk-0123456789";
        host.Input = "x-ratelimit-remaining-requests: 9\n";

        Assert.Equal(0, (await host.RunAsync("observe openai/proxy")).ExitCode);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Quiet_prints_nothing()
    {
        host.Input = "x-ratelimit-remaining-requests: 9\n";

        Assert.Equal(new Ran(0, "", ""), await host.RunAsync("observe openai --quiet"));
    }

    [Theory]
    [InlineData("content-type: text/plain\n", "observe openai", ExitCode.Done, "nothing was recorded")]
    [InlineData("just words", "observe openai", ExitCode.Failed, "holds no headers")]
    [InlineData("{\"a\": ", "observe openai", ExitCode.Failed, "no JSON object with headers")]
    [InlineData("x-a: 1\n", "observe glm", ExitCode.Usage, "tells no limits in its headers")]
    [InlineData("x-a: 1\n", "observe opnai", ExitCode.Usage, "did you mean openai")]
    [InlineData("x-a: 1\n", "observe openai/nobody", ExitCode.Usage, "has no account nobody")]
    public async Task What_cannot_be_observed_is_said(string input, string line, int exitCode, string said)
    {
        host.Input = input;

        var ran = await host.RunAsync(line);

        Assert.Equal(exitCode, ran.ExitCode);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task Endless_input_is_given_up()
    {
        host.Input = "x-ratelimit-remaining-requests: 9\n" + new string('x', Answer.MostBytes);

        var ran = await host.RunAsync("observe openai");

        Assert.Equal(ExitCode.Failed, ran.ExitCode);
        Assert.Contains("longer than 4 MiB", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_in_passing_is_no_headline_of_the_account()
    {
        host.Input = "x-ratelimit-remaining-requests: 9\n";
        await host.RunAsync("observe openai");

        using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.History};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM usage_snapshots), (SELECT count(*) FROM readings)";
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal((0, 1), (row.GetInt32(0), row.GetInt32(1)));
    }

    static JsonElement Account(Ran ran) => JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0];

    static JsonElement Meter(Ran ran) => Assert.Single(Account(ran).GetProperty("meters").EnumerateArray());

    static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();
}
