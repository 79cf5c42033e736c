using Fuelgauge.App.Tests.StandIn;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>Logins of other programs, through the whole program.</summary>
public sealed class LoginCommandTests : IAsyncLifetime
{
    const string Usage = """{"five_hour":{"utilization":37.0,"resets_at":"2026-11-23T15:00:00Z"},"seven_day":{"utilization":12.0,"resets_at":"2026-11-27T09:00:00Z"}}""";

    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    readonly CommandHost host;
    StandInServer server = null!;

    public LoginCommandTests() => host = new() { Time = time };

    public async ValueTask InitializeAsync() => server = await StandInServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        host.Dispose();
    }

    [Fact]
    public async Task The_first_check_lists_logins_that_are_not_switched_on_once()
    {
        Login(".claude", "token-one", hours: 8);

        var first = await host.RunAsync("check --json");
        var second = await host.RunAsync("check --json");

        Assert.Contains("Claude Code in ~/.claude/.credentials.json would ask api.anthropic.com/api/oauth/usage (at most every 15m)", first.Error);
        Assert.Contains("write at the top of ~/.config/fuelgauge/config.toml: borrowed_tokens = [\"anthropic\"]", first.Error);
        Assert.DoesNotContain("borrowed_tokens", second.Error);
        Assert.Contains("\"state\": \"not_enabled\"", second.Output);
    }

    [Fact]
    public async Task Who_has_said_offline_is_not_asked_again()
    {
        Login(".claude", "token-one", hours: 8);
        host.Write(".config/fuelgauge/config.toml", "borrowed_tokens = \"offline\"");

        Assert.DoesNotContain("Logins of other programs", (await host.RunAsync("check")).Error);
    }

    [Fact]
    public async Task A_login_that_has_run_out_is_idle_with_what_was_read_last_and_sends_nothing()
    {
        server.On("/a/api/oauth/usage", Answers.Json(Usage));
        Configure(("work", ".claude-work", "a"));
        Login(".claude-work", "token-one", hours: 1);
        await host.RunAsync("check claude --json");
        time.Advance(TimeSpan.FromHours(3));

        var ran = await host.RunAsync("check claude/work --json --fresh");

        Assert.Single(server.Requests);
        Assert.Contains("\"state\": \"idle\"", ran.Output);
        Assert.Contains("the login of Claude Code ran out 2h ago; run \\\"claude\\\" once", ran.Output.Replace("\\u0022", "\\\"", StringComparison.Ordinal));
        Assert.Contains("\"last_good\": {", ran.Output);
    }

    [Fact]
    public async Task A_renewed_login_is_read_at_once()
    {
        server.On("/a/api/oauth/usage", Answers.Json(Usage));
        Configure(("work", ".claude-work", "a"));
        Login(".claude-work", "token-one", hours: -1);
        await host.RunAsync("check claude --json");

        Login(".claude-work", "token-two", hours: 8);
        var ran = await host.RunAsync("check claude --json");

        Assert.Equal("Bearer token-two", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Contains("\"id\": \"five-hour\"", ran.Output);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(401)]
    public async Task A_refusal_after_the_end_means_that_the_login_ran_out(int status)
    {
        server.On("/a/api/oauth/usage", (context, stopping) =>
        {
            time.Advance(TimeSpan.FromMinutes(2));   // it ran out on its way
            return Answers.Json("""{"type":"error","error":{"type":"rate_limit_error"}}""", status)(context, stopping);
        });
        Configure(("work", ".claude-work", "a"));
        Login(".claude-work", "token-one", hours: 1d / 60);

        var ran = await host.RunAsync("check claude/work --json --timeout 10m --deadline 10m");

        Assert.Contains("\"state\": \"idle\"", ran.Output);
    }

    [Fact]
    public async Task Accounts_of_several_folders_are_read_side_by_side()
    {
        server.On("/a/api/oauth/usage", Answers.Json(Usage));
        Configure(("work", ".claude-work", "a"), ("home", ".claude-home", "a"));
        Login(".claude-work", "token-work", hours: 8, account: "11111111");
        Login(".claude-home", "token-home", hours: 8, account: "22222222");

        var ran = await host.RunAsync("check claude --json");

        Assert.Equal(["Bearer token-home", "Bearer token-work"], server.Requests.Select(request => request.Header("Authorization")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("same_login", ran.Output);
    }

    [Fact]
    public async Task One_login_in_two_folders_is_asked_once_with_the_token_that_lasts_longer_and_said_to_be_one()
    {
        server.On("/a/api/oauth/usage", Answers.Json(Usage));
        Configure(("work", ".claude-work", "a"), ("home", ".claude-home", "a"));
        Login(".claude-work", "token-work", hours: 2, account: "11111111");
        Login(".claude-home", "token-home", hours: 8, account: "11111111");

        var ran = await host.RunAsync("check claude --json");
        await host.RunAsync("check claude --json");

        Assert.Equal("Bearer token-home", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Contains("the same login as anthropic/home, which is asked for both", ran.Output);
        Assert.Equal(2, ran.Output.Split("\"id\": \"five-hour\"").Length - 1);
        Assert.DoesNotContain("\"status\": \"warning\"", ran.Output);
    }

    [Fact]
    public async Task A_half_written_login_is_looked_at_again_before_it_is_called_broken()
    {
        server.On("/a/api/oauth/usage", Answers.Json(Usage));
        Configure(("work", ".claude-work", "a"));
        var path = host.Write(".claude-work/.credentials.json", "{\"claudeAiOauth\": {\"accessTo");
        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);

        var running = host.RunAsync("check claude/work --json");
        Login(".claude-work", "token-one", hours: 8);
        time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Contains("\"id\": \"five-hour\"", (await running.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Output);
    }

    void Configure(params (string Name, string Home, string Path)[] accounts) => host.Write(
        ".config/fuelgauge/config.toml",
        "borrowed_tokens = [\"claude\"]\n" + string.Concat(accounts.Select(account =>
            $"[[account]]\nprovider = \"claude\"\nname = \"{account.Name}\"\nhome = \"~/{account.Home}\"\nmin_interval = \"15m\"\nbase_url = \"{server.Url}{account.Path}\"\n")));

    void Login(string folder, string token, double hours, string? account = null)
    {
        var end = time.GetUtcNow().AddHours(hours).ToUnixTimeMilliseconds();
        var file = host.Write($"{folder}/.credentials.json", $$$"""{"claudeAiOauth":{"accessToken":"{{{token}}}","refreshToken":"never-sent","expiresAt":{{{end}}}.0,"subscriptionType":"max"}}""");
        File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime.AddHours(-1));
        if (account is not null)
            host.Write($"{folder}/.claude.json", $$$"""{"oauthAccount":{"accountUuid":"{{{account}}}"}}""");
    }
}
