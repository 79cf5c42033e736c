using Fuelgauge.App.Scanning;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>A scan without an index, held against its slow twin.</summary>
public sealed class ScanTests : IDisposable
{
    readonly ScanHome home = new();

    [Fact]
    public void Logs_of_every_kind_come_to_what_the_slow_twin_finds()
    {
        WriteOfEveryKind();

        var usage = home.Scan();

        Assert.Equal(home.Twin(), ScanHome.InWords(usage.Ledger));
        Assert.Equal(6, usage.Ledger.Count);
        Assert.Equal(new LogCoverage { Files = 4 }, usage.Coverage);
        Assert.Empty(usage.Notes);
    }

    [Theory]
    [InlineData(1, 1, 8)]
    [InlineData(2, 7, 64)]
    [InlineData(4, 64, 64)]
    [InlineData(3, 4096, 1 << 20)]
    public void Threads_and_sizes_change_nothing(int threads, int block, int longest)
    {
        WriteOfEveryKind();
        foreach (var number in Enumerable.Range(0, 20))
            home.Write($"logs/{number % 3}/{number}.log", "model m", $"use k{number % 7} s = {number} 1 {number}", "more 3", $"use - s = {number} 1 2");
        var isLongEnough = longest >= 64;

        var usage = home.Scan(new() { Threads = threads, BlockBytes = block, MostLineBytes = longest });

        if (isLongEnough)
            Assert.Equal(home.Twin(), ScanHome.InWords(usage.Ledger));
        else
            Assert.True(usage.Coverage.SkippedLines > 0);
    }

    [Fact]
    public void What_was_found_is_said_of_each_agent()
    {
        home.Write("archive/a.log", "use k s m 1 1 1");
        var writtenAt = File.GetLastWriteTimeUtc(home.File("archive/a.log"));

        var logs = Assert.Single(home.Scan().Agents);

        Assert.Equal(("notes", "Notes", 1, 16L, (DateTimeOffset?)writtenAt), (logs.Agent, logs.Name, logs.Files, logs.Bytes, logs.NewestAt));
        Assert.Equal([Path.Join(home.Path, "archive"), Path.Join(home.Path, "logs")], logs.Folders);
    }

    [Fact]
    public void Nothing_to_read_is_nothing_found()
    {
        var usage = home.Scan();

        Assert.Empty(usage.Ledger.Events);
        Assert.Equal(new LogCoverage(), usage.Coverage);
        Assert.Equal((0, 0L, (DateTimeOffset?)null), (usage.Agents[0].Files, usage.Agents[0].Bytes, usage.Agents[0].NewestAt));
    }

    [Fact]
    public void Skipped_lines_are_counted_and_said_without_their_words()
    {
        home.Write("logs/a.log", "use k s m 1 1 1", "a secret word", "use k2 s m 1 1 1", "another");
        home.Write("logs/b.doc", "use k3 s m 1 1 1");

        var usage = home.Scan();

        Assert.Equal(2, usage.Ledger.Count);
        Assert.Equal(3, usage.Coverage.SkippedLines);
        Assert.Equal(["~/logs/a.log has 2 parts that could not be understood and are not counted.", "~/logs/b.doc has 1 part that could not be understood and is not counted."], usage.Notes);
    }

    [Fact]
    public void An_unfinished_last_line_counts_when_it_can_be_read_and_is_no_fault_when_it_cannot()
    {
        File.WriteAllText(home.File("logs/a.log"), "use k1 s m 1 1 1\nuse k2 s m 2 2 2");
        File.WriteAllText(home.File("logs/b.log"), "use k3 s m 1 1 1\nuse k4 s m 2");

        var usage = home.Scan();

        Assert.Equal(home.Twin(), ScanHome.InWords(usage.Ledger));
        Assert.Equal(3, usage.Ledger.Count);
        Assert.Equal(0, usage.Coverage.SkippedLines);
    }

    [Fact]
    public void Odd_bytes_reach_the_reader_as_they_are()
    {
        byte[] odd = [.. "\uFEFFuse k1 s m 1 1 1\r\n\r\n\n"u8, 0, 0, (byte)'\n', 0xFF, 0xFE, 0xC3, (byte)'\n', .. "use k2 s m 1 1 1\r\n"u8];
        File.WriteAllBytes(home.File("logs/a.log"), odd);

        var usage = home.Scan(new() { BlockBytes = 16 });

        Assert.Equal(home.Twin(), ScanHome.InWords(usage.Ledger));
        Assert.Equal(2, usage.Ledger.Count);
        Assert.Equal(2, usage.Coverage.SkippedLines);
    }

