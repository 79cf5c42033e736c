using System.Text;

namespace Fuelgauge.Bench;

/// <summary>
/// Invented logs of the shape of real ones. Claude: 6.6 kB a line, six lines of ten with usage, 13 % of the bytes on them. Codex: 2.3 kB a line, two of ten
/// with counters. What fills them is code with its escapes.
/// </summary>
static class SyntheticLogs
{
    const string Code = """
            if (value is null)\n    {\n        throw new ArgumentException($\"{name} is not set\");\n    }\n    return value.Length > 3 ? value[..3] : value; // see docs/rules.md\n
        """;

    const string ClaudeLine = """
        {"parentUuid":"ID","isSidechain":false,"userType":"external","cwd":"/home/ann/src/alpha","sessionId":"5e55a000-0000-4000-8000-000000000001",
        "version":"2.1.77","gitBranch":"main",BODY,"uuid":"ID","timestamp":"TIME"}
        """;

    const string ClaudeResponse = """
        "message":{"model":"claude-opus-4-6","id":"msg_01NUMBERabcdef","type":"message","role":"assistant","content":[{"type":"text","text":"TEXT"}],
        "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":4,"cache_creation_input_tokens":INPUT,"cache_read_input_tokens":12INPUT,
        "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":900},"output_tokens":OUTPUT,"service_tier":"standard",
        "server_tool_use":{"web_search_requests":0,"web_fetch_requests":0}}},"requestId":"req_011CNUMBER","type":"assistant"
        """;

    const string ClaudeTool = """
        "type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_01NUMBER","type":"tool_result","content":"TEXT"}]},"toolUseResult":"ok"
        """;

    const string CodexLine = """
        {"timestamp":"TIME","type":"TYPE","payload":{BODY}}
        """;

    const string CodexMeta = """
        "id":"01a10b4a-9680-70e8-9b01-81f2f5b1dd94","timestamp":"2026-10-05T09:00:00.000Z","cwd":"/home/ann/src/alpha","cli_version":"0.98.0","source":"cli"
        """;

    const string CodexTurn = """
        "turn_id":"ID","cwd":"/home/ann/src/alpha","model":"gpt-5.3-codex","effort":"high"
        """;

    const string CodexCount = """
        "type":"token_count","info":{"total_token_usage":COUNTS,"last_token_usage":COUNTS,"model_context_window":258400},
        "rate_limits":{"primary":{"used_percent":4.0,"window_minutes":300,"resets_at":1791200000},"secondary":null,"plan_type":"plus"}
        """;

    const string CodexCounts = """
        {"input_tokens":NUMBER,"cached_input_tokens":NUMBER,"output_tokens":OUTPUT,"reasoning_output_tokens":64,"total_tokens":SUM}
        """;

    const string CodexMessage = """
        "type":"agent_message","message":"TEXT"
        """;

    const string CodexOutput = """
        "type":"function_call_output","call_id":"call_NUMBER","output":"TEXT"
        """;

    /// <summary>About so many bytes of a log of Claude Code.</summary>
    public static byte[] Claude(int bytes)
    {
        var random = new Random(1);
        return Lines(bytes, number =>
        {
            var body = random.Next(100) < 59 ? ClaudeResponse.Replace("TEXT", Filler(random, 60, 700)) : ClaudeTool.Replace("TEXT", Filler(random, 500, 26_000));
            return Fill(ClaudeLine.Replace("BODY", body), random, number, number / 2);
        });
    }

    /// <summary>About so many bytes of a log of Codex.</summary>
    public static byte[] Codex(int bytes)
    {
        var random = new Random(2);
        var total = 0;
        return Lines(bytes, number =>
        {
            var kind = number == 0 ? -1 : random.Next(100);
            total += kind < 23 ? random.Next(10_000, 100_000) : 0;
            var (type, body) = kind switch
            {
                -1 => ("session_meta", CodexMeta),
                < 4 => ("turn_context", CodexTurn),
                < 26 => ("event_msg", CodexCount.Replace("COUNTS", CodexCounts)),
                < 40 => ("event_msg", CodexMessage.Replace("TEXT", Filler(random, 60, 2_000))),
                _ => ("response_item", CodexOutput.Replace("TEXT", Filler(random, 100, 6_200))),
            };
            return Fill(CodexLine.Replace("TYPE", type).Replace("BODY", body), random, number, kind is >= 4 and < 26 ? total : number);
        });
    }

    static byte[] Lines(int bytes, Func<int, string> lineOf)
    {
        var text = new StringBuilder(bytes + 100_000);
        for (var number = 0; text.Length < bytes; number++)
            text.Append(lineOf(number).Replace("\n", "")).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Fill(string line, Random random, int position, int number) => line
        .Replace("ID", Id(random))
        .Replace("TIME", DateTime.UnixEpoch.AddYears(56).AddSeconds(7 * position).ToString("yyyy-MM-ddTHH:mm:ss.fffZ"))
        .Replace("NUMBER", number.ToString())
        .Replace("INPUT", random.Next(9_000).ToString())
        .Replace("OUTPUT", random.Next(3_000).ToString())
        .Replace("SUM", random.Next(100_000).ToString());

    static string Filler(Random random, int least, int most)
    {
        var length = random.Next(least, most);
        var filler = new StringBuilder(length + Code.Length);
        while (filler.Length < length)
            filler.Append(Code);
        return filler.ToString();
    }

    static string Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
