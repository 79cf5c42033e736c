using System.Text;

namespace Fuelgauge.Logs.Tests;

/// <summary>Lines of logs to begin from: all of the fixtures, and some that no agent would write.</summary>
static class LogLines
{
    static readonly string[] OddClaude =
    [
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00.123456789+05:30","message":{"id":"m1","model":"x","usage":{"input_tokens":1,"output_tokens":2,"speed":"fast"}},"requestId":"r1","costUSD":1.25e-3}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"\u0069d":"m\u0031","mod\u0065l":"x\ud83d\ude00","usage":{"input\u005ftokens":7,"output_tokens":null}},"costUSD":0}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"id":"m2","model":"a\ud800","usage":{"input_tokens":7},"usage":{"input_tokens":8,"output_tokens":9}}}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"usage":{"input_tokens":-1}}}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"usage":{"input_tokens":99999999999999999999}}}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"usage":{"input_tokens":1.0}},"cwd":"C:\\Users\\ann"}""",
        """{"type":"assistant","timestamp":"2026-02-30T08:06:00Z","message":{"usage":{"input_tokens":1}}}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"id":"m3","usage":{"cache_creation_input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":60},"server_tool_use":{"web_search_requests":2},"iterations":[{"type":"message","input_tokens":5},{"type":"advisor_message","model":"y","input_tokens":6,"output_tokens":7,"speed":"fast"},{"type":"advisor_message","input_tokens":-6}]}}}""",
        """{"type":"assistant","timestamp":"2026-09-08T08:06:00Z","message":{"id":"m4","usage":{"input_tokens":3,"iterations":[7,{"type":"advisor_message","model":"y","input_tokens":6}]}},"isSidechain":true}""",
        """{"type":"progress","data":{"message":{"type":"assistant","message":{"id":"m5","usage":{"input_tokens":3}}}},"timestamp":"2026-09-08T08:06:00Z"}""",
        """{"type":"assistant","isApiErrorMessage":true,"timestamp":"x","message":{"usage":{"input_tokens":3}}}""",
        """  {"a" : [ [ ] , { } , [ 1 , -2.5e+7 , "\/\b\f\n\r\t" ] ] , "type" : "assistant" , "timestamp":"2026-09-08 08:06:00,5+01","message":{"usage":{}}}  """,
        "\0\0{\"type\":\"assistant\",\"timestamp\":\"2026-09-08T08:06:00Z\",\"message\":{\"id\":\"\u00e9\",\"usage\":{\"input_tokens\":3}}}\0\r",
        "{\"usage\":\"\\u00e\0\"}", """["usage"]""", "\"usage\"", "{\"usage\"", "\"usage\":{", "", " ", "\r", "{}", "nul", "\0", "{\"usage\":1}{",
    ];

    static readonly string[] OddCodex =
    [
        """{"type":"thread.started","thread_id":"019a-exec"}""",
        """{"type":"turn.completed","usage":{"input_tokens":100,"cached_input_tokens":40,"output_tokens":7}}""",
        """{"type":"turn.completed","usage":{"prompt_tokens":100,"cache_read_input_tokens":400,"completion_tokens":7,"total_tokens":8},"model":"gpt-5.6","timestamp":"2026-10-08T09:01:20Z"}""",
        """{"payload":{"info":{"last_token_usage":{"input_tokens":10,"cache_write_input_tokens":4,"output_tokens":1,"reasoning_output_tokens":3}},"type":"token_count","model":"gpt-x"},"type":"event_msg","timestamp":"2026-10-08T09:01:20Z"}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":-5}}}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"model":"gpt-y","total_token_usage":{"input_tokens":5000000000,"output_tokens":12}}}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","ordinal":12,"type":"inter_agent_communication_metadata","payload":{"trigger_turn":true}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"response_item","payload":{"type":"message","text":"\"token_count\""}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"agent_message","message":"broken""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":10}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"token_count","info":null}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"thread_settings_applied","thread_settings":{"service_tier":"f\u0061st"}}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"session_meta","payload":{"id":"01a12ad5-8a00-790f-9e35-1402bd2d7a01","forked_from_id":"p","cwd":"C:\\Users\\ann"}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"event_msg","payload":{"type":"task_started","turn_id":"01a12ad5-8a01-790f-9e35-1402bd2d7a01"}}""",
        """{"timestamp":"2026-10-08T09:01:20.000Z","type":"turn_context","payload":{"model":"gpt-5.3-codex"}}""",
        "", "{}", "[]", "token_count", "\"token_count\"", "{\"type\":\"event_msg\"}", "{\"type\":\"token_count\"}",
    ];

    /// <summary>Lines of Claude Code.</summary>
    public static readonly byte[][] Claude = [.. OfFixtures("claude"), .. OddClaude.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Lines of Codex.</summary>
    public static readonly byte[][] Codex = [.. OfFixtures("codex"), .. OddCodex.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The logs of an agent's fixtures.</summary>
    public static IEnumerable<byte[]> LogsOf(string agent) => FilesOf(agent).Select(File.ReadAllBytes);

    /// <summary>Their paths.</summary>
    public static IEnumerable<string> FilesOf(string agent) =>
        Directory.GetFiles(Path.Join(LogCase.Fixtures, agent), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    // The long runs of one letter in a fixture would only slow down thousands of mutations.
    static IEnumerable<byte[]> OfFixtures(string agent) => LogsOf(agent).SelectMany(log => Oracles.OracleLine.Of(log)).Select(line => line.Line).Where(line => line.Length < 4_000);
}
