using System.Text.Json;
using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.App.Tests.Commands;

public sealed class HistoryCommandTests
{
    [Fact]
    public async Task A_check_rolls_up_what_is_older_than_the_configuration_says()
    {
        await using var wallets = await WithThirtyDaysAsync("[history]\nraw = \"10d\"");

        await wallets.Host.RunAsync("check --fresh");

        Assert.Equal(["15|96"], Sql.Rows(wallets.Host.History, "SELECT minutes, max(n) FROM (SELECT minutes, count(*) AS n FROM rollups GROUP BY at / 86400)"));
        Assert.Equal(["10"], Sql.Rows(wallets.Host.History, "SELECT round((max(at) - min(at)) / 86400000.0) || '' FROM readings").Select(days => days.Replace(".0", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("check --no-record --fresh")]
    [InlineData("check --max-age 1h")]
    [InlineData("history")]
    public async Task A_command_that_records_nothing_rolls_nothing_up(string line)
    {
        await using var wallets = await WithThirtyDaysAsync("[history]\nraw = \"10d\"");

        await wallets.Host.RunAsync(line);

        Assert.Equal(["0"], Sql.Rows(wallets.Host.History, "SELECT count(*) FROM rollups"));
    }

    [Theory]
    [InlineData("hour", 30 * 24 + 1)]
    [InlineData("day", 31)]
    [InlineData("month", 2)]
    public async Task Rows_by_a_span_add_up_over_readings_and_what_is_rolled_up(string span, int spans)
    {
        await using var wallets = await WithThirtyDaysAsync("[history]\nraw = \"10d\"");
        var before = await ConsumptionAsync();

        await wallets.Host.RunAsync("check --fresh");

        Assert.Equal((30 * 24m, spans), before);
        Assert.Equal(before, await ConsumptionAsync());

        async Task<(decimal, int)> ConsumptionAsync()
        {
            var ran = await wallets.Host.RunAsync($"history glm --utc --since 1y --until 2026-02-12T08:31:00Z --by {span} --json");
            var points = JsonDocument.Parse(ran.Output).RootElement.GetProperty("series").EnumerateArray().Single(one => one.GetProperty("meter").ValueEquals("balance")).GetProperty("points");
            return (points.EnumerateArray().Sum(point => point.GetProperty("consumption").GetDecimal()), points.GetArrayLength());
        }
    }

    [Fact]
    public async Task Raw_and_another_span_contradict_each_other()
    {
        using var host = new CommandHost();

        var ran = await host.RunAsync("history --raw --by day");

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("--raw and --by day contradict each other", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await host.RunAsync("history --by week")).ExitCode);
        Assert.Equal(0, (await host.RunAsync("history --raw --by poll")).ExitCode);
    }

    /// <summary>A wallet read once, with thirty days of a reading every five minutes before it, a yuan an hour used.</summary>
    static async Task<Wallets> WithThirtyDaysAsync(string settings = "")
    {
        var wallets = await Wallets.StartAsync();
        wallets.Settings = settings;
        wallets.Add("a", left: 50);
        await wallets.Host.RunAsync("check");
        Sql.Run(
            wallets.Host.History,
            """
            WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 30 * 288)
            INSERT INTO readings SELECT series_id, at - n * 300000, used, remaining + n * 1000000 / 12, limit_value, resets_at, state
            FROM step, (SELECT * FROM readings JOIN series ON id = series_id WHERE meter = 'balance')
            """);
        wallets.Clock.Advance(TimeSpan.FromMinutes(20));
        return wallets;
    }
}
