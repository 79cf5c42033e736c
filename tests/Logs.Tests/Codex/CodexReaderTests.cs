using System.Text;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests.Codex;

public sealed class CodexReaderTests
{
    [Theory]
    [InlineData("""{"input_tokens":100,"cached_input_tokens":40,"output_tokens":7,"reasoning_output_tokens":3}""", 60, 40, 0, 7, 3)]
    [InlineData("""{"input_tokens":100,"cached_input_tokens":400,"output_tokens":7,"reasoning_output_tokens":30}""", 0, 100, 0, 7, 7)]
    [InlineData("""{"input_tokens":100,"cached_input_tokens":40,"cache_write_input_tokens":50,"output_tokens":7}""", 10, 40, 50, 7, 0)]
    [InlineData("""{"input_tokens":100,"cached_input_tokens":40,"cache_creation_input_tokens":500,"output_tokens":null}""", 0, 40, 60, 0, 0)]
    public void What_is_inside_the_input_and_output_is_taken_out_of_it(string last, long input, long cacheRead, long cacheWrite, long output, long reasoning)
    {
        var record = Assert.Single(Read(Count(last, "null")).Records);

        Assert.Equal((input, cacheRead, cacheWrite, output, reasoning), (record.Input, record.CacheRead, record.CacheWrite5m, record.Output, record.Reasoning));
    }

    [Theory]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":-1}}}}""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"output_tokens":99999999999999999999}}}}""")]
    [InlineData("""{"timestamp":"2026-10-48T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1}}}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1}}}}""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","payload":{"type":"token_count","info":{""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"turn_context","payload":{"model":"gpt""")]
    public void A_line_that_should_be_understood_and_is_not_is_skipped_and_counted(string line)
    {
        var batch = Read(line + "\n");

        Assert.Empty(batch.Records);
        Assert.Equal(1, batch.Skipped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":null}}""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"agent_message","message":"\"token_count\" cut""")]
    [InlineData("""{"timestamp":"2026-10-08T09:01:20.000Z","type":"response_item","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1}}}}""")]
    public void A_line_that_is_no_usage_is_neither_counted_nor_skipped(string line)
    {
        var batch = Read(line + "\n");

        Assert.Empty(batch.Records);
        Assert.Equal(0, batch.Skipped);
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_parts_is_counted_and_noted()
    {
        var batch = Read(Count("""{"input_tokens":100,"output_tokens":7,"reasoning_output_tokens":3,"total_tokens":110}""", "null"));

        Assert.Equal(107, Assert.Single(batch.Records).Total);
        Assert.Equal(1, batch.Mismatched);
    }

    [Fact]
    public void A_total_that_was_seen_stays_seen_though_nothing_was_used_and_another_reader_goes_on()
    {
        byte[] idle = Encoding.UTF8.GetBytes(Count("""{"input_tokens":0}""", """{"input_tokens":7}""")), again = Encoding.UTF8.GetBytes(Count("""{"input_tokens":5}""", """{"input_tokens":7}"""));

        Assert.Empty(LogBatches.Codex(idle, again).Records);
        Assert.Empty(LogBatches.Resume("codex", LogBatches.CodexPath, idle, again).Records);
    }

    [Fact]
    public void The_model_is_the_events_own_before_the_turns_and_assumed_where_neither_says_it()
    {
        var batch = Read(
            Count("""{"input_tokens":1}""", """{"input_tokens":1}""")
            + """{"timestamp":"2026-10-08T09:01:20.000Z","type":"turn_context","payload":{"model":"gpt-5.3-codex"}}""" + "\n"
            + Count("""{"input_tokens":1}""", """{"input_tokens":2}""")
            + Count("""{"input_tokens":1}""", """{"input_tokens":3}""").Replace("\"info\":{", "\"info\":{\"model\":\"codex-auto-review\","));

        Assert.Equal(
            [("gpt-5", RecordMarks.AssumedModel), ("gpt-5.3-codex", RecordMarks.None), ("codex-auto-review", RecordMarks.None)],
            batch.Records.Select(record => (batch.Texts[record.Model], record.Marks)));
    }

    [Fact]
    public void What_exec_printed_counts_each_turn_at_the_files_time_where_it_has_none_of_its_own()
    {
        var batch = LogBatches.Read("codex", "night/run.jsonl", Encoding.UTF8.GetBytes("""
            {"type":"thread.started","thread_id":"019a-exec"}
            {"type":"turn.completed","usage":{"input_tokens":100,"cached_input_tokens":40,"output_tokens":7}}
            {"type":"turn.completed","usage":{"prompt_tokens":100,"completion_tokens":7},"timestamp":"2026-10-08T09:01:20Z"}
            """));

        Assert.Equal(
            [("019a-exec", 60, 7, "2026-11-30T12:00:00.0000000+00:00"), ("019a-exec", 100, 7, "2026-10-08T09:01:20.0000000+00:00")],
            batch.Records.Select(record => (batch.Texts[record.Session], record.Input, record.Output, $"{DateTimeOffset.FromUnixTimeMilliseconds(record.At):O}")));
    }

    [Fact]
    public void A_log_that_does_not_say_its_session_is_named_after_its_file_and_is_no_copy_of_any_other()
    {
        var named = LogBatches.Read("codex", "run.jsonl", Encoding.UTF8.GetBytes(Count("""{"input_tokens":1}""", """{"input_tokens":1}""")));
        var rollout = LogBatches.Codex(Encoding.UTF8.GetBytes(Count("""{"input_tokens":1}""", """{"input_tokens":1}""")));

        Assert.Equal(("run", default(UInt128), 0), (named.Texts[named.Records[0].Session], named.Records[0].Key, named.Session));
        Assert.Equal(LogBatches.CodexSession, rollout.Texts[rollout.Session]);
    }

    [Fact]
    public void Homes_are_those_of_the_variable_and_one_without_sessions_is_read_itself()
    {
        var places = LogFormats.Find("codex")!.Places(new()
        {
            Variables = new Dictionary<string, string> { ["CODEX_HOME"] = "~/one, /two" },
            Home = "/home/ann",
            WorkingFolder = "/here",
            Platform = Platform.Windows,
        }).ToList();

        Assert.Equal(["/home/ann/one/sessions", "/home/ann/one/archived_sessions", "/home/ann/one", "/two/sessions", "/two/archived_sessions", "/two"], places.Select(place => place.Folder));
        Assert.Equal(["/two/sessions", "/two/archived_sessions"], places[^1].Unless);
        Assert.All(places.SkipLast(1).Where((_, index) => index % 3 != 2), place => Assert.Empty(place.Unless));
    }

    static LogBatch Read(string log) => LogBatches.Codex(Encoding.UTF8.GetBytes(log));

    static string Count(string last, string total) =>
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":TOTAL,"last_token_usage":LAST}}}"""
            .Replace("TOTAL", total).Replace("LAST", last) + "\n";
}
