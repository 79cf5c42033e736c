using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Scan after scan with an index: what is read again, what is not, and what stays counted.</summary>
public sealed class IndexedScanTests : IDisposable
{
    readonly ScanHome home = new() { Index = new MemoryUsageIndex() };
    readonly List<string> warnings = [];
    int blocks;

    public IndexedScanTests() => home.Format = new() { Reading = () => blocks++ };

    [Fact]
    public void An_unchanged_log_is_not_read_again()
    {
        home.Write("logs/a.log", "model m", "use k1 s = 1 1 1", "use - s = 2 2 2", "?");
        var first = home.Scan();

        blocks = 0;
        var second = home.Scan();

        Assert.Equal(0, blocks);
        Assert.Equal(ScanHome.InWords(first.Ledger), ScanHome.InWords(second.Ledger));
        Assert.Equal(first.Coverage, second.Coverage);
        Assert.Equal(first.Notes, second.Notes);
    }

    [Fact]
    public void What_changed_just_now_is_looked_at_again()
    {
        home.Write("logs/a.doc", "use k1 s m 1 1 1", "end");
        var clock = new FakeTimeProvider(File.GetLastWriteTimeUtc(home.File("logs/a.doc")).AddSeconds(1));
        home.Clock = clock;

        home.Scan();
        home.Scan();
        clock.Advance(TimeSpan.FromSeconds(2));
        home.Scan();
        Assert.Equal(3, blocks);

        home.Scan();
        Assert.Equal(3, blocks);
    }

    [Fact]
    public void Of_a_log_that_grew_only_the_new_part_is_read()
    {
        home.Write("logs/a.log", "model m1", "use k1 s = 1 1 1", "use - s = 2 2 2", "?");
        home.Scan();
        var read = 0;
        home.Append("logs/a.log", "use k2 s = 3 3 3");
        home.Format = new() { Reading = () => read++ };

        var usage = home.Scan(new() { BlockBytes = 17 });   // as long as the new line

        Assert.Equal(1, read);
        Assert.Equal(home.Twin(), ScanHome.InWords(usage.Ledger));
        Assert.Equal(1, usage.Coverage.SkippedLines);
    }

    [Fact]
    public void An_unfinished_line_counts_once_before_and_after_it_is_finished()
    {
        home.Write("logs/a.log", "use - s m 1 1 1");
        File.AppendAllText(home.File("logs/a.log"), "use - s m 2 2 2");

        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(home.Twin(), home.Events());
        File.AppendAllText(home.File("logs/a.log"), "2\nmore 5");
        Assert.Equal(home.Twin(), home.Events());
        File.AppendAllText(home.File("logs/a.log"), "0\n");
        Assert.Equal(home.Twin(), home.Events());
        Assert.Contains("s m  2 2 72", home.Events());
    }

    [Fact]
    public void An_unfinished_line_stays_counted_when_its_log_is_deleted()
    {
        home.Write("logs/a.log", "use - s m 1 1 1");
        File.AppendAllText(home.File("logs/a.log"), "use - s m 2 2 2");
        var before = home.Events();
        File.Delete(home.File("logs/a.log"));

        Assert.Equal(before, home.Events());
    }

    [Fact]
    public void A_deleted_log_stays_counted()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use - s m 2 2 2");
        home.Write("logs/a.doc", "use k2 s m 1 1 1", "end");
        Sql.Run(home.File("logs/a.db"), "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes (text) VALUES ('use k3 s m 1 1 1')");
        home.Write("logs/empty.log", "model m");
        var before = home.Events();
        Directory.Delete(home.File("logs"), recursive: true);

        var usage = home.Scan();

