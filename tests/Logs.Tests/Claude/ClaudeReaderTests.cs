using System.Text;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Logs.Claude;

namespace Fuelgauge.Logs.Tests.Claude;

public sealed class ClaudeReaderTests
{
    [Theory]
    [InlineData("""{"usage":1""")]
    [InlineData("\"usage\":{")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":1}},"timestamp":"yesterday"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":1}}}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":-1}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"output_tokens":99999999999999999999}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"cache_creation":{"ephemeral_1h_input_tokens":"7"}}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":1}},"timestamp":"2026-09-08T08:06:00Z","costUSD":-1}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":1,"iterations":[{"type":"advisor_message","input_tokens":-1}]}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    public void A_line_with_usage_that_cannot_be_understood_is_skipped_and_counted(string line)
    {
        var batch = Read(line + "\n");

        Assert.Empty(batch.Records);
        Assert.Equal(1, batch.Skipped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json at all")]
    [InlineData("""["usage"]""")]
    [InlineData("""{"type":"user","toolUseResult":{"usage":{"input_tokens":1}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":null},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"model":"<synthetic>","usage":{"input_tokens":0}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    [InlineData("""{"type":"assistant","isApiErrorMessage":true,"message":{"model":"x","usage":{"input_tokens":0}},"timestamp":"2026-09-08T08:06:00Z"}""")]
    public void A_line_that_is_no_usage_is_neither_counted_nor_skipped(string line)
    {
        var batch = Read(line + "\n");

        Assert.Empty(batch.Records);
        Assert.Equal(0, batch.Skipped);
    }

    [Theory]
    [InlineData(""" "cache_creation_input_tokens":900 """, 900, 0)]
    [InlineData(""" "cache_creation_input_tokens":900,"cache_creation":null """, 900, 0)]
    [InlineData(""" "cache_creation_input_tokens":900,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":900} """, 0, 900)]
    [InlineData(""" "cache_creation_input_tokens":900,"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":600} """, 300, 600)]
    [InlineData(""" "cache_creation_input_tokens":900,"cache_creation":{"ephemeral_1h_input_tokens":600} """, 300, 600)]
    [InlineData(""" "cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":600} """, 100, 600)]
    public void What_the_split_of_cache_writes_leaves_over_was_written_for_five_minutes(string usage, long shortLived, long longLived)
    {
        var record = Assert.Single(Read(Response(usage)).Records);

        Assert.Equal((shortLived, longLived), (record.CacheWrite5m, record.CacheWrite1h));
    }

    [Theory]
    [InlineData("0.12", 120_000_000_000)]
    [InlineData("0.000000000001", 1)]
    [InlineData("1.25e-3", 1_250_000_000)]
    [InlineData("0.1234567890123456789", 123_456_789_012)]
    [InlineData("1000000", 1_000_000_000_000_000_000)]
    [InlineData("0", UsageRecord.NoCost)]
    [InlineData("0.0", UsageRecord.NoCost)]
    [InlineData("null", UsageRecord.NoCost)]
    public void A_recorded_cost_is_kept_exactly_and_nought_is_none(string cost, long picos) =>
        Assert.Equal(picos, Assert.Single(Read(Response("\"input_tokens\":1").Replace("\"requestId\"", $"\"costUSD\":{cost},\"requestId\"")).Records).RecordedCost);

    [Fact]
    public void An_advisor_is_a_response_of_its_own_under_its_own_model()
    {
        var batch = Read(Response("""
            "input_tokens":50,"speed":"fast","iterations":[{"type":"message","input_tokens":50},{"type":"advisor_message","model":"adviser","input_tokens":800,"output_tokens":60}]
            """));

        Assert.Equal([("claude-opus-4-6", 50, 0, RecordMarks.Fast), ("adviser", 800, 60, RecordMarks.None)], batch.Records.Select(r => (batch.Texts[r.Model], r.Input, r.Output, r.Marks)));
        Assert.Equal(2, batch.Records.Select(record => record.Key).Distinct().Count());
    }

    [Fact]
    public void Searches_and_fast_service_are_kept()
    {
        var record = Assert.Single(Read(Response("""
            "input_tokens":1,"speed":"fast","server_tool_use":{"web_search_requests":3,"web_fetch_requests":1}
            """)).Records);

        Assert.Equal((3, RecordMarks.Fast), (record.WebSearches, record.Marks));
    }

    [Fact]
    public void Lines_of_one_response_are_folded_while_they_are_read_and_none_is_mixed_with_another()
    {
        var batch = Read(Response("\"input_tokens\":9,\"cache_read_input_tokens\":7000,\"output_tokens\":1") + Response("\"input_tokens\":8,\"output_tokens\":340") + Response("\"input_tokens\":7,\"output_tokens\":2"));

        var record = Assert.Single(batch.Records);
        Assert.Equal((8, 340, 0), (record.Input, record.Output, record.CacheRead));
    }

    [Fact]
    public void What_a_sub_agent_is_reported_to_have_used_is_its_own_record_of_a_side_chain()
    {
        var inner = Response("\"input_tokens\":2").TrimEnd();
        var progress = """{"type":"progress","isSidechain":false,"timestamp":"2026-09-08T09:00:00Z","data":{"type":"agent_progress","message":INNER}}""".Replace("INNER", inner) + "\n";

        var told = Assert.Single(Read(progress).Records);
        Assert.Equal((RecordMarks.SideChain, 1_788_854_760_000), (told.Marks, told.At));
        Assert.Equal(RecordMarks.None, Assert.Single(Read(progress + inner).Records).Marks);   // the main chain has it too
    }

    [Theory]
    [InlineData("-home-ann-src-alpha/5e55.jsonl", "-home-ann-src-alpha", "5e55")]
    [InlineData("-home-ann-src-alpha/5e55/subagents/agent-1f.jsonl", "-home-ann-src-alpha", "5e55")]
    [InlineData("-home-ann-src-alpha/5e55/subagents/workflows/w/agent-1f.jsonl", "-home-ann-src-alpha", "5e55")]
    [InlineData("-home-ann-src-alpha/5e55/side.jsonl", "-home-ann-src-alpha", "5e55")]
    [InlineData("-home-ann-src-alpha/agent-1f.jsonl", "-home-ann-src-alpha", null)]
    [InlineData("5e55.jsonl", "", "5e55")]
    [InlineData("g/s/local_1/.claude/projects/-home/5e55.jsonl", "-home", "5e55")]
    [InlineData("g/s/agent/local_1/.claude/projects/-home/5e55/subagents/agent-1f.jsonl", "-home", "5e55")]
    public void A_path_says_whose_project_and_session_a_log_is(string path, string project, string? session) => Assert.Equal(new ClaudePath(project, session), ClaudePath.Of(path));

    [Fact]
    public void The_oldest_side_chains_name_their_session_in_their_lines()
    {
        var batch = LogBatches.Read("claude", "-home-ann-src-alpha/agent-1f.jsonl", Encoding.UTF8.GetBytes(Response("\"input_tokens\":2").Replace("\"requestId\"", "\"sessionId\":\"5e55\",\"requestId\"")));

        Assert.Equal("5e55", batch.Texts[Assert.Single(batch.Records).Session]);
    }

    [Fact]
    public void The_working_folder_is_the_one_after_which_the_project_is_named()
    {
        var batch = Read(string.Concat(new[] { "/tmp", "/home/ann/src/alpha", "/home/ann/src/alpha/docs" }
            .Select((folder, index) => Response("\"input_tokens\":2").Replace("\"requestId\":\"r", $"\"cwd\":\"{folder}\",\"requestId\":\"r{index}"))));

        Assert.Equal("/home/ann/src/alpha", batch.Texts[batch.ProjectPath]);
    }

    [Theory]
    [InlineData(@"C--Users-ann-src", @"C:\Users\ann\src", true)]
    [InlineData("-home-ann--config-x", "/home/ann/.config/x", true)]
    [InlineData("-home-ann-caf-", "/home/ann/café", true)]
    [InlineData("-home-ann-src", "/home/ann/src2", false)]
    public void A_project_is_named_after_its_folder_with_a_hyphen_for_each_odd_character(string project, string folder, bool isNamedAfter) =>
        Assert.Equal(isNamedAfter, new ClaudePath(project, null).IsNamedAfter(folder));

    static LogBatch Read(string log) => LogBatches.Claude(Encoding.UTF8.GetBytes(log));

    static string Response(string usage) =>
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"model":"claude-opus-4-6","id":"m1","usage":{USAGE}},"requestId":"r1"}""".Replace("USAGE", usage.Trim()) + "\n";
}
