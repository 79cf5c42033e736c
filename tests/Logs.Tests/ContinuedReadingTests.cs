using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>A log that is read in parts means what it means when it is read at once.</summary>
public sealed class ContinuedReadingTests
{
    public static TheoryData<string, string> Logs => new(
        new[] { "claude", "codex" }.SelectMany(agent => LogLines.FilesOf(agent).Where(file => new FileInfo(file).Length < 20_000).Select(file => (agent, Path.GetRelativePath(LogCase.Fixtures, file)))));

    [Theory]
    [MemberData(nameof(Logs))]
    public void Blocks_may_end_at_any_line(string agent, string file)
    {
        var log = File.ReadAllBytes(Path.Join(LogCase.Fixtures, file));
        var path = Below(agent, file);
        var whole = Told(LogBatches.Read(agent, path, log));

        foreach (var end in LineEnds(log))
            Assert.Equal(whole, Told(LogBatches.Read(agent, path, log[..end], log[end..])));
        Assert.Equal(whole, Told(LogBatches.Read(agent, path, [.. Oracles.OracleLine.Parts(log)])));
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void Another_reader_goes_on_where_one_stopped(string agent, string file)
    {
        var log = File.ReadAllBytes(Path.Join(LogCase.Fixtures, file));
        var path = Below(agent, file);
        var whole = Told(LogBatches.Read(agent, path, log));

        foreach (var end in LineEnds(log))
            Assert.Equal(whole, Told(LogBatches.Resume(agent, path, log[..end], log[end..])));
        Assert.Equal(whole, Told(LogBatches.Resume(agent, path, [.. Oracles.OracleLine.Parts(log)])));
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_line_that_is_still_being_written_harms_nothing_wherever_it_breaks_off(string agent, string file)
    {
        var log = File.ReadAllBytes(Path.Join(LogCase.Fixtures, file));
        var path = Below(agent, file);
        var whole = Told(LogBatches.Read(agent, path, log));
        var ends = LineEnds(log).Prepend(0).ToList();

        for (var cut = 1; cut < log.Length; cut++)
        {
            var begin = ends.FindLast(end => end <= cut);
            var batch = new LogBatch();
            var reader = LogBatches.Open(agent, path, batch, []);
            reader.Read(log.AsSpan(..begin));
            var (state, records, mismatched) = (reader.State, batch.Records.Count, batch.Mismatched);

            reader.Read(log.AsSpan(begin..cut));
            batch.Records.RemoveRange(records, batch.Records.Count - records);
            batch.Mismatched = mismatched;
            LogBatches.Open(agent, path, batch, state).Read(log.AsSpan(begin));

            Assert.Equal(whole, Told(batch));
        }
    }

    static IEnumerable<int> LineEnds(byte[] log) => Enumerable.Range(1, log.Length - 1).Where(end => log[end - 1] == '\n');

    // Lines of one response are folded where they are near one another, which only the merge sees.
    static string[] Told(LogBatch batch) => batch.Parent == 0 && batch.ProjectPath != 0 ? LogBatches.ToldFolded(batch) : LogBatches.Told(batch);

    static string Below(string agent, string file) => file.Replace('\\', '/').Split(agent == "claude" ? "projects/" : "sessions/")[^1];
}
