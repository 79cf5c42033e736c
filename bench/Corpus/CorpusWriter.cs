using Fuelgauge.Bench.Corpus.Claude;
using Fuelgauge.Bench.Corpus.Codex;

namespace Fuelgauge.Bench.Corpus;

/// <summary>
/// Makes a corpus: the logs in <c>home/</c> and what they come to in <c>expected.json</c>. The numbers are what the generator meant, not what a reader found.
/// With growth also <c>growth/</c>: the path of the file that grows (<c>path</c>), the lines to add to it one step after another (<c>01.jsonl</c>…), and what
/// the logs come to after all steps (<c>expected-grown.json</c>).
/// </summary>
static class CorpusWriter
{
    const int Steps = 12;
    const int LinesOfStep = 20;

    /// <summary>Writes it.</summary>
    /// <param name="options">Which.</param>
    /// <param name="folder">Where; it must not have a <c>home/</c> yet.</param>
    /// <returns>How many bytes of logs there are in how many files.</returns>
    public static (long Bytes, int Files) Write(CorpusOptions options, string folder)
    {
        var home = new LogHome(Path.Join(folder, "home"));
        var world = new CorpusWorld(home, new(), new(Dice.For(options.Seed, "prose")), options);
        var claude = new ClaudeLogs(world);
        claude.Write();
        new CodexLogs(world).Write();
        var expected = new ExpectedTotals(world);
        expected.Write(Path.Join(folder, "expected.json"));
        if (options.HasGrowth)
        {
            WriteGrowth(claude.Largest!, Directory.CreateDirectory(Path.Join(folder, "growth")).FullName);
            expected.Write(Path.Join(folder, "expected-grown.json"));
        }

        return (home.Bytes, home.Files);
    }

    static void WriteGrowth(ClaudeConversation session, string folder)
    {
        File.WriteAllText(Path.Join(folder, "path"), session.Path + "\n");
        for (var step = 1; step <= Steps; step++)
        {
            var before = session.Log.Length;
            session.Grow(LinesOfStep);
            File.WriteAllBytes(Path.Join(folder, $"{step:00}.jsonl"), session.Log.Bytes[before..]);
        }
    }
}
