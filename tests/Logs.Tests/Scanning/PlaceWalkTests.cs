using System.Runtime.Versioning;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Finding logs: every real folder once, nothing that is no log, nothing that others have laid.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlaceWalkTests : IDisposable
{
    readonly ScanHome home = new();

    [Fact]
    public void A_folder_reached_twice_is_read_once()
    {
        home.Write("logs/real/a.log", "use - s m 1 1 1");
        Directory.CreateSymbolicLink(home.File("logs/again"), home.File("logs/real"));
        Directory.CreateSymbolicLink(Path.Join(home.Path, "archive"), home.File("logs"));
        File.CreateSymbolicLink(home.File("logs/b.log"), home.File("logs/real/a.log"));

        var usage = home.Scan();

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(new LogCoverage { Files = 1 }, usage.Coverage);
    }

    [Fact]
    public void A_link_to_a_folder_or_a_log_elsewhere_is_followed()
    {
        Directory.CreateDirectory(home.Outside("elsewhere"));
        File.WriteAllText(home.Outside("elsewhere/a.log"), "use k1 s m 1 1 1\n");
        File.WriteAllText(home.Outside("b.log"), "use k2 s m 1 1 1\n");
        Directory.CreateSymbolicLink(home.File("logs/folder"), home.Outside("elsewhere"));
        File.CreateSymbolicLink(home.File("logs/file.log"), home.Outside("b.log"));
        Directory.CreateSymbolicLink(Path.Join(home.Path, "archive"), home.Outside("nowhere"));

        Assert.Equal(2, home.Scan().Ledger.Count);
    }

    [Fact]
    public void A_file_of_two_names_is_read_once()
    {
        home.Write("logs/a.log", "use - s m 1 1 1");
        using (var made = System.Diagnostics.Process.Start("ln", [home.File("logs/a.log"), home.File("archive/b.log")])!)
            made.WaitForExit();

        Assert.Single(home.Scan().Ledger.Events);
    }

    [Fact]
    public void Many_folders_are_searched_alike_by_any_number_of_threads()
    {
        foreach (var number in Enumerable.Range(0, 300))
            home.Write($"logs/{number % 7}/{number % 20}/{number}/{number}.log", $"use - s m {number} 1 1");
        Directory.CreateSymbolicLink(home.File("archive/again"), home.File("logs/3"));

        var usage = home.Scan(new() { Threads = 4 });

        Assert.Equal(300, usage.Coverage.Files);
        Assert.Equal(home.Events(new() { Threads = 1 }), ScanHome.InWords(usage.Ledger));
    }

    [Fact]
    public void A_place_is_none_beside_folders_that_tell_the_same()
    {
        home.Write("logs/a.log", "use - s m 1 1 1");
        home.Write("archive/a.log", "use - s m 2 1 1");
        home.Index = new MemoryUsageIndex();
        Assert.Equal(2, home.Events().Count);

        home.Format = new() { Unless = "logs" };

        Assert.Single(home.Events());
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        home.Write("logs/deep/a.log", "use - s m 1 1 1");
        Directory.CreateSymbolicLink(home.File("logs/deep/up"), home.File("logs"));
        Directory.CreateSymbolicLink(home.File("logs/self"), home.File("logs/self"));
        Directory.CreateSymbolicLink(home.File("logs/ping"), home.File("logs/pong"));
        Directory.CreateSymbolicLink(home.File("logs/pong"), home.File("logs/ping"));

        var usage = home.Scan();

        Assert.Single(usage.Ledger.Events);
        Assert.Empty(usage.Notes);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Logs_deeper_than_they_may_lie_are_none(int mostDepth, int found)
    {
        home.Format = new() { MostDepth = mostDepth };
        foreach (var path in new[] { "logs/a.log", "logs/1/a.log", "logs/1/2/a.log", "logs/1/2/3/a.log" })
            home.Write(path, "use - s m 1 1 1");

        Assert.Equal(found, home.Scan().Coverage.Files);
    }

    [Fact]
    public void A_pipe_is_never_opened()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [home.File("logs/pipe.log"), home.File("logs/pipe.doc")])!;
        made.WaitForExit();
        home.Write("logs/a.log", "use - s m 1 1 1");

        var usage = home.Scan();

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(2, usage.Coverage.UnreadableFiles);
        Assert.All(usage.Notes, note => Assert.Contains("is no regular file", note));
    }

    [Theory]
    [InlineData(UnixFileMode.None)]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserExecute)]
    public void A_folder_without_permission_is_said_and_costs_no_other(UnixFileMode mode)
    {
        if (Environment.UserName == "root") Assert.Skip("root may read anything; run the tests as an ordinary user.");
        home.Write("logs/open/a.log", "use - s m 1 1 1");
        home.Write("logs/shut/b.log", "use - s m 1 1 1");
        File.SetUnixFileMode(home.File("logs/shut"), mode);

        var usage = home.Scan();
        File.SetUnixFileMode(home.File("logs/shut"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(1, usage.Coverage.UnreadableFiles);
        Assert.Equal(["~/logs/shut cannot be read: permission denied, so logs in it are not counted."], usage.Notes);
    }

    [Fact]
    public void A_log_without_permission_is_said_and_costs_no_other()
    {
        if (Environment.UserName == "root") Assert.Skip("root may read anything; run the tests as an ordinary user.");
        home.Write("logs/a.log", "use - s m 1 1 1");
        home.Write("logs/b.log", "use - s m 1 1 1");
        Sql.Run(home.File("logs/c.db"), "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)");
        File.SetUnixFileMode(home.File("logs/b.log"), UnixFileMode.None);
        File.SetUnixFileMode(home.File("logs/c.db"), UnixFileMode.None);

        var usage = home.Scan();

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(2, usage.Coverage.UnreadableFiles);
        Assert.Equal(["~/logs/b.log cannot be read: permission denied.", "~/logs/c.db cannot be read: permission denied."], usage.Notes);
    }

    [Fact]
    public void A_link_through_a_place_of_another_user_is_not_followed()
    {
        if (Environment.UserName != "root") Assert.Skip("only root can make a folder that belongs to somebody else.");
        Directory.CreateDirectory(home.Outside("theirs"));
        File.WriteAllText(home.Outside("theirs/a.log"), "use - s m 1 1 1\n");
        using (var chown = System.Diagnostics.Process.Start("chown", ["12345", home.Outside("theirs")])!)
            chown.WaitForExit();
        Directory.CreateSymbolicLink(home.File("logs/link"), home.Outside("theirs"));

        var usage = home.Scan();

        Assert.Empty(usage.Ledger.Events);
        Assert.Equal(["~/logs/link is a link that leads through a place of another user, so it was not followed."], usage.Notes);
    }

    public void Dispose() => home.Dispose();
}
