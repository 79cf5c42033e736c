using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>A log read in two parts says what it says when it is read at once.</summary>
public sealed class OtherAgentResumeTests
{
    public static TheoryData<string> Cases => OtherAgents.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lines_read_up_to_any_byte_and_then_on_come_to_the_same(string name)
    {
        foreach (var file in OtherAgents.Files(name).Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            var log = InlineLogs.File(file.Path) with { Beside = file.Beside };
            var once = new LogBatch();
            Open(file.Agent, log, once, []).Read(file.Bytes);
            for (var cut = 0; cut < file.Bytes.Length; cut++)
            {
                var batch = new LogBatch();
                var first = Open(file.Agent, log, batch, []);
                first.Read(file.Bytes.AsSpan(0, cut));
                var whole = file.Bytes.AsSpan(0, cut).LastIndexOf((byte)'\n') + 1;

                Open(file.Agent, log, batch, first.State).Read(file.Bytes.AsSpan(whole));

                Assert.Equal(Told(once), Told(batch));
                Assert.Equal((once.Skipped, once.Mismatched, once.EndsAt, once.Provisional), (batch.Skipped, batch.Mismatched, batch.EndsAt, batch.Provisional));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_database_read_again_adds_nothing(string name)
    {
        var fixture = LogCase.Of(name);
        var format = InlineLogs.Format(fixture.Agent);
        foreach (var path in Directory.GetFiles(fixture.Home, "*.db", SearchOption.AllDirectories))
        {
            var batch = new LogBatch();
            var first = (ITableReader)format.Open(InlineLogs.File(Path.GetFileName(path)), batch, []);
            PlainTable.Read(path, first);
            var once = Told(batch);
            var counts = (batch.Skipped, batch.Mismatched);
            var second = (ITableReader)format.Open(InlineLogs.File(Path.GetFileName(path)), batch, first.State);

            PlainTable.Read(path, second);

            Assert.Equal(once, Told(batch));
            Assert.Equal(counts, (batch.Skipped, batch.Mismatched));
            Assert.Equal(first.State, second.State);
        }
    }

    [Fact]
    public void A_whole_last_line_without_its_end_counts_and_is_replaced_when_it_comes_again()
    {
        const string line = """{"uuid":"u","sessionId":"s","timestamp":"2026-07-04T10:00:00Z","type":"assistant","usageMetadata":{"promptTokenCount":1}}""";
        var batch = InlineLogs.Read("qwen", "p/chats/s.jsonl", line);

        Assert.Equal((1, 1), (batch.Records.Count, batch.Provisional));

        Open("qwen", InlineLogs.File("p/chats/s.jsonl"), batch, []).Read(System.Text.Encoding.UTF8.GetBytes(line + "\n" + line.Replace(":1}", ":2}", StringComparison.Ordinal) + "\n"));

        Assert.Equal([1, 2], batch.Records.Select(record => record.Input));
        Assert.Equal(0, batch.Provisional);
    }

    static ILineReader Open(string agent, LogFile file, LogBatch batch, byte[] state) => (ILineReader)InlineLogs.Format(agent).Open(file, batch, state);

    static List<(UsageRecord, string, string, string, string)> Told(LogBatch batch) => [.. batch.Records.Select(record => InlineLogs.Told(batch, record))];
}
