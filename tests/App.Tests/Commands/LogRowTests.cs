using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>What session logs tell of today beside what providers say, in the rows of <c>check</c>.</summary>
public sealed class LogRowTests : IDisposable
{
    // The time of files is the machine's own, so the day must be today's.
    readonly CommandHost host = new() { Time = new FakeTimeProvider(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(12)) };

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_subscription_of_which_only_logs_are_known_shows_what_today_cost()
    {
        Leave(".claude/projects/p/a.jsonl", "m1", output: 1_000_000);

        var ran = await host.RunAsync("check anthropic --utc");

        Assert.Contains(
            """
            Anthropic       ℹ️ N/A    $25.00      —
              Cost today    ✅ OK     $25.00      —           resets in 12h
              Tokens today  ✅ OK     1M tokens   —           resets in 12h
            """,
            ran.Output);
    }

    [Fact]
    public async Task Logs_are_the_account_s_whose_folder_they_lie_in_and_no_key_has_any()
    {
        Leave(".claude/projects/p/a.jsonl", "m1", output: 1);
        Leave("other/projects/p/b.jsonl", "m2", output: 20);
        host.Variables["SECOND"] = "sk-ant-FIXTURE-NOT-A-KEY";
        host.Write(".config/fuelgauge/config.toml", $"""
            [[account]]
            provider = "anthropic"
            name = "other"
            home = "{host.Home}/other"
            [[account]]
            provider = "anthropic"
            name = "second"
            key_env = "SECOND"
            """);

        using var document = JsonDocument.Parse((await host.RunAsync("check anthropic --json")).Output);
        var tokens = document.RootElement.GetProperty("accounts").EnumerateArray().ToDictionary(
            account => account.GetProperty("account").GetString()!,
            account => account.GetProperty("meters").EnumerateArray().Where(meter => meter.GetProperty("id").GetString() == "tokens-today").Select(meter => meter.GetProperty("used").GetDecimal()).ToArray());

        Assert.Equal([20m], tokens["other"]);
        Assert.Empty(tokens["second"]);
    }

    [Fact]
    public async Task What_was_read_is_kept_beside_the_history_unless_nothing_is_to_be_recorded()
    {
        Leave(".claude/projects/p/a.jsonl", "m1", output: 1);
        var kept = Path.Join(Path.GetDirectoryName(host.History), "usage.db");

        await host.RunAsync("check anthropic --no-record");
        var before = File.Exists(kept);
        await host.RunAsync("check anthropic");

        Assert.Equal((false, true), (before, File.Exists(kept)));
    }

    void Leave(string path, string message, long output) => host.Write(path, JsonSerializer.Serialize(new
    {
        type = "assistant",
        timestamp = host.Time.GetUtcNow().AddHours(-1),
        requestId = "r",
        message = new { id = message, model = "claude-opus-4-5-20251101", usage = new { input_tokens = 0, output_tokens = output } },
    }) + "\n");
}
