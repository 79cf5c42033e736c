using System.Runtime.Versioning;
using System.Text.Json;
using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.App.Tests.Commands;

public sealed class DbCommandTests
{
    [Fact]
    public async Task A_sound_database_is_told_with_its_rows()
    {
        await using var wallets = await RecordedAsync();

        var ran = await wallets.Host.RunAsync("db check --utc");
        using var json = JsonDocument.Parse((await wallets.Host.RunAsync("db check --json")).Output);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("every page and every reference is sound", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1 accounts, 1 series, 1 readings, 0 quarter hours, 0 hours, 0 days, 0 events, 1 snapshots, 0 snapshots of others", ran.Output, StringComparison.Ordinal);
        Assert.Contains("from 2026-02-12 08:30:00 to 2026-02-12 08:30:00", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("!", ran.Output, StringComparison.Ordinal);
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("rows").GetProperty("readings").GetInt32());
        Assert.Empty(Output.JsonShape.Of("db", json.RootElement.GetRawText()));
        Assert.Equal("2026-02-12T08:30:00.000Z", json.RootElement.GetProperty("newest_at").GetString());
    }

    [Fact]
    public async Task A_check_of_the_file_changes_nothing_in_it()
    {
        await using var wallets = await RecordedAsync();
        Sql.Run(wallets.Host.History, "DROP TABLE rollups; PRAGMA user_version = 1");
        var before = File.ReadAllBytes(wallets.Host.History);

        var ran = await wallets.Host.RunAsync("db check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("! version 1 is brought to", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(wallets.Host.History));
    }

    [Fact]
    public async Task A_damaged_page_is_told_and_the_exit_code_is_one()
    {
        await using var wallets = await RecordedAsync();
        Sql.Run(wallets.Host.History, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO usage_snapshots (timestamp, provider) SELECT 'x' || i, 'glm' FROM n");
        var bytes = File.ReadAllBytes(wallets.Host.History);
        bytes.AsSpan(bytes.Length / 2, 4096 * 3).Fill(0xAB);
        File.WriteAllBytes(wallets.Host.History, bytes);

        var ran = await wallets.Host.RunAsync("db check");
        var json = await wallets.Host.RunAsync("db check --json");

        Assert.Equal((1, 1), (ran.ExitCode, json.ExitCode));
        Assert.Contains("! damaged: ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\"ok\": false", json.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(wallets.Host.History));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("CREATE TABLE tasks (id)")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO readings (series_id, at, state) VALUES (77, 1, 1)")]
    public async Task What_is_no_sound_history_is_damage(string content)
    {
        using var host = new CommandHost();
        var file = Path.Join(host.Home, "other.db");
        if (content == "x")
        {
            File.WriteAllText(file, new string('x', 5000));
        }
        else
        {
            if (content.Contains("readings", StringComparison.Ordinal))
                await host.RunAsync("history", "--db", file);
            Sql.Run(file, content);
        }

        var ran = await host.RunAsync("db", "check", "--db", file);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("! damaged: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_recorded_yet_it_says_so_and_makes_nothing()
    {
        using var host = new CommandHost();

        Assert.Equal((0, 1, 1), ((await host.RunAsync("db check")).ExitCode, (await host.RunAsync("db backup")).ExitCode, (await host.RunAsync("db compact")).ExitCode));
        Assert.Contains("not there yet", (await host.RunAsync("db compact")).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(host.History));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task A_file_that_others_may_open_is_told()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows guards files by access lists instead of modes.");
        await using var wallets = await RecordedAsync();
        File.SetUnixFileMode(wallets.Host.History, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var ran = await wallets.Host.RunAsync("db check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"! others on this machine may open it: chmod 600 {wallets.Host.History}", ran.Output, StringComparison.Ordinal);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task A_backup_is_whole_and_for_its_owner_alone_while_another_writes()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows guards files by access lists instead of modes.");
        await using var wallets = await RecordedAsync();
        using var other = Sql.Open(wallets.Host.History);
        Sql.Run(other, "BEGIN IMMEDIATE; INSERT INTO usage_snapshots (timestamp, provider) VALUES ('x', 'glm')");

        var ran = await wallets.Host.RunAsync("db backup");

        var copy = Path.Join(Path.GetDirectoryName(wallets.Host.History), "monitor-2026-02-12.db");
        Assert.Equal((0, copy + "\n"), (ran.ExitCode, ran.Output));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        Assert.Equal(["1"], Sql.Rows(copy, "SELECT count(*) FROM usage_snapshots"));
        Assert.Equal(0, (await wallets.Host.RunAsync("db", "check", "--db", copy)).ExitCode);
        Assert.False(File.Exists(copy + ".part"));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_follows_no_link()
    {
        await using var wallets = await RecordedAsync();
        var there = wallets.Host.Write("there.db", "mine");
        var link = Path.Join(wallets.Host.Home, "link.db");
        File.CreateSymbolicLink(link, Path.Join(wallets.Host.Home, "nowhere"));

        var ran = await wallets.Host.RunAsync("db backup ~/there.db");
        var linked = await wallets.Host.RunAsync("db backup ~/link.db");

        Assert.Equal((1, 1), (ran.ExitCode, linked.ExitCode));
        Assert.Contains($"{there} is there already, and nothing is overwritten", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(there));
        Assert.False(File.Exists(Path.Join(wallets.Host.Home, "nowhere")));
    }

    [Fact]
    public async Task A_backup_of_a_damaged_database_leaves_no_half_copy()
    {
        await using var wallets = await RecordedAsync();
        File.WriteAllText(wallets.Host.History, new string('x', 5000));

        var ran = await wallets.Host.RunAsync("db backup ~/copy.db");

        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(Directory.GetFiles(wallets.Host.Home, "copy*"));
    }

    [Fact]
    public async Task Compacting_rolls_up_all_that_is_due_and_gives_space_back()
    {
        await using var wallets = await RecordedAsync();
        Sql.Run(
            wallets.Host.History,
            """
            WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 200 * 288)
            INSERT INTO readings SELECT series_id, at - n * 300000, used, remaining + n * 1000, limit_value, resets_at, state
            FROM step, (SELECT * FROM readings JOIN series ON id = series_id WHERE meter = 'balance')
            """);
        var before = new FileInfo(wallets.Host.History).Length;

        var ran = await wallets.Host.RunAsync("db compact");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Matches(@"^\S+monitor\.db: \d\.\d MB before, \d+\.\d kB after\n$", ran.Output);
        Assert.True(new FileInfo(wallets.Host.History).Length < before / 2);
        Assert.Equal(["57601"], Sql.Rows(wallets.Host.History, "SELECT (SELECT count(*) FROM readings) + (SELECT sum(readings) FROM rollups)"));
        Assert.Equal(0, (await wallets.Host.RunAsync("db check")).ExitCode);
    }

    [Fact]
    public async Task Compacting_refuses_kindly_while_another_program_is_at_work_in_the_file()
    {
        await using var wallets = await RecordedAsync();
        using var other = Sql.Open(wallets.Host.History);
        Sql.Run(other, "BEGIN; SELECT count(*) FROM readings");
        using (var reading = other.CreateCommand())
        {
            reading.CommandText = "SELECT count(*) FROM readings";
            reading.ExecuteScalar();
        }

        var ran = await wallets.Host.RunAsync("db compact");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("another program", ran.Error, StringComparison.Ordinal);
        Sql.Run(other, "ROLLBACK");
        Assert.Equal(0, (await wallets.Host.RunAsync("db compact")).ExitCode);
    }

    static async Task<Wallets> RecordedAsync()
    {
        var wallets = await Wallets.StartAsync();
        wallets.Add("a", left: 50);
        await wallets.Host.RunAsync("check glm/a");
        return wallets;
    }
}
