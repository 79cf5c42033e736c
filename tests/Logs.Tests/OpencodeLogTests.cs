using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

public sealed class OpencodeLogTests
{
    const long Noon = 1783339200000;

    [Fact]
    public void A_row_that_was_updated_replaces_what_it_said_before()
    {
        var batch = new LogBatch();
        var first = Open(batch, []);
        first.Read(Row("msg_1", Noon, Message(output: 5)));
        first.Read(Row("msg_2", Noon + 9, Message(output: 7)));

        var second = Open(batch, first.State);
        second.Read(Row("msg_2", Noon + 9, Message(output: 7)));
        second.Read(Row("msg_1", Noon + 20, Message(output: 50)));

        Assert.Equal([50, 7], Answers(batch).Select(record => record.Output));
        Assert.Equal(Noon + 9, first.Watermark);
        Assert.Equal(Noon + 20, second.Watermark);
        Assert.Contains(">= ?1", second.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_no_possible_time_does_not_hide_later_ones()
    {
        var batch = new LogBatch();
        var reader = Open(batch, []);

        reader.Read(Row("msg_1", long.MaxValue, Message()));
        reader.Read(Row("msg_2", Noon, Message()));

        Assert.Equal((Noon, 2), (reader.Watermark, Answers(batch).Count()));
    }

    [Theory]
    [InlineData("0.0123", 12_300_000_000)]
    [InlineData("0.000000000001", 1)]
    [InlineData("1.2e-7", 120_000)]
    [InlineData("0.30000000000000004", 300_000_000_000)]
    [InlineData("12345.678901234567", 12_345_678_901_234_567)]
    [InlineData("0", UsageRecord.NoCost)]
    [InlineData("0.0", UsageRecord.NoCost)]
    [InlineData("null", UsageRecord.NoCost)]
    [InlineData("-1", UsageRecord.NoCost)]
    [InlineData("1e25", UsageRecord.NoCost)]
    public void A_recorded_cost_is_exact_and_zero_is_none(string cost, long expected) =>
        Assert.Equal(expected, Assert.Single(InlineLogs.Read("opencode", "ses_1/msg_1.json", Message(cost: cost)).Records).RecordedCost);

    [Fact]
    public void Provider_session_and_folder_are_kept()
    {
        var batch = InlineLogs.Read("opencode", "ses_1/msg_1.json", Message());

        var (_, model, provider, session, project) = InlineLogs.Told(batch, Assert.Single(batch.Records));
        Assert.Equal(("gpt-5.2", "openai", "ses_1", "/home/ann"), (model, provider, session, project));
    }

    [Fact]
    public void A_message_in_the_database_and_in_a_file_counts_once()
    {
        var fromTable = new LogBatch();
        Open(fromTable, []).Read(Row("msg_1", Noon, Message(output: 50)));
        var ledger = new UsageLedger();

        InlineLogs.Format("opencode").Merge([new("/a", InlineLogs.Read("opencode", "ses_1/msg_1.json", Message(output: 5))), new("/b", fromTable)], ledger);

        Assert.Equal(50, Assert.Single(ledger.Events).Record.Output);
    }

    [Fact]
    public void Answers_of_two_models_in_one_millisecond_are_two()
    {
        var ledger = InlineLogs.Merge("opencode", ("ses_1/msg_1.json", Message()), ("ses_2/msg_2.json", Message().Replace("gpt-5.2", "gpt-5", StringComparison.Ordinal)));

        Assert.Equal(2, ledger.Count);
    }

    [Fact]
    public void Without_entries_of_sessions_the_one_whose_messages_begin_earlier_is_older()
    {
        var ledger = InlineLogs.Merge("opencode", ("ses_a/msg_9.json", Message()), ("ses_b/msg_1.json", Message()), ("ses_b/msg_0.json", Message(at: Noon - 1)));

        Assert.Equal(["ses_b", "ses_b"], ledger.Events.Select(usage => ledger.Texts[usage.Record.Session]));
    }

    static ITableReader Open(LogBatch batch, byte[] state) => (ITableReader)InlineLogs.Format("opencode").Open(InlineLogs.File("opencode.db"), batch, state);

    static IEnumerable<UsageRecord> Answers(LogBatch batch) => batch.Records.Where(record => !record.Marks.HasFlag(RecordMarks.Hint));

    static InlineRow Row(string id, long updatedAt, string data) => new(id, "ses_1", updatedAt, data, Noon - 100, "/home/ann");

    static string Message(long output = 5, string cost = "0", long at = Noon) =>
        $$$$$"""{"role":"assistant","time":{"created":{{{{{at}}}}}},"modelID":"gpt-5.2","providerID":"openai","cost":{{{{{cost}}}}},"path":{"cwd":"/home/ann"},"tokens":{"input":1,"output":{{{{{output}}}}},"reasoning":0,"cache":{"read":0,"write":0}}}""";
}
