using System.Text.Json;
using Fuelgauge.App.Tests.Configuration.Definitions;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.App.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>The rows of the two providers whose subscriptions had no numbers: their windows stand beside the budget, on one row.</summary>
public sealed class SubscriptionRowTests : IDisposable
{
    readonly CommandHost host = new() { Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) };

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Windows_and_budget_are_one_row_led_by_the_one_with_least_left()
    {
        Leave("anthropic", "cache-alone", ".claude.json");
        Complete(tasks: 2, "claude");
        host.Variables["ANTHROPIC_BUDGET"] = "500";

        var ran = await host.RunAsync("check anthropic --utc");

        Assert.Contains(
            """
            Anthropic       ✅ OK     44%         56%         resets in 2d 21h, stale, 1h 30m old
              Weekly        ✅ OK     44%         56%         resets in 2d 21h, stale, 1h 30m old
              5-hour        ✅ OK     18%         82%         resets in 1h, stale, 1h 30m old
              Budget        ✅ OK     0.4%        99.6%
            """,
            ran.Output);
    }

    [Fact]
    public async Task A_budget_that_runs_out_leads_the_row_while_the_windows_are_fine()
    {
        Leave("openai", "sessions-alone", ".codex/sessions/2026/11/23/rollout-a.jsonl");
        Complete(tasks: 97, "codex");
        host.Variables["OPENAI_BUDGET"] = "100";

        using var document = JsonDocument.Parse((await host.RunAsync("check codex --json")).Output);
        var account = document.RootElement.GetProperty("accounts")[0];

        Assert.Equal(("critical", "dispatch", "Plus"), (account.GetProperty("status").GetString(), account.GetProperty("source").GetString(), account.GetProperty("plan").GetString()));
        Assert.Equal(
            ["budget dispatch 3", "five-hour file 76", "weekly file 59"],
            account.GetProperty("meters").EnumerateArray().Select(meter => $"{meter.GetProperty("id")} {meter.GetProperty("source")} {meter.GetProperty("remaining")}"));
    }

    [Fact]
    public async Task A_login_that_may_be_sent_gives_fresh_windows_beside_the_budget_and_one_that_may_not_is_only_named()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/api/oauth/usage", Answers.File(Repository.PathOf("providers", "anthropic", "fixtures", "subscription-healthy", "oauth-usage.json")));
        Leave("anthropic", "login", ".claude/.credentials.json");
        Complete(tasks: 2, "claude");
        var account = $"[[account]]\nprovider = \"anthropic\"\nbase_url = \"{server.Url}\"\nbudget = 500\n";

        host.Write(".config/fuelgauge/config.toml", account);
        var withheld = await host.RunAsync("check anthropic");
        Assert.Empty(server.Requests);
        host.Write(".config/fuelgauge/config.toml", $"borrowed_tokens = [\"anthropic\"]\n{account}");
        var sent = await host.RunAsync("check anthropic");

        Assert.Contains("Claude Code", withheld.Output, StringComparison.Ordinal);
        Assert.Equal("Bearer sk-ant-oat01-FIXTURE-NOT-A-TOKEN", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Contains(
            """
            Anthropic        ✅ OK     37%         63%         resets in 3h
              5-hour         ✅ OK     37%         63%         resets in 3h
              Weekly         ✅ OK     12%         88%         resets in 3d 21h
              Weekly (Fable) ✅ OK     21%         79%         resets in 3d 21h
              Extra usage    ✅ OK     $12.34      $37.66
              Budget         ✅ OK     0.4%        99.6%
            """,
            sent.Output);
    }

    [Fact]
    public async Task A_second_home_is_read_though_the_usual_one_holds_nothing()
    {
        var lines = File.ReadAllText(Repository.PathOf("providers", "openai", "fixtures", "sessions-alone", "home", ".codex/sessions/2026/11/23/rollout-a.jsonl"));
        host.Write(".codex-work/sessions/2026/11/23/rollout-a.jsonl", lines);
        host.Write(".config/fuelgauge/config.toml", "[[account]]\nprovider = \"openai\"\nname = \"work\"\nhome = \"~/.codex-work\"\n");

        var ran = await host.RunAsync("check openai/work");

        Assert.Contains("Codex/OpenAI/work ✅ OK     41%         59%", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_known_the_row_says_subscription()
    {
        host.Write(".claude/settings.json", "{}");
        host.Write(".claude.json", """{"numStartups": 1}""");

        var ran = await host.RunAsync("check anthropic openai");

        Assert.Contains("Anthropic       ℹ️ N/A    (subscription)\nCodex/OpenAI    ℹ️ N/A    (subscription)\n", ran.Output);
    }

    /// <summary>Puts a file of a provider's case where its program leaves it.</summary>
    void Leave(string provider, string fixture, string file) =>
        host.Write(file, File.ReadAllText(Repository.PathOf("providers", provider, "fixtures", fixture, "home", file)));

    void Complete(int tasks, string executor)
    {
        var ids = string.Join(", ", Enumerable.Range(1, tasks).Select(id => $"('{id}', 'completed', '{executor}')"));
        Sql.Run(Path.Join(host.WorkingFolder, "dispatch.db"), $"CREATE TABLE tasks (id TEXT PRIMARY KEY, status TEXT, executor TEXT); INSERT INTO tasks VALUES {ids}");
    }
}