        Assert.Equal(4, before.Count);
        Assert.Equal(before, ScanHome.InWords(usage.Ledger));
        Assert.Equal(new LogCoverage { Files = 3, GoneFiles = 3 }, usage.Coverage);
        Assert.Equal(before, home.Events());
    }

    [Fact]
    public void Reading_everything_anew_keeps_what_is_gone()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use - s m 2 2 2");
        home.Write("logs/b.log", "use k2 s m 1 1 1", "use - s m 2 2 2");
        var before = home.Events();
        File.Delete(home.File("logs/b.log"));
        blocks = 0;

        Assert.Equal(before, home.Events(new() { IsRebuild = true }));
        Assert.Equal(1, blocks);
        Assert.Equal(before, home.Events());
    }

    [Fact]
    public void What_another_version_of_the_reader_kept_is_read_anew_and_stays_where_it_cannot_be()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        home.Write("logs/b.log", "use k2 s m 1 1 1");
        var before = home.Events();
        File.Delete(home.File("logs/b.log"));
        home.Format = new() { ReaderVersion = 2, Reading = () => blocks++ };
        blocks = 0;

        Assert.Equal(before, home.Events());
        Assert.Equal(1, blocks);
    }

    [Theory]
    [InlineData("logs/old/a.log")]
    [InlineData("archive/a.log")]
    [InlineData("logs/b.log")]
    public void A_log_that_is_moved_counts_once(string target)
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use - s m 2 2 2");
        var before = home.Events();
        File.Move(home.File("logs/a.log"), home.File(target));
        home.Append(target, "use - s m 3 3 3");

        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(before.Count + 1, home.Events().Count);
        Assert.Single(home.Index!.Load((_, _) => true));
    }

    [Fact]
    public void A_log_that_is_moved_to_another_disk_counts_once()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use - s m 2 2 2");
        home.Write("logs/b.log", "use - s m 2 2 2");
        home.Scan();
        File.Copy(home.File("logs/a.log"), home.File("archive/a.log"));
        File.Delete(home.File("logs/a.log"));

        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(3, home.Events().Count);
    }

    [Fact]
    public void A_log_that_takes_the_place_of_another_one_is_not_taken_for_it()
    {
        home.Write("logs/a.log", "use - s m 1 1 1");
        home.Scan();
        File.Delete(home.File("logs/a.log"));
        home.Write("archive/a.log", "use - s m 2 2 2");   // the same name, and very likely the same number of the file

        Assert.Equal(["s m  1 1 1", "s m  2 2 2"], home.Events());
        Assert.Equal(["s m  1 1 1", "s m  2 2 2"], home.Events());
    }

    [Fact]
    public void Responses_of_a_log_that_was_cut_or_replaced_stay_counted_where_they_can_be_told_apart()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use k2 s m 2 2 2", "use - s m 3 3 3");
        home.Scan();
        home.Write("logs/a.log", "use k2 s m 2 2 2", "use k3 s m 2 2 2");

        var expected = ScanHome.InWords(home.Scan().Ledger);

        Assert.Equal(3, expected.Count);
        Assert.Equal(expected, home.Events());
        Assert.Equal(1, home.Scan().Coverage.GoneFiles);
        home.Append("logs/a.log", "use k1 s m 1 1 1");
        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(0, home.Scan().Coverage.GoneFiles);
    }

    [Fact]
    public void A_response_whose_line_was_cut_bit_by_bit_stays_counted()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1", "use k2 s m 2 2 2");
        var before = home.Events();

        foreach (var length in new[] { 33, 20 })
        {
            using (var log = new FileStream(home.File("logs/a.log"), FileMode.Open))
                log.SetLength(length);
            Assert.Equal(before, home.Events());
        }
    }

    [Fact]
    public void What_a_moved_log_told_before_it_was_replaced_stays_counted()
    {
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        home.Scan();
        home.Write("logs/a.log", "use - s m 2 2 2");
        var before = home.Events();
        File.Move(home.File("logs/a.log"), home.File("archive/b.log"));

        Assert.Equal(2, before.Count);
        Assert.Equal(before, home.Events());
        Assert.Equal(before, home.Events());
    }

    [Fact]
    public void A_document_that_is_written_anew_replaces_what_it_told()
    {
        home.Write("logs/a.doc", "use k1 s m 1 1 1", "use - s m 2 2 2", "end");
        home.Scan();
        home.Write("logs/a.doc", "use k1 s m 1 1 5", "end");

        Assert.Equal(home.Twin(), home.Events());
    }

    [Theory]
    [InlineData("use k1 s m 1 1")]
    [InlineData("")]
    public void A_document_that_is_half_written_tells_what_it_told_before(string half)
    {
        home.Write("logs/a.doc", "use k1 s m 1 1 1", "end");
        var before = home.Events();
        File.WriteAllText(home.File("logs/a.doc"), half);

        var usage = home.Scan();

        Assert.Equal(before, ScanHome.InWords(usage.Ledger));
        Assert.Equal(1, usage.Coverage.SkippedLines);
        Assert.Contains("half written", Assert.Single(usage.Notes));
        home.Write("logs/a.doc", "use k1 s m 1 1 2", "end");
        Assert.Equal(home.Twin(), home.Events());
    }

    [Fact]
    public void A_log_that_cannot_be_read_any_more_tells_what_it_told_before()
    {
        home.Write("logs/a.doc", "use k1 s m 1 1 1", "end");
        var before = home.Events();
        home.Write("logs/a.doc", "use k1 s m 1 1 1", "use k2 s m 1 1 1", "end");

        var usage = home.Scan(new() { MostDocumentBytes = 20 });

        Assert.Equal(before, ScanHome.InWords(usage.Ledger));
        Assert.Equal(1, usage.Coverage.UnreadableFiles);
        Assert.EndsWith("what was read of it before counts.", Assert.Single(usage.Notes));
    }

    [Fact]
    public void Logs_of_another_home_do_not_count_and_are_not_forgotten()
    {
        using var other = new ScanHome { Index = home.Index };
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        other.Write("logs/b.log", "use k2 s m 1 1 1");
        var before = home.Events();
        Directory.Delete(home.Path, recursive: true);

        Assert.Single(other.Events());
        Assert.Equal(before, home.Events());
    }

    [Fact]
    public void A_file_beside_a_log_that_changes_has_it_read_anew()
    {
        home.Format = new() { ProjectFile = "../project.txt" };
        File.WriteAllText(home.File("project.txt"), "alpha");
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        Assert.EndsWith("s m alpha 1 1 1", Assert.Single(home.Events()));
        Assert.EndsWith("s m alpha 1 1 1", Assert.Single(home.Events()));

        File.WriteAllText(home.File("project.txt"), "beta");
        home.Append("logs/a.log", "use k2 s m 1 1 1");

        Assert.Equal(home.Twin(), home.Events());
        File.Delete(home.File("project.txt"));
        Assert.Equal(home.Twin(), home.Events());
    }

    [Fact]
    public void A_damaged_index_costs_a_reading()
    {
        using var scratch = new TemporaryFolder();
        home.Write("logs/a.log", "use k1 s m 1 1 1");
        home.Write("logs/b.log", "use k2 s m 1 1 1");
        using (var index = new SqliteUsageIndex(scratch.File("usage.db"), Assert.Fail))
        {
            home.Index = index;
            home.Scan();
        }
        File.Delete(home.File("logs/b.log"));
        Sql.Run(scratch.File("usage.db"), "UPDATE logs SET image = x'01'");
        home.Index = new SqliteUsageIndex(scratch.File("usage.db"), warnings.Add);

        var usage = home.Scan();

        Assert.Single(usage.Ledger.Events);
        Assert.Equal(["~/logs/b.log is gone, and what was kept of it cannot be read."], usage.Notes);
        Assert.Empty(warnings);
    }

    public void Dispose() => home.Dispose();
}
