namespace Fuelgauge.Logs.Tests;

public sealed class QwenLogTests
{
    [Theory]
    [InlineData(1100, 100, 30)]     // prompt + candidates: inside
    [InlineData(1130, 130, 30)]     // prompt + candidates + thoughts: beside
    [InlineData(null, 100, 30)]     // nothing tells: inside
    public void The_total_tells_where_thoughts_are(int? total, long output, long reasoning)
    {
        var record = Assert.Single(InlineLogs.Read("qwen", "p/chats/s.jsonl", Line($"\"totalTokenCount\":{total?.ToString() ?? "null"}")).Records);

        Assert.Equal((output, reasoning, 400, 600), (record.Output, record.Reasoning, record.Input, record.CacheRead));
    }

    [Fact]
    public void A_project_is_the_folder_and_is_named_by_where_its_lines_were_written()
    {
        var fixture = LogCase.Of("qwen/basic");

        var ledger = PlainScan.Read(fixture.Host, [InlineLogs.Format("qwen")]);

        var (project, folder) = Assert.Single(ledger.ProjectPaths);
        Assert.Equal(("-home-ann-src-alpha", "/home/ann/src/alpha"), (ledger.Texts[project], ledger.Texts[folder]));
    }

    [Fact]
    public void Chats_of_older_versions_are_read_as_those_of_the_program_it_descends_from()
    {
        var batch = InlineLogs.Read("qwen", "3f2a/chats/session-1.json",
            """{"sessionId":"s","messages":[{"id":"m","timestamp":"2026-07-01T10:00:00Z","type":"qwen","model":"qwen3-coder","tokens":{"input":10,"cached":4,"output":1,"total":11}}]}""");

        Assert.Equal((6, 4, 1), (batch.Records[0].Input, batch.Records[0].CacheRead, batch.Records[0].Output));
    }

    static string Line(string total) => "{\"uuid\":\"u\",\"sessionId\":\"s\",\"timestamp\":\"2026-07-04T10:00:00Z\",\"type\":\"assistant\",\"usageMetadata\":"
        + $"{{\"promptTokenCount\":1000,\"candidatesTokenCount\":100,\"thoughtsTokenCount\":30,\"cachedContentTokenCount\":600,{total}}}}}\n";
}
