using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Indexing;

/// <summary>What every index of logs keeps to.</summary>
public abstract class UsageIndexContract : IDisposable
{
    readonly IUsageIndex index;

    protected UsageIndexContract(Func<TemporaryFolder, IUsageIndex> open) => index = open(Folder);

    protected TemporaryFolder Folder { get; } = new();

    [Fact]
    public void A_log_comes_back_as_it_was_kept()
    {
        var log = Log("a") with
        {
            Version = new(1, 2, 3, 4),
            ReaderVersion = 5,
            ReadTo = 6,
            Ends = new UInt128(7, 8),
            State = [9],
            Beside = [10, 11],
            Batch = Batches.Ordinary(50),
            Base = Batches.Ordinary(2),
            Earlier = Batches.Ordinary(1),
        };

        index.Store([new(null, log)]);

        var kept = Assert.Single(index.Load((_, _) => true));
        Assert.Equal(log with { Number = kept.Number, State = kept.State, Beside = kept.Beside, Batch = kept.Batch, Base = kept.Base, Earlier = kept.Earlier }, kept);
        Assert.Equal(log.State, kept.State);
        Assert.Equal(log.Beside, kept.Beside);
        Assert.Equal(Batches.InWords(log.Batch), Batches.InWords(kept.Batch!));
        Assert.Equal(Batches.InWords(log.Base), Batches.InWords(kept.Base!));
        Assert.Equal(Batches.InWords(log.Earlier), Batches.InWords(kept.Earlier!));
    }

    [Fact]
    public void Only_what_is_wanted_is_loaded()
    {
        index.Store([new(null, Log("a")), new(null, Log("b")), new(null, Log("a") with { Agent = "other" })]);

        Assert.Equal(["a"], index.Load((agent, path) => agent == "notes" && path == "a").Select(log => log.Path));
        Assert.Equal(3, index.Load((_, _) => true).Count);
    }

    [Fact]
    public void Batches_that_are_filled_further_change_nothing_that_is_kept()
    {
        index.Store([new(null, Log("a"))]);

        index.Load((_, _) => true)[0].Batch!.Records.Clear();

        Assert.Equal(3, index.Load((_, _) => true)[0].Batch!.Records.Count);
    }

    [Fact]
    public void A_change_replaces_what_was_loaded()
    {
        index.Store([new(null, Log("a"))]);
        var before = index.Load((_, _) => true)[0];

        index.Store([new(before, Log("a") with { ReadTo = 5 })]);

        var after = Assert.Single(index.Load((_, _) => true));
        Assert.Equal(5, after.ReadTo);
        Assert.NotEqual(before.Number, after.Number);
    }

    [Fact]
    public void A_change_that_another_one_has_overtaken_is_dropped()
    {
        index.Store([new(null, Log("a"))]);
        var before = index.Load((_, _) => true)[0];
        index.Store([new(before, Log("a") with { ReadTo = 5 })]);

        index.Store([new(before, Log("a") with { ReadTo = 1 }), new(null, Log("a") with { ReadTo = 2 }), new(before, null), new(null, Log("b"))]);

        Assert.Equal([("a", 5L), ("b", 0L)], index.Load((_, _) => true).Select(log => (log.Path, log.ReadTo)).Order());
    }

    [Fact]
    public void What_is_forgotten_does_not_come_back_by_an_old_change()
    {
        index.Store([new(null, Log("a"))]);
        var before = index.Load((_, _) => true)[0];
        index.Store([new(before, null)]);

        index.Store([new(before, Log("a"))]);

        Assert.Empty(index.Load((_, _) => true));
    }

    [Fact]
    public void Many_large_changes_are_all_kept()
    {
        index.Store([.. Enumerable.Range(0, 40).Select(number => new KeptChange(null, Log($"{number}") with { Batch = Batches.Ordinary(5_000, number) }))]);

        var logs = index.Load((_, _) => true);
        Assert.Equal(40, logs.Count);
        Assert.All(logs, log => Assert.Equal(Batches.Ordinary(5_000, int.Parse(log.Path)).Records, log.Batch!.Records));
    }

    public void Dispose()
    {
        index.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static KeptLog Log(string path) => new() { Agent = "notes", Path = path, Version = default, ReaderVersion = 1, Batch = Batches.Ordinary(3) };
}

public sealed class MemoryUsageIndexTests() : UsageIndexContract(_ => new MemoryUsageIndex());
