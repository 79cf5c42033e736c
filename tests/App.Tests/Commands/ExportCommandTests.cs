using System.Runtime.Versioning;
using System.Text.Json;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>What is exported on one machine is imported on another, once.</summary>
public sealed class ExportCommandTests : IDisposable
{
    readonly CommandHost host = new();

    [Fact]
    public async Task What_is_exported_is_the_same_after_import()
    {
        Fill(days: 60);
        var csv = await RunAsync("export");
        var file = host.Write("history.csv", csv.Output);

        var first = await RunAsync("import", file, "--db", Other);

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(csv.Output, (await RunAsync("export", "--db", Other)).Output);
        Assert.Contains(",ok,900,3,", csv.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_twice_adds_nothing()
    {
        Fill(days: 60);
        var file = host.Write("history.csv", (await RunAsync("export")).Output);

        var first = await RunAsync("import", file, "--db", Other);
        var again = await RunAsync("import", file, "--db", Other);
        var own = await RunAsync("import", file);

        Assert.Matches(@"^[1-9][\d,]* readings added, 0 known already, 0 left out\n$", first.Output);
        Assert.Matches(@"^0 readings added, [1-9][\d,]* known already, 0 left out\n$", again.Output);
        Assert.Equal(again.Output, own.Output);
    }

    [Fact]
    public async Task What_was_rolled_up_since_is_not_added_again()
    {
        Fill(days: 60, rollUp: false);
        var file = host.Write("history.csv", (await RunAsync("export")).Output);
        using (var log = Open())
            log.RollUp(new(), new At(Passes.Noon), TimeSpan.FromMinutes(1));

        var ran = await RunAsync("import", file);

        Assert.StartsWith("0 readings added, ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_and_a_span_and_an_account_can_be_asked_for()
    {
        Fill(days: 3);

        var ran = await RunAsync("export", "glm", "--since", "2026-02-12T06:00:00Z", "--until", "2026-02-12T07:00:00Z", "--format", "jsonl");

        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(12, lines.Length);
        Assert.All(lines, line => Assert.Equal("balance", JsonDocument.Parse(line).RootElement.GetProperty("meter").GetString()));
        Assert.Equal(2, (await RunAsync("export", "nobody")).ExitCode);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task A_file_of_it_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows guards files by access lists instead of modes.");
        Fill(days: 3);
        var file = Path.Join(host.Home, "out.csv");

        var ran = await RunAsync("export", "--output", file);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Output));
        Assert.Equal((await RunAsync("export")).Output, File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Empty(Directory.GetFiles(host.Home, "*.tmp"));
    }

    [Fact]
    public async Task Nothing_recorded_is_a_header_alone()
    {
        Assert.Single((await RunAsync("export")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", (await RunAsync("export", "--format", "jsonl")).Output);
    }

    [Fact]
    public async Task Bad_lines_are_named_and_the_good_ones_taken_in()
    {
        const string header = "at,provider,account,meter,kind,unit,used,remaining,limit,state,span_seconds,readings,consumption,more";
        string[] lines =
        [
            "2026-02-01T00:00:00.000Z,glm,default,balance,balance,CNY,,5,,ok,,,,x",
            "yesterday,glm,default,balance,balance,CNY,,5,,ok,,,,",
            "2096-02-01T00:00:00.000Z,glm,default,balance,balance,CNY,,5,,ok,,,,",
            "2026-02-01T00:05:00.000Z,G L M,default,balance,balance,CNY,,5,,ok,,,,",
            "2026-02-01T00:05:00.000Z,glm,../x,balance,balance,CNY,,5,,ok,,,,",
            "2026-02-01T00:05:00.000Z,glm,default,balance,wallet,CNY,,5,,ok,,,,",
            "2026-02-01T00:05:00.000Z,glm,default,balance,balance,CNY,,five,,ok,,,,",
            "2026-02-01T00:05:00.000Z,glm,default,balance,balance,CNY,,5,,ok,600,2,1,",
            "2026-02-01T00:00:00.000Z,glm,default",
            "\"2026-02-01T00:00:00.000Z,glm",
            "2026-02-01T00:10:00.000Z,glm,default,,,,,,,auth,,,,",
        ];
        var file = host.Write("bad.csv", header + "\n" + string.Join('\n', lines) + "\n");

        var ran = await RunAsync("import", file);

        Assert.Equal((1, "2 readings added, 0 known already, 9 left out\n"), (ran.ExitCode, ran.Output));
        string[] said = ["line 3: at is no time", "line 4: at is in the future", "line 5: provider is no provider", "line 6: account is no account", "line 7: kind is none of", "line 8: remaining is no number", "line 9: span_seconds is none", "line 10: it has not the 14", "line 11: it has not the 14"];
        Assert.All(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(said), pair => Assert.StartsWith($"{file}, {pair.Second}", pair.First, StringComparison.Ordinal));
        Assert.Equal(said.Length, ran.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_and_nothing_is_made()
    {
        var text = host.Write("notes.txt", "hello\nworld\n");

        var ran = await RunAsync("import", text);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("the first line has no column at, provider", ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("import", "~/nowhere.csv")).ExitCode);
    }

    [Fact]
    public async Task The_database_of_an_earlier_monitor_is_taken_in_once_and_left_as_it_is()
    {
        var old = Path.Join(host.Home, "old.db");
        Sql.Run(old, "CREATE TABLE usage_snapshots (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL, provider TEXT NOT NULL, used REAL, remaining REAL, currency TEXT DEFAULT 'USD', status TEXT DEFAULT 'ok')");
        Sql.Run(old, "INSERT INTO usage_snapshots (timestamp, provider, used, remaining, currency, status) VALUES ('2026-01-01T10:00:00.123456', 'glm', 5, 95, 'CNY', 'ok'), ('2026-01-01T10:05:00', 'glm', 6, 94, 'CNY', 'ok'), ('nonsense', 'glm', 1, 1, 'CNY', 'ok'), ('2026-01-01T10:05:00', 'minimax', NULL, NULL, '', 'skip')");
        var before = File.ReadAllBytes(old);

        var ran = await RunAsync("import", old);
        var again = await RunAsync("import", old);

        Assert.Equal((1, "2 readings added, 0 known already, 1 left out\n"), (ran.ExitCode, ran.Output));
        Assert.Contains("row 3: its time or provider cannot be read", ran.Error, StringComparison.Ordinal);
        Assert.Equal("0 readings added, 2 known already, 1 left out\n", again.Output);
        Assert.Equal(before, File.ReadAllBytes(old));
        Assert.Equal(["94000000", "95000000"], Sql.Rows(host.History, "SELECT remaining FROM readings ORDER BY remaining"));
    }

    [Fact]
    public async Task A_history_of_this_program_is_not_imported_as_an_earlier_monitors()
    {
        Fill(days: 1);

        var ran = await RunAsync("import", host.History, "--db", Other);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("this is a history of fuelgauge itself", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => host.Dispose();

    string Other => Path.Join(host.Home, "other.db");

    Task<Ran> RunAsync(params string[] words) => host.RunAsync(words);

    SqliteReadingLog Open() => SqliteReadingLog.Open(host.History, TimeZoneInfo.Utc);

    /// <summary>A wallet that is used and topped up, read every five minutes until noon, errors now and then.</summary>
    void Fill(int days, bool rollUp = true)
    {
        using var log = Open();
        var begin = Passes.Noon.AddDays(-days);
        log.Append(
            [
                .. Enumerable.Range(0, days * 288).Select(step => step % 500 == 7
                    ? Passes.Failed(State.Unreachable)
                    : Passes.Of(Passes.Balance(1000.5m - (step % 900), begin.AddMinutes(5 * step)))),
            ],
            begin.AddMinutes(1));
        if (rollUp)
            log.RollUp(new Retention(), new At(Passes.Noon), TimeSpan.FromMinutes(1));
    }

    sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
