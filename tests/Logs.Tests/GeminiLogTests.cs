namespace Fuelgauge.Logs.Tests;

public sealed class GeminiLogTests
{
    const string Path = "3f2a9c/chats/session-1.jsonl";

    [Fact]
    public void A_project_is_named_by_the_list_of_projects()
    {
        var fixture = LogCase.Of("gemini/two-stores");

        var ledger = PlainScan.Read(fixture.Host, [InlineLogs.Format("gemini")]);

        var (project, folder) = Assert.Single(ledger.ProjectPaths);
        Assert.Equal(("alpha", "/home/ann/src/alpha"), (ledger.Texts[project], ledger.Texts[folder]));
    }

    [Theory]
    [InlineData("""{"input":10,"output":1,"cached":4,"thoughts":2,"tool":3,"total":16}""", 9, 4, 3, 0)]      // the cached part is inside
    [InlineData("""{"input":10,"output":1,"cached":4,"thoughts":2,"tool":3,"total":20}""", 13, 4, 3, 0)]     // the cached part is beside
    [InlineData("""{"input":10,"output":1,"cached":4,"thoughts":2,"tool":3}""", 9, 4, 3, 0)]                 // nothing tells: inside
    [InlineData("""{"input":10,"output":1,"cached":4,"thoughts":2,"tool":3,"total":99}""", 9, 4, 3, 1)]      // neither: a hint
    [InlineData("""{"input":10,"output":1,"cached":40,"total":11}""", 0, 40, 1, 1)]                          // more than there is
    [InlineData("""{ "total" : 11 , "output" : null , "input" : 11 , "cached" : null }""", 11, 0, 0, 0)]
    public void The_total_tells_where_the_cached_part_is(string tokens, long input, long cacheRead, long output, int mismatched)
    {
        var batch = InlineLogs.Read("gemini", Path, $$"""{"id":"m","timestamp":"2026-07-01T10:00:00Z","type":"gemini","model":"gemini-2.5-pro","tokens":{{tokens}}}""" + "\n");

        var record = Assert.Single(batch.Records);
        Assert.Equal((input, cacheRead, output, mismatched), (record.Input, record.CacheRead, record.Output, batch.Mismatched));
    }

    [Theory]
    [InlineData("\"input\":-1")]
    [InlineData("\"input\":1e16")]
    [InlineData("\"input\":1000000000000001")]
    [InlineData("\"input\":1.5")]
    [InlineData("\"input\":true")]
    [InlineData("\"input\":\"many\"")]
    [InlineData("\"input\":[1]")]
    public void A_count_that_is_none_spoils_its_message_alone(string count)
    {
        var line = """{"id":"m","timestamp":"2026-07-01T10:00:00Z","type":"gemini","tokens":{COUNT,"output":1}}""".Replace("COUNT", count, StringComparison.Ordinal) + "\n";

        var batch = InlineLogs.Read("gemini", Path, line + line.Replace(count, "\"input\":7", StringComparison.Ordinal));

        Assert.Equal(7, Assert.Single(batch.Records).Input);
        Assert.Equal(1, batch.Skipped);
    }

    [Theory]
    [InlineData("2026-07-01T10:00:00Z", 1782900000000)]
    [InlineData("2026-07-01T10:00:00.9Z", 1782900000900)]
    [InlineData("2026-07-01T10:00:00.123456789Z", 1782900000123)]
    [InlineData("2026-07-01T15:45:00.5+05:45", 1782900000500)]
    public void Times_have_any_fraction_and_any_offset(string time, long at) =>
        Assert.Equal(at, Assert.Single(InlineLogs.Read("gemini", Path, $$$$$"""{"id":"m","timestamp":"{{{{{time}}}}}","type":"gemini","tokens":{"input":1}}""").Records).At);

    [Fact]
    public void Saved_output_of_a_run_without_a_screen_is_its_sums_by_model()
    {
        const string output = """
            {"sessionId":"s","timestamp":"2026-07-01T10:00:00Z","response":"ok","stats":{"models":{
              "gemini-2.5-pro":{"api":{"totalRequests":2},"tokens":{"input":40,"prompt":100,"candidates":7,"total":112,"cached":60,"thoughts":5,"tool":0}},
              "gemini-2.5-flash":{"tokens":{"prompt":9,"candidates":1,"total":10}}}}}
            """;

        var ledger = InlineLogs.Merge("gemini", ("a/chats/out.json", output), ("b/chats/out.json", output));

        Assert.Equal([("gemini-2.5-flash", 9, 0, 1), ("gemini-2.5-pro", 40, 60, 12)],
            ledger.Events.Select(usage => (ledger.Texts[usage.Record.Model], usage.Record.Input, usage.Record.CacheRead, usage.Record.Output)).Order());
    }

    [Fact]
    public void Half_a_document_adds_nothing_and_counts_as_skipped()
    {
        var batch = InlineLogs.Read("gemini", "p/chats/session-1.json", """{"sessionId":"s","messages":[{"id":"m","timestamp":"2026-07-01T10:00:00Z","type":"gemini","tokens":{"input":1}},""");

        Assert.Equal((0, 1), (batch.Records.Count, batch.Skipped));
    }
}
