namespace Fuelgauge.Bench.Corpus;

/// <summary>The home folder that a corpus is written into.</summary>
/// <param name="folder">It; made where it does not exist.</param>
sealed class LogHome(string folder)
{
    readonly Dictionary<string, Tally> tallies = [];

    public int Files => tallies.Values.Sum(tally => tally.Files);

    public long Bytes => tallies.Values.Sum(tally => tally.Bytes);

    /// <summary>What was written for an agent.</summary>
    public Tally Of(string agent) => tallies.GetValueOrDefault(agent, new(0, 0, 0));

    /// <summary>Writes one log.</summary>
    /// <param name="agent">Whose it is.</param>
    /// <param name="path">Its path below the home folder, with <c>/</c>.</param>
    /// <param name="log">Its text.</param>
    /// <param name="writtenAt">When it was last written, in milliseconds since 1970 UTC.</param>
    public void Write(string agent, string path, LogText log, long writtenAt)
    {
        var file = Path.Join(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var stream = new FileStream(file, FileMode.CreateNew))
            stream.Write(log.Bytes);
        File.SetLastWriteTimeUtc(file, DateTimeOffset.FromUnixTimeMilliseconds(writtenAt).UtcDateTime);
        var tally = Of(agent);
        tallies[agent] = new(tally.Files + 1, tally.Lines + log.Lines, tally.Bytes + log.Length);
    }

    /// <summary>How much was written.</summary>
    public sealed record Tally(int Files, long Lines, long Bytes);
}
