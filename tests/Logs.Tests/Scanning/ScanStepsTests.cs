using CsCheck;
using Fuelgauge.App.Scanning;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Random trees that grow, are cut, replaced, moved and deleted between scans come to what a memory of everything ever read says.</summary>
public sealed class ScanStepsTests
{
    static readonly Gen<string> Log = Gen.OneOf("logs/a.log", "logs/b.log", "logs/deep/a.log", "archive/a.log", "archive/deep/c.log");
    static readonly Gen<string> Document = Gen.OneOf("logs/a.doc", "archive/b.doc");
    static readonly Gen<string> Database = Gen.OneOf("logs/a.db", "archive/a.db");

    // What a key means is the same everywhere but for its output, as it is for copies of one response.
    static readonly Gen<string> Line = Gen.Frequency<string>(
        (6, Gen.Select(Gen.Int[1, 30], Gen.Int[1, 9]).Select((key, output) => $"use k{key} s{key % 3} m{key % 2} {key} 1 {output}")),
        (3, Gen.Int[1, 1000].Select(at => $"use - s - {at} 1 1")),
        (1, Gen.Int[1, 9].Select(output => $"more {output}")),
        (1, Gen.OneOf("?", "", "model m3", "use - s = 5 1 1", "use - s = 6 1 1\r")));

    static readonly Gen<string[]> Lines = Line.Array[1, 6];

    static readonly Gen<Step> Steps = Gen.Frequency<Step>(
        (8, Gen.Select(Log, Lines, Line, Gen.Int[0, 8]).Select((log, lines, line, cut) => Append(log, lines, line[..Math.Min(cut, line.Length)]))),
        (2, Gen.Select(Log, Lines).Select(Replace)),
        (2, Gen.Select(Log, Gen.Double[0, 1]).Select((log, share) => new Step($"cut {log} to {share}", tree => tree.Cut(log, share)))),
        (2, Gen.Select(Log, Log).Select((from, to) => new Step($"move {from} to {to}", tree => tree.Move(from, to)))),
        (1, Gen.Select(Log, Log).Select((from, to) => new Step($"copy {from} to {to}", tree => tree.Copy(from, to)))),
        (3, Gen.OneOf(Log, Document, Database).Select(log => new Step($"delete {log}", tree => tree.Delete(log)))),
        (2, Gen.Select(Document, Lines, Gen.Bool).Select((document, lines, isWhole) => Replace(document, isWhole ? [.. lines, "end"] : lines))),
        (2, Gen.Select(Database, Lines).Select((database, lines) => new Step($"insert into {database}: {string.Join('|', lines)}", tree => tree.Insert(database, lines)))));

    static readonly Gen<ScanOptions> Options = Gen.Select(Gen.Int[1, 4], Gen.OneOf(5, 64, 4096), Gen.Int[0, 6])
        .Select((threads, block, rebuild) => new ScanOptions { Threads = threads, BlockBytes = block, MostLineBytes = 1 << 20, IsRebuild = rebuild == 0 });

    static readonly Gen<(Step[] Steps, ScanOptions Options)[]> Rounds = Gen.Select(Steps.Array[1, 6], Options).Array[1, 6];

    [Fact]
    public void Every_scan_with_an_index_in_memory_comes_to_what_was_ever_read() => Rounds.Sample(rounds => Play(rounds, _ => new MemoryUsageIndex()), iter: 400);

    [Fact]
    public void Every_scan_with_an_index_on_disk_comes_to_what_was_ever_read() =>
        Rounds.Sample(rounds => Play(rounds, home => new SqliteUsageIndex(home.Outside("usage.db"), Assert.Fail)), iter: 60);

    [Fact]
    public void Every_scan_without_an_index_comes_to_what_its_twin_finds() => Gen.Select(Steps.Array[1, 20], Options).Sample((steps, options) =>
    {
        using var home = new ScanHome();
        var tree = new ScanTree(home);
        foreach (var step in steps)
            step.Run(tree);

        Assert.Equal(home.Twin(), home.Events(options));
    }, iter: 200);

    static void Play((Step[] Steps, ScanOptions Options)[] rounds, Func<ScanHome, IUsageIndex> open)
    {
        using var home = new ScanHome { Clock = TimeProvider.System };
        var (tree, memory) = (new ScanTree(home), new ScanMemory(home));
        List<string> expected = [];
        foreach (var (steps, options) in rounds)
        {
            foreach (var step in steps)
                step.Run(tree);
            // As if another process scanned each time.
            if (home.Index is not MemoryUsageIndex)
            {
                home.Index?.Dispose();
                home.Index = open(home);
            }

            expected = memory.Read();
            Assert.Equal(expected, home.Events(options));
            Assert.Equal(expected, home.Events(options));
        }
        // Later, when nothing is taken to have changed just now, what is kept is used as it is.
        home.Clock = ScanHome.Later;
        Assert.Equal(expected, home.Events());
        Assert.Equal(expected, home.Events());
    }

    static Step Append(string log, string[] lines, string last) => new($"append to {log}: {string.Join('|', lines)}|{last}", tree => tree.Append(log, lines, last));

    static Step Replace(string log, string[] lines) => new($"replace {log}: {string.Join('|', lines)}", tree => tree.Replace(log, lines));

    /// <summary>One change of the tree.</summary>
    sealed record Step(string Words, Action<ScanTree> Run)
    {
        public override string ToString() => Words;
    }
}
