using System.Text;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Codex;

public sealed class CodexForkTests
{
    const string Parent = "01a11abd-aa80-7e31-9913-230080306854";
    const string Fork = "01a120f6-af00-75b7-984b-dcb61a8c19a7";   // made at 2026-10-09T14:00:00.000Z
    const string OldTurn = "01a11abe-94e0-786e-9821-8527b8afb679";
    const string NewTurn = "01a1212d-9d80-7e09-9a42-23abe73eea6e";
    const long ForkedAt = 1_791_554_400;

    [Theory]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"NEW","started_at":1791554410}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"of no version","started_at":1791554400}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"NEW"}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"01a120f6-af00-7fff-984b-dcb61a8c19a7"}}""")]
    [InlineData("""{"type":"session_meta","payload":{"id":"FORK","forked_from_id":"PARENT"}}""")]
    [InlineData("""{"type":"inter_agent_communication_metadata","payload":{"trigger_turn":true}}""")]
    public void A_copied_history_ends_at_the_first_sign_of_the_sessions_own_work(string sign) => AssertOwn([4], sign);

    [Theory]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"OLD","started_at":1791450060}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"OLD","started_at":1791554400}}""")]
    [InlineData("""{"type":"session_meta","payload":{"id":"PARENT"}}""")]
    [InlineData("""{"type":"inter_agent_communication_metadata","payload":{"trigger_turn":false}}""")]
    [InlineData("""{"type":"event_msg","payload":{"type":"thread_settings_applied","thread_settings":{"service_tier":"priority"}}}""")]
    [InlineData("""{"type":"turn_context","payload":{"turn_id":"01a1212d-9d80-7e09-9a42-23abe73eea6e","model":"gpt-5.3-codex"}}""")]
    public void Other_lines_are_no_sign_and_without_the_parent_all_is_taken_for_a_copy(string line) => AssertOwn([], line);

    [Fact]
    public void Without_a_sign_the_copy_ends_where_the_parents_log_goes_on_otherwise()
    {
        var parent = Log("parent", Meta(Parent, null), Count(1), Count(2), Count(3), Count(50));

        AssertEvents([(Fork, 4), (Parent, 1), (Parent, 2), (Parent, 3), (Parent, 50)], parent, Log("fork", Meta(Fork, Parent), Count(1), Count(2), Count(3), Count(4)));
        AssertEvents([(Parent, 1), (Parent, 2), (Parent, 3), (Parent, 50)], parent, Log("fork", Meta(Fork, Parent), Count(1), Count(2)));
    }

    [Fact]
    public void Copied_counters_are_not_new_when_they_come_again_after_the_copy() => AssertEvents([(Fork, 4)],
        Log("fork", Meta(Fork, Parent), Count(1), Count(2), """{"type":"inter_agent_communication_metadata","payload":{"trigger_turn":true}}""", Count(2), Count(4)));

    [Fact]
    public void A_sub_agent_that_was_not_forked_counts_from_its_first_event() => AssertEvents([(Fork, 1), (Fork, 2)],
        Log("agent", Meta(Fork, null).Replace("\"cwd\"", "\"source\":{\"subagent\":{\"thread_spawn\":{\"parent_thread_id\":\"x\"}}},\"cwd\""), Count(1), Count(2)));

    [Fact]
    public void Of_two_logs_of_a_session_the_longer_counts_alone()
    {
        ScannedLog shorter = Log("archived_sessions/a", Meta(Fork, null), Count(1)), longer = Log("sessions/b", Meta(Fork, null), Count(1), Count(2));

        AssertEvents([(Fork, 1), (Fork, 2)], shorter, longer);
        AssertEvents([(Fork, 1), (Fork, 2)], longer, longer with { Path = "/a/copy" }, shorter);
    }

    static void AssertOwn(int[] outputs, string line)
    {
        var log = Log("fork", Meta(Fork, Parent), Count(1), Count(2), Count(3), Named(line), Count(4));

        AssertEvents([.. outputs.Select(output => (Fork, output))], log);
        Assert.Equal(4, log.Batch.Records.Count);
    }

    static void AssertEvents((string, int)[] expected, params ScannedLog[] logs)
    {
        foreach (var order in new[] { logs, [.. logs.Reverse()] })
        {
            var ledger = new UsageLedger();
            LogFormats.Find("codex")!.Merge(order, ledger);
            Assert.Equal(expected.Order(), ledger.Events.Select(usage => (ledger.Texts[usage.Record.Session], (int)usage.Record.Output)).Order());
            Assert.DoesNotContain(ledger.Events, usage => usage.Record.Marks.HasFlag(RecordMarks.Doubtful) || usage.Record.Marks.HasFlag(RecordMarks.Copied));
        }
    }

    static string Named(string line) => line.Replace("PARENT", Parent).Replace("FORK", Fork).Replace("OLD", OldTurn).Replace("NEW", NewTurn);

    static ScannedLog Log(string path, params string[] lines) =>
        new($"/home/ann/.codex/{path}.jsonl", LogBatches.Read("codex", $"{path}.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));

    static string Meta(string id, string? parent) =>
        """{"timestamp":"2026-10-09T14:00:00.900Z","type":"session_meta","payload":{"id":"ID","timestamp":"TIME","cwd":"/p","forked_from_id":PARENT}}"""
            .Replace("ID", id).Replace("TIME", $"{DateTimeOffset.FromUnixTimeSeconds(ForkedAt):yyyy-MM-ddTHH:mm:ssZ}").Replace("PARENT", parent is null ? "null" : $"\"{parent}\"");

    static string Count(int output) =>
        """{"timestamp":"2026-10-09T14:00:01.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"output_tokens":N000},"last_token_usage":{"output_tokens":N}}}}"""
            .Replace("N", $"{output}");
}
