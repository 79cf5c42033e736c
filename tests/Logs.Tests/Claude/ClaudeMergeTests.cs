using System.Text;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Claude;

public sealed class ClaudeMergeTests
{
    [Fact]
    public void A_message_billed_for_two_requests_on_the_main_chain_counts_twice() =>
        AssertCounts(["s1: 10 out", "s1: 11 out"], Log("s1", "m r1 10", "m r2 11"));

    [Fact]
    public void What_a_side_chain_repeats_of_its_parent_under_other_requests_does_not_count() =>
        AssertCounts(["s1: 10 out"], Log("s1", "m r1 10"), Log("s1/subagents/a", "m aside 90 side"), Log("s1/subagents/b", "m other 80 side"));

    [Fact]
    public void What_only_side_chains_have_counts_once_and_most() =>
        AssertCounts(["s1: 90 out"], Log("s1/subagents/a", "m r1 80 side"), Log("s1/subagents/b", "m r2 90 side"));

    [Fact]
    public void The_main_chain_tells_better_than_a_copy_of_a_side_chain() =>
        AssertCounts(["s1: 10 out"], Log("s1", "m r1 10"), Log("s1/subagents/a", "m r1 12 side"));

    [Fact]
    public void A_copy_without_a_request_is_no_further_attempt()
    {
        AssertCounts(["s1: 10 out"], Log("s1", "m r1 10"), Log("s1/old", "m - 5"));
        AssertCounts(["s1: 12 out"], Log("s1", "m r1 10", "m - 12"));
        AssertCounts(["s1: 10 out", "s1: 12 out"], Log("s1", "m r1 10", "m r2 11", "m - 12"));
    }

    [Fact]
    public void A_response_belongs_to_the_conversation_that_ended_first_though_a_copy_tells_more() =>
        AssertCounts(["s1: 12 out", "s2: 3 out"], Log("s1", "m r1 10"), Log("s2", "m r1 12", "n r2 3 late"));

    [Fact]
    public void Of_conversations_that_end_together_the_first_by_path_is_meant() =>
        AssertCounts(["s1: 10 out"], Log("s2", "m r1 10"), Log("s1", "m r1 10"));

    [Fact]
    public void Responses_without_a_message_all_count() =>
        AssertCounts(["s1: 10 out", "s1: 10 out", "s2: 10 out"], Log("s1", "- r1 10", "- r1 10"), Log("s2", "- - 10"));

    [Fact]
    public void A_project_is_shown_as_the_folder_it_is_named_after_whichever_log_is_read_first()
    {
        var logs = new[] { Log("s1", "m r1 10"), Log("s2", "n r2 10"), Log("s3", "o r3 10") };
        foreach (var (log, folder) in logs.Zip(["/zzz", "/p/a", "/aaa"]))
            log.Single().Batch.ProjectPath = log.Single().Batch.Texts.Number(folder);

        foreach (var order in new[] { logs, [.. logs.Reverse()] })
        {
            var ledger = Merge([.. order.SelectMany(log => log)]);
            Assert.Equal(("-p-a", "/p/a"), ledger.ProjectPaths.Select(pair => (ledger.Texts[pair.Key], ledger.Texts[pair.Value])).Single());
        }
    }

    static void AssertCounts(string[] expected, params ScannedLog[][] logs)
    {
        ScannedLog[] all = [.. logs.SelectMany(log => log)];
        foreach (var order in new[] { all, [.. all.Reverse()] })
        {
            var ledger = Merge(order);
            Assert.Equal(expected.Order(), ledger.Events.Select(usage => $"{ledger.Texts[usage.Record.Session]}: {usage.Record.Output} out").Order());
        }
    }

    static UsageLedger Merge(IReadOnlyList<ScannedLog> logs)
    {
        var ledger = new UsageLedger();
        LogFormats.Find("claude")!.Merge(logs, ledger);
        return ledger;
    }

    /// <summary>A log of responses, each "message request output [side] [late]".</summary>
    static ScannedLog[] Log(string path, params string[] responses)
    {
        var log = string.Concat(responses.Select(response => response.Split(' ')).Select(said =>
            """{"type":"assistant","isSidechain":SIDE,"timestamp":"2026-09-08T08:0LATE:00Z","message":{"id":"MESSAGE","usage":{"output_tokens":OUTPUT}},"requestId":"REQUEST"}"""
                .Replace("SIDE", said.Contains("side") ? "true" : "false").Replace("LATE", said.Contains("late") ? "9" : "6")
                .Replace("MESSAGE", said[0].Trim('-')).Replace("REQUEST", said[1].Trim('-')).Replace("OUTPUT", said[2]) + "\n"));
        return [new($"/logs/-p-a/{path}.jsonl", LogBatches.Read("claude", $"-p-a/{path}.jsonl", Encoding.UTF8.GetBytes(log)))];
    }
}