    [Fact]
    public void A_line_longer_than_may_be_held_is_skipped_and_counted()
    {
        using (var log = new StreamWriter(home.File("logs/a.log")))
        {
            log.Write("use k1 s m 1 1 1\n");
            for (var written = 0; written < 100 << 20; written += 1 << 20)
                log.Write(new string('x', 1 << 20));
            log.Write("\nuse k2 s m 1 1 1\n");
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        var usage = home.Scan(new() { MostLineBytes = 4 << 20, Threads = 1 });

        Assert.Equal(2, usage.Ledger.Count);
        Assert.Equal(1, usage.Coverage.SkippedLines);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20 << 20);
    }

    [Fact]
    public void A_document_too_large_is_left_and_said()
    {
        home.Write("logs/a.doc", "use k s m 1 1 1", "end");

        var usage = home.Scan(new() { MostDocumentBytes = 10 });

        Assert.Empty(usage.Ledger.Events);
        Assert.Equal(1, usage.Coverage.UnreadableFiles);
        Assert.Contains("is larger than", Assert.Single(usage.Notes));
    }

    [Fact]
    public void A_log_that_vanishes_before_it_is_opened_is_no_fault()
    {
        home.Write("logs/large.log", "use k1 s m 1 1 1", "use k2 s m 1 1 1");
        home.Write("logs/small.log", "use k3 s m 1 1 1");
        home.Format = new() { Reading = () => File.Delete(home.File("logs/small.log")) };

        var usage = home.Scan(new() { Threads = 1 });

        Assert.Equal(2, usage.Ledger.Count);
        Assert.Equal(new LogCoverage { Files = 1 }, usage.Coverage);
        Assert.Empty(usage.Notes);
    }

    [Fact]
    public void A_log_that_shrinks_while_it_is_read_gives_what_was_read()
    {
        home.Write("logs/a.log", [.. Enumerable.Range(0, 100).Select(number => $"use k{number} s m 1 1 1")]);
        home.Format = new() { Reading = () => { using var log = new FileStream(home.File("logs/a.log"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite); log.SetLength(200); } };

        var usage = home.Scan(new() { BlockBytes = 64 });

        Assert.InRange(usage.Ledger.Count, 1, 99);
        Assert.Equal(0, usage.Coverage.UnreadableFiles);
    }

    [Fact]
    public void A_reader_that_breaks_costs_its_log_and_no_other()
    {
        var blocks = 0;
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use k2 s m 1 1 1");
        home.Write("logs/b.log", "use k3 s m 1 1 1");
        home.Format = new() { Reading = () => { if (blocks++ == 0) throw new InvalidOperationException(); } };

        var usage = home.Scan(new() { Threads = 1 });

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(1, usage.Coverage.UnreadableFiles);
        Assert.Equal(["~/logs/a.log is in a form that cannot be read (InvalidOperationException)."], usage.Notes);
    }

    [Fact]
    public void Putting_collections_off_changes_nothing_and_may_be_asked_for_twice()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        var options = new ScanOptions { BytesBeforeCollection = 1 << 20 };

        Assert.Single(home.Events(options));
        Assert.Single(home.Events(options));
        Assert.Single(home.Events(options with { BytesBeforeCollection = long.MaxValue }));
    }

    [Fact]
    public void A_scan_that_is_called_off_ends()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new UsageScanner(home.Host, null, home.Clock).Scan([home.Format], source.Token));
    }

    [Fact]
    public void Notes_carry_no_control_characters()
    {
        home.Write("logs/a\u001b[2J\n\u202eb.log", "?");

        Assert.Equal("~/logs/a[2Jb.log has 1 part that could not be understood and is not counted.", Assert.Single(home.Scan().Notes));
    }

    public void Dispose() => home.Dispose();

    void WriteOfEveryKind()
    {
        home.Write("logs/a.log", "model m1", "use k1 s1 = 10 5 7", "more 1", "use - s1 = 11 5 7");
        home.Write("archive/old/b.log", "use k1 s1 m1 10 5 9", "use - s2 m2 11 5 7");
        home.Write("logs/c.doc", "use k2 s3 m1 12 1 2", "use - s3 m1 12 1 2", "end");
        Sql.Run(home.File("logs/d.db"), "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes (text) VALUES ('use k3 s4 m3 13 1 2'), ('use k1 s1 m1 10 5 8')");
    }
}
