using Fuelgauge.Logs.Tests;
using SharpFuzz;

// Any bytes as a log of Claude Code and as one of Codex: the readers must not throw, and must say what their slow twins say. With names of files it reads
// those instead, one after the other, which is how a crash is looked at again.
if (args.Length == 0)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Check(bytes.ToArray());
    });
    return;
}
foreach (var path in args)
{
    Check(File.ReadAllBytes(path));
    Console.WriteLine($"{path}: alike");
}

static void Check(byte[] log)
{
    Compare(LogBatches.ToldFolded(LogBatches.ClaudeOracle(log)), LogBatches.ToldFolded(LogBatches.Claude(log)));
    Compare(LogBatches.Told(LogBatches.CodexOracle(log)), LogBatches.Told(LogBatches.Codex(log)));
    Compare(LogBatches.Told(LogBatches.Codex(log)), LogBatches.Told(LogBatches.Resume("codex", LogBatches.CodexPath, Halves(log))));
}

// Two readings, the first of which ends with the last line that ends in the first half.
static byte[][] Halves(byte[] log)
{
    var end = Array.LastIndexOf(log, (byte)'\n', Math.Max(0, log.Length / 2 - 1)) + 1;
    return [log[..end], log[end..]];
}

static void Compare(string[] expected, string[] actual)
{
    if (!expected.SequenceEqual(actual))
        throw new InvalidOperationException($"The reader and its twin differ.\ntwin:\n{string.Join('\n', expected)}\nreader:\n{string.Join('\n', actual)}");
}
