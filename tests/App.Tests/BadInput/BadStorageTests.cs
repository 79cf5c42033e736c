using Fuelgauge.App.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>A database that is not what it should be costs the record at most: the numbers are shown, the file stays as it is.</summary>
public sealed class BadStorageTests
{
    [Fact]
    public async Task A_newer_history_is_refused_with_a_clear_word_and_left_alone()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        await accounts.CheckAsync();
        Sql.Run(accounts.Host.History, "PRAGMA user_version = 99999");

        var check = await accounts.Host.RunAsync("check glm");
        var history = await accounts.Host.RunAsync("history");

        Assert.Equal((1, 1), (check.ExitCode, history.ExitCode));
        Assert.Contains("¥16.00", check.Output, StringComparison.Ordinal);
        Assert.Contains("newer", check.Error, StringComparison.Ordinal);
        Assert.Contains("newer", history.Error, StringComparison.Ordinal);
        Assert.Equal(["99999"], Sql.Rows(accounts.Host.History, "PRAGMA user_version"));
    }

    [Fact]
    public async Task An_empty_file_becomes_a_history()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Host.Write(".local/share/fuelgauge/monitor.db", "");

        await accounts.CheckAsync();
    }

    [Fact]
    public async Task A_corrupt_poll_state_is_begun_anew()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        var file = accounts.Host.Write(".local/state/fuelgauge/state.db", new string('x', 5000));

        await accounts.CheckAsync();

        Assert.StartsWith("SQLite format 3", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dev/null")]
    [InlineData("/proc/nowhere/monitor.db")]
    public async Task A_place_that_can_hold_no_database_is_named(string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "these places are of Unix.");
        await using var accounts = await TwoAccounts.StartAsync();

        var ran = await accounts.Host.RunAsync($"check glm --db {place}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("¥16.00", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"not recorded: {place}", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--db", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CREATE TABLE other (a INTEGER)")]
    public async Task A_dispatchers_database_that_is_missing_or_another_costs_the_budget_row(string? schema)
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Host.Variables["OPENAI_BUDGET"] = "100";
        var file = Path.Join(accounts.Host.Home, "dispatch.db");
        if (schema is not null)
            Sql.Run(file, schema);

        var ran = await accounts.Host.RunAsync($"check --dispatch-db {file}");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("¥16.00", ran.Output, StringComparison.Ordinal);
        Assert.Contains(ran.Output.Split('\n'), line => line.StartsWith("Codex/OpenAI", StringComparison.Ordinal) && (schema is null || line.Contains("dispatch.db", StringComparison.Ordinal)));
        Assert.Equal(schema is not null, File.Exists(file));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_loses_nothing_and_is_no_reason_not_to_read()
    {
        var time = new FakeTimeProvider(new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var accounts = await TwoAccounts.StartAsync(host: new() { Time = time });
        await accounts.CheckAsync();
        time.AdjustTime(time.GetUtcNow().AddHours(-3));

        await accounts.CheckAsync();
        var history = await accounts.Host.RunAsync("history glm/good --since 2026-02-12 --until 2026-02-13 --raw --format csv");

        Assert.Equal(3, history.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
