using CsCheck;
using Fuelgauge.App.Scanning;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Blocks of whole lines, whatever the sizes.</summary>
public sealed class LineBlocksTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public void Lines_come_whole_and_once_whatever_the_sizes() =>
        Gen.Select(Gen.Byte[11, 20].Array[0, 20].Array[0, 30], Gen.Byte[11, 20].Array[0, 20], Gen.Int[1, 40], Gen.Int[1, 60])
            .Sample((lines, last, block, longest) => ReadsLikeItsTwin(lines, last, block, Math.Max(block, longest)), iter: 1000, threads: 1);

    void ReadsLikeItsTwin(byte[][] lines, byte[] last, int block, int longest)
    {
        byte[] bytes = [.. lines.SelectMany(line => line.Append((byte)'\n')), .. last];
        var path = folder.File("log");
        File.WriteAllBytes(path, bytes);
        using var handle = File.OpenHandle(path);
        var (reader, ends, twin) = (new Recorder(), new LogEnds(), new LogEnds());
        var blocks = new LineBlocks(new() { BlockBytes = block, MostLineBytes = longest });

        blocks.Read(handle, 0, bytes.Length, reader, ends, TestContext.Current.CancellationToken);

        var whole = bytes.Length - last.Length;
        Assert.Equal(whole, blocks.ReadTo);
        // A line fits when it and its end fill the largest buffer; sizes double up to there.
        Assert.Equal(lines.Where(line => line.Length < longest).SelectMany(line => line.Append((byte)'\n')), reader.Bytes);
        Assert.Equal(lines.Count(line => line.Length >= longest), blocks.TooLong);
        Assert.Equal(last.Length < longest ? last : blocks.Unfinished.ToArray(), blocks.Unfinished.ToArray());
        Assert.True(twin.Begin(handle, whole));
        Assert.Equal(twin.Fingerprint, ends.Fingerprint);
    }

    [Fact]
    public void Reading_goes_on_at_an_offset()
    {
        var path = folder.File("log");
        File.WriteAllText(path, "one\ntwo\nthree\nfo");
        using var handle = File.OpenHandle(path);
        var reader = new Recorder();
        var blocks = new LineBlocks(new() { BlockBytes = 4, MostLineBytes = 64 });

        blocks.Read(handle, 8, 16, reader, null, TestContext.Current.CancellationToken);

        Assert.Equal("three\n"u8.ToArray(), reader.Bytes);
        Assert.Equal(14, blocks.ReadTo);
        Assert.Equal("fo"u8.ToArray(), blocks.Unfinished.ToArray());
    }

    public void Dispose() => folder.Dispose();

    sealed class Recorder : ILineReader
    {
        public List<byte> Bytes { get; } = [];

        public byte[] State => [];

        public void Read(ReadOnlySpan<byte> lines)
        {
            Assert.Equal((byte)'\n', lines[^1]);
            Bytes.AddRange(lines);
        }
    }
}
