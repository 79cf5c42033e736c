using System.Text;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>Nothing that a log can hold, or that is missing from it, makes a reader throw or count less than nothing.</summary>
public sealed class OtherAgentHarmTests
{
    const int Mutations = 300;

    public static TheoryData<string> Cases => OtherAgents.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_log_that_ends_at_any_byte_is_read(string name)
    {
        foreach (var file in OtherAgents.Files(name))
        {
            for (var length = 0; length <= file.Bytes.Length; length++)
                AssertSane(file.Path, Read(file, file.Bytes.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_log_with_bytes_changed_at_random_is_read(string name)
    {
        var random = new Random(20261130);
        foreach (var file in OtherAgents.Files(name))
        {
            for (var mutation = 0; mutation < Mutations; mutation++)
                AssertSane(file.Path, Read(file, Mutated(file.Bytes, random)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_database_whose_columns_hold_anything_is_read(string name)
    {
        var fixture = LogCase.Of(name);
        var format = InlineLogs.Format(fixture.Agent);
        var random = new Random(20261201);
        foreach (var path in Directory.GetFiles(fixture.Home, "*.db", SearchOption.AllDirectories))
        {
            for (var mutation = 0; mutation < 30; mutation++)
            {
                var batch = new LogBatch();
                PlainTable.Read(path, new MutatingReader((ITableReader)format.Open(InlineLogs.File(Path.GetFileName(path)), batch, []), random));
                AssertSane(path, batch);
            }
        }
    }

    [Theory]
    [InlineData("gemini", "p/chats/session-1.json")]
    [InlineData("gemini", "p/chats/session-1.jsonl")]
    [InlineData("qwen", "p/chats/1.jsonl")]
    [InlineData("opencode", "s/msg_1.json")]
    [InlineData("kimi", "h/s/wire.jsonl")]
    [InlineData("amp", "T-1.json")]
    [InlineData("droid", "a.settings.json")]
    [InlineData("copilot", "otel.jsonl")]
    [InlineData("pi", "p/1.jsonl")]
    [InlineData("cline", "1/ui_messages.json")]
    public void Bombs_and_garbage_add_nothing_and_count_as_skipped(string agent, string path)
    {
        const string markers = """{"tokens":0,"usage":0,"token_usage":0,"usageMetadata":0,"attributes":0,"tokenUsage":0,"x":""";
        string[] harms =
        [
            markers + new string('[', 1_000_000) + "\n",
            markers + string.Concat(Enumerable.Repeat("{\"a\":", 500_000)) + "\n",
            markers + "\"" + new string('x', 4_000_000) + "\n",
            markers + "\"\0\"}\n",
            markers + "1}}\n",
        ];

        foreach (var harm in harms)
        {
            var batch = InlineLogs.Read(agent, path, harm);

            Assert.Equal((0, 1), (batch.Records.Count, batch.Skipped));
        }
    }

    static LogBatch Read((string Agent, string Path, byte[] Bytes, Func<string, int, byte[]?> Beside) file, ReadOnlySpan<byte> bytes)
    {
        var batch = new LogBatch();
        var reader = InlineLogs.Format(file.Agent).Open(InlineLogs.File(file.Path) with { Beside = file.Beside }, batch, []);
        if (reader is ILineReader lines)
            lines.Read(bytes);
        else
            ((IDocumentReader)reader).Read(bytes);
        InlineLogs.Format(file.Agent).Merge([new("/a", batch)], new());
        return batch;
    }

    static void AssertSane(string path, LogBatch batch)
    {
        foreach (var record in batch.Records)
        {
            Assert.True(record is { Input: >= 0, Output: >= 0, Reasoning: >= 0, CacheRead: >= 0, CacheWrite5m: >= 0, CacheWrite1h: >= 0, MicroCredits: >= 0, RecordedCost: >= UsageRecord.NoCost, At: > 0 },
                $"{path}: {record}");
            Assert.True(record.Reasoning <= record.Output, $"{path}: {record}");
        }
    }

    static byte[] Mutated(byte[] bytes, Random random)
    {
        var copy = bytes.ToList();
        for (var count = random.Next(1, 6); count > 0 && copy.Count > 0; count--)
        {
            var place = random.Next(copy.Count);
            switch (random.Next(4))
            {
                case 0:
                    copy[place] = (byte)random.Next(256);
                    break;
                case 1:
                    copy.RemoveRange(place, Math.Min(random.Next(1, 20), copy.Count - place));
                    break;
                case 2:
                    copy.InsertRange(place, copy.GetRange(place, Math.Min(random.Next(1, 40), copy.Count - place)));
                    break;
                default:
                    copy.InsertRange(place, Encoding.ASCII.GetBytes(Oddities[random.Next(Oddities.Length)]));
                    break;
            }
        }

        return [.. copy];
    }

    static readonly string[] Oddities = ["-", "9999999999999999", "1e30", "null", "\"", "\\ud800", "{", "}", "[", ",", "\n", "true", "0.5", "\"\\u0000\"", "e"];

    /// <summary>Hands rows over with some columns replaced.</summary>
    sealed class MutatingReader(ITableReader inner, Random random) : ITableReader
    {
        public string Table => inner.Table;

        public string Sql => inner.Sql;

        public long Watermark => inner.Watermark;

        public byte[] State => inner.State;

        public void Read(ITableRow row) => inner.Read(new MutatedRow(row, random.Next()));
    }

    sealed class MutatedRow(ITableRow row, int seed) : ITableRow
    {
        static readonly long?[] Numbers = [null, -1, long.MaxValue, long.MinValue, 0, 1];

        public ReadOnlySpan<byte> Text(int column) => Chance(column) is var random && random.Next(3) > 0 ? row.Text(column) : Mutated(row.Text(column).ToArray(), random);

        public long? Integer(int column) => Chance(column) is var random && random.Next(3) > 0 ? row.Integer(column) : Numbers[random.Next(Numbers.Length)];

        public decimal? Number(int column) => row.Number(column);

        // The same column says the same each time it is asked.
        Random Chance(int column) => new(seed + column);
    }
}
