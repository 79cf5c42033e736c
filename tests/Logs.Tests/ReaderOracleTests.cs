using CsCheck;

namespace Fuelgauge.Logs.Tests;

/// <summary>The readers of Claude Code's and Codex' logs against their slow twins.</summary>
public sealed class ReaderOracleTests
{
    const long Mutations = 5_000;

    [Fact]
    public void Every_line_of_Claude_Code_means_what_its_twin_says()
    {
        Assert.All(LogLines.Claude, line => AssertClaude([.. line, (byte)'\n']));
        Assert.All(LogLines.LogsOf("claude"), AssertClaude);
    }

    [Fact]
    public void Every_line_of_Codex_means_what_its_twin_says()
    {
        Assert.All(LogLines.Codex, line => AssertCodex([.. line, (byte)'\n']));
        Assert.All(LogLines.LogsOf("codex"), AssertCodex);
    }

    [Fact]
    public void Damaged_lines_of_Claude_Code_mean_what_their_twin_says() =>
        LineMutations.Of(LogLines.Claude).Array[1, 4].Sample(lines => AssertClaude(Joined(lines)), iter: Mutations, print: Printed);

    [Fact]
    public void Damaged_lines_of_Codex_mean_what_their_twin_says() =>
        LineMutations.Of(LogLines.Codex).Array[1, 6].Sample(lines => AssertCodex(Joined(lines)), iter: Mutations, print: Printed);

    [Fact]
    public void Texts_of_every_length_near_that_of_a_vector_are_read_to_their_end()
    {
        foreach (var length in Enumerable.Range(0, 140))
        {
            foreach (var end in new[] { "", "\\n", "\\\\", "\\\"", "\\u00e9", "\\u00", "\\", "\u0001", "\\q" })
            {
                var text = new string('x', length) + end;
                AssertClaude(Bytes("""{"a":"TEXT","type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"id":"TEXT","usage":{"input_tokens":3}}}""".Replace("TEXT", text) + "\n"));
                AssertCodex(Bytes("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"turn_context","payload":{"a":"TEXT","model":"TEXT"}}""".Replace("TEXT", text) + "\n"
                    + """{"type":"turn.completed","usage":{"input_tokens":100}}"""));
            }
        }
    }

    static void AssertClaude(byte[] log) => Assert.Equal(LogBatches.ToldFolded(LogBatches.ClaudeOracle(log)), LogBatches.ToldFolded(LogBatches.Claude(log)));

    static void AssertCodex(byte[] log)
    {
        var expected = LogBatches.Told(LogBatches.CodexOracle(log));
        Assert.Equal(expected, LogBatches.Told(LogBatches.Codex(log)));
        Assert.Equal(expected, LogBatches.Told(LogBatches.Resume("codex", LogBatches.CodexPath, [.. Oracles.OracleLine.Parts(log)])));
    }

    static byte[] Joined(byte[][] lines) => [.. lines.SelectMany(line => line.Append((byte)'\n'))];

    static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    static string Printed(byte[][] lines) => string.Join('\n', lines.Select(System.Text.Encoding.Latin1.GetString));
}
