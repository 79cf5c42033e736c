using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

public sealed class CopilotLogTests
{
    [Fact]
    public void A_span_in_two_files_counts_once()
    {
        var span = Span("t", "s", "chat", "c");

        Assert.Single(InlineLogs.Merge("copilot", ("a.jsonl", span), ("b.jsonl", span)).Events);
    }

    [Fact]
    public void A_better_kind_in_another_file_is_found_too()
    {
        var ledger = InlineLogs.Merge("copilot", ("a.jsonl", Span("t", "agent", "invoke_agent", "c", input: 500)), ("b.jsonl", Span("t", "s", "chat", "c", input: 100)));

        Assert.Equal(100, Assert.Single(ledger.Events).Record.Input);
    }

    [Fact]
    public void Two_calls_of_one_trace_are_two() =>
        Assert.Equal(2, InlineLogs.Merge("copilot", ("a.jsonl", Span("t", "s1", "chat", "c") + Span("t", "s2", "chat", "c"))).Count);

    [Fact]
    public void Runs_of_a_session_add_up_and_a_run_that_stands_there_twice_does_not()
    {
        var ledger = InlineLogs.Merge("copilot", ("s/events.jsonl", Shutdown("1") + Shutdown("2") + Shutdown("1")));

        Assert.Equal(180, ledger.Events.Sum(usage => usage.Record.Total));
        Assert.Equal([1_000_000, 1_000_000], ledger.Events.Select(usage => usage.Record.MicroCredits));
    }

    [Fact]
    public void Calls_without_any_session_are_all_counted()
    {
        const string call = """{"type":"span","name":"chat x","spanId":"s","startTime":1783764000,"attributes":{"gen_ai.usage.input_tokens":7}}""" + "\n";

        Assert.Equal(2, InlineLogs.Merge("copilot", ("a.jsonl", call + call.Replace("1783764000", "1783764001", StringComparison.Ordinal))).Count);
    }

    [Theory]
    [InlineData(null, 300, 600, 100, 0)]
    [InlineData("""[{"tokenType":"input","tokenCount":250},{"tokenType":"cache_read","tokenCount":600},{"tokenType":"cache_write","tokenCount":150},{"tokenType":"output","tokenCount":50}]""", 250, 600, 150, 0)]
    [InlineData("""[{"tokenType":"input","tokenCount":250},{"tokenType":"output","tokenCount":50}]""", 300, 600, 100, 1)]
    [InlineData("""[{"tokenType":"input","tokenCount":-1},{"tokenType":"input","tokenCount":1001},{"tokenType":"output","tokenCount":50}]""", 300, 600, 100, 1)]
    [InlineData("half", 300, 600, 100, 1)]
    public void A_split_counts_where_it_comes_to_the_columns(string? details, long input, long read, long written, int mismatched)
    {
        var batch = new LogBatch();
        ((ITableReader)InlineLogs.Format("copilot").Open(InlineLogs.File("session-store.db"), batch, []))
            .Read(new InlineRow(1, "s", "gpt-5.2", 1000, 50, 600, 100, 10, details, "2026-07-12T10:00:05.000Z"));

        var record = Assert.Single(batch.Records);
        Assert.Equal((input, read, written, mismatched), (record.Input, record.CacheRead, record.CacheWrite5m, batch.Mismatched));
    }

    static string Span(string trace, string span, string kind, string conversation, long input = 100) =>
        $$$$$"""{"type":"span","traceId":"{{{{{trace}}}}}","spanId":"{{{{{span}}}}}","name":"{{{{{kind}}}}} x","endTime":[1783764000,0],"attributes":{"gen_ai.operation.name":"{{{{{kind}}}}}","gen_ai.conversation.id":"{{{{{conversation}}}}}","gen_ai.usage.input_tokens":{{{{{input}}}}}}}""" + "\n";

    static string Shutdown(string id) =>
        $$$$$$$"""{"type":"session.shutdown","id":"{{{{{{{id}}}}}}}","timestamp":"2026-05-01T10:30:00Z","data":{"modelMetrics":{"gpt-5.2":{"requests":{"cost":1},"usage":{"inputTokens":80,"outputTokens":10}}}}}""" + "\n";
}
