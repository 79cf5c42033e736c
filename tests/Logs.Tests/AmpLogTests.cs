namespace Fuelgauge.Logs.Tests;

public sealed class AmpLogTests
{
    [Fact]
    public void A_message_that_no_entry_names_is_not_counted_beside_the_ledger()
    {
        var batch = InlineLogs.Read("amp", "T-1.json", """
            {"id":"T-1","messages":[{"role":"assistant","messageId":1,"usage":{"inputTokens":99,"cacheReadInputTokens":99}}],
             "usageLedger":{"events":[{"id":"e","timestamp":"2026-03-01T10:00:00Z","model":"gpt-5","tokens":{"input":1,"output":2}}]}}
            """);

        Assert.Equal((1, 2, 0), (Assert.Single(batch.Records).Input, batch.Records[0].Output, batch.Records[0].CacheRead));
    }

    [Fact]
    public void Credits_are_kept_in_millionths_and_are_no_cost()
    {
        var batch = InlineLogs.Read("amp", "T-1.json", """{"id":"T-1","usageLedger":{"events":[{"id":"e","timestamp":"2026-03-01T10:00:00Z","credits":0.123456789,"tokens":{"input":1}}]}}""");

        Assert.Equal((123_457, Core.Logs.UsageRecord.NoCost), (Assert.Single(batch.Records).MicroCredits, batch.Records[0].RecordedCost));
    }

    [Fact]
    public void A_thread_in_two_folders_counts_once()
    {
        const string thread = """{"id":"T-1","usageLedger":{"events":[{"id":"e","timestamp":"2026-03-01T10:00:00Z","tokens":{"input":1}}]}}""";

        Assert.Single(InlineLogs.Merge("amp", ("T-1.json", thread), ("copy/T-1.json", thread)).Events);
    }

    [Fact]
    public void A_message_whose_prompt_does_not_add_up_is_a_hint()
    {
        var batch = InlineLogs.Read("amp", "T-1.json", """{"id":"T-1","created":1772359200000,"messages":[{"role":"assistant","messageId":1,"usage":{"inputTokens":1,"outputTokens":5,"totalInputTokens":3}}]}""");

        Assert.Equal((1, 1), (batch.Records.Count, batch.Mismatched));
    }
}
