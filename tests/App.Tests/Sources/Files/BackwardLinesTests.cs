using System.Text;
using Fuelgauge.App.Sources.Files;

namespace Fuelgauge.App.Tests.Sources.Files;

public sealed class BackwardLinesTests
{
    [Fact]
    public void Any_text_gives_the_lines_that_splitting_it_gives_from_the_last_to_the_first()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(4) == 0 ? '\n' : (char)('a' + random.Next(26))));

            Assert.Equal(Twin(text), Read(text, block: 1 + random.Next(9), longest: 1_000));
        }
    }

    [Fact]
    public void A_line_that_is_too_long_is_left_out_and_its_neighbors_are_not() =>
        Assert.Equal(["after", "before"], Read($"before\n{new string('x', 100)}\nafter", block: 8, longest: 20));

    [Fact]
    public void Only_what_is_asked_for_is_read()
    {
        var lines = new BackwardLines(new MemoryStream(new byte[10_000]), blockBytes: 100, longestLine: 200);

        lines.TryRead(out _);

        Assert.Equal(10_000, lines.BytesRead);   // one endless line: all of it is looked through
        var logs = new BackwardLines(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789\n", 1_000)))), blockBytes: 100);
        logs.TryRead(out _);
        Assert.Equal(100, logs.BytesRead);
    }

    static IEnumerable<string> Twin(string text) => text.Length == 0 ? [] : (text[0] == '\n' ? text.Split('\n')[1..] : text.Split('\n')).Reverse();

    static List<string> Read(string text, int block, int longest)
    {
        var lines = new BackwardLines(new MemoryStream(Encoding.UTF8.GetBytes(text)), block, longest);
        var read = new List<string>();
        while (lines.TryRead(out var line))
            read.Add(Encoding.UTF8.GetString(line.Span));
        return read;
    }
}
