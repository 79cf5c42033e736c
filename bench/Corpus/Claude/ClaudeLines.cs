using System.Globalization;
using System.Text;

namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>Writes a Claude Code file line by line.</summary>
/// <param name="voice">Who writes it.</param>
/// <param name="prose">What is said in it.</param>
/// <param name="dice">Of this file.</param>
/// <param name="isOdd">Whether other writers' spelling occurs: spaces, line ends, other forms of times, another order of keys.</param>
sealed class ClaudeLines(ClaudeVoice voice, Prose prose, Dice dice, bool isOdd)
{
    // What is sought stands in it as a key, and is none of the response's.
    const string UsageInTool = "{'body':{'usage':{'input_tokens':999999,'output_tokens':999999,'cache_read_input_tokens':1}}}";

    string parent = "null";
    int lineStart;

    public LogText Log { get; } = new();

    /// <summary>Lines that tell of a response.</summary>
    public int UsageLines { get; private set; }

    /// <summary>Begins with another session's lines, told again under one's own id: how older clients resumed.</summary>
    /// <param name="other">The lines.</param>
    /// <param name="session">The other session's id.</param>
    public void Copy(ClaudeLines other, string session)
    {
        foreach (var line in Encoding.UTF8.GetString(other.Log.Bytes).Replace(session, voice.Session, StringComparison.Ordinal).Split('\n')[..^1])
            Log.Add(line).EndLine();
        (parent, UsageLines) = (other.parent, other.UsageLines);
    }

    public void Prompt(long at, int length)
    {
        Begin().Json("'type':'user','message':{'role':'user','content':'");
        prose.Write(dice, length, Log);
        Log.Json("'},");
        End(at);
    }

    /// <summary>What a tool answered, which the client writes down twice.</summary>
    public void ToolResult(long at, int length)
    {
        BeginResult(length / 2);
        Log.Json("'toolUseResult':{'stdout':'");
        prose.Write(dice, length / 2, Log);
        Log.Json("','stderr':'','interrupted':false,'isImage':false},");
        End(at);
    }

    /// <summary>A sub-agent's end, with a summary of the usage that its own file tells in full.</summary>
    public void TaskSummary(long at, string agentId, ClaudeUsage sum)
    {
        BeginResult(dice.Skewed(200, 4000));
        Log.Json($$"""'toolUseResult':{'status':'completed','agentId':'{{agentId}}','totalTokens':{{sum.Total}},'usage':{{sum.ToJson(sum.Output)}}},""");
        End(at);
    }

    /// <summary>A line of a sub-agent, told again in its parent's file.</summary>
    public void Progress(string agentId, ClaudeReply reply, long at, int output)
    {
        UsageLines++;
        Begin().Json($$"""'data':{'message':{'type':'assistant','timestamp':'{{LogText.Time(at)}}','message':""");
        Message(reply, reply.Model, output, isLast: false);
        Log.Json($$""",{{Request(reply)}}'uuid':'{{dice.Uuid()}}'},'type':'agent_progress','prompt':'','agentId':'{{agentId}}'},""");
        Log.Json($"'toolUseID':'{dice.Token("agent_msg_", 8)}','type':'progress',");
        End(at);
    }

    /// <summary>One line of a response.</summary>
    /// <param name="reply">The response.</param>
    /// <param name="at">When the line was written.</param>
    /// <param name="output">Output tokens so far.</param>
    /// <param name="isLast">Whether no line of it follows.</param>
    public void Assistant(ClaudeReply reply, long at, int output, bool isLast)
    {
        UsageLines++;
        var model = isLast ? reply.Model : reply.EarlierModel;
        var ends = $"{Request(reply)}{Cost(reply)}'type':'assistant',";
        if (isOdd && dice.Chance(50))
        {
            // What is looked for stands before what is large.
            lineStart = Log.Length;
            Log.Json($$"""{{{ends}}'message':{'usage':{{reply.Usage.ToJson(output)}},{{Id(reply)}}'model':'{{model}}','content':[""");
            Content(reply, isLast);
            Log.Json($$"""]},'cwd':'{{voice.WorkingFolder}}','sessionId':'{{voice.Session}}','isSidechain':{{IsSideChain}},""");
        }
        else
        {
            Begin().Json("'message':");
            Message(reply, model, output, isLast);
            Log.Json($",{ends}");
        }

        End(at);
    }

    /// <summary>Text as it is but for its quotes (see <see cref="LogText.Json"/>), and a line end.</summary>
    public void Raw(string text, string end = "\n") => Log.Json(text).EndLine(end);

    string IsSideChain => voice.AgentId is null ? "false" : "true";

    static string Id(ClaudeReply reply) => reply.MessageId is null ? "" : $"'id':'{reply.MessageId}',";

    static string Request(ClaudeReply reply) => reply.RequestId is null ? "" : $"'requestId':'{reply.RequestId}',";

    static string Cost(ClaudeReply reply) => reply.RecordedCost is { } cost ? $"'costUSD':{cost.ToString(CultureInfo.InvariantCulture)}," : "";

    LogText Begin()
    {
        lineStart = Log.Length;
        var agent = voice.AgentId is null ? "" : $"'agentId':'{voice.AgentId}',";
        return Log.Json($$"""{'parentUuid':{{parent}},'isSidechain':{{IsSideChain}},'userType':'external','cwd':'{{voice.WorkingFolder}}',""")
            .Json($"'sessionId':'{voice.Session}','version':'2.1.77','gitBranch':'main',{agent}");
    }

    void End(long at)
    {
        var uuid = dice.Uuid();
        parent = $"'{uuid}'";
        Log.Json($$"""'uuid':'{{uuid}}','timestamp':'{{(isOdd ? OddTime(at) : LogText.Time(at))}}'}""");
        if (isOdd && dice.Chance(50))
            Log.Space(lineStart);
        Log.EndLine(isOdd && dice.Chance(20) ? "\r\n" : "\n");
    }

    void BeginResult(int length)
    {
        Begin().Json($$"""'type':'user','message':{'role':'user','content':[{'tool_use_id':'{{dice.Token("toolu_01", 22)}}','type':'tool_result','content':'""");
        prose.Write(dice, length, Log);
        Log.Json("'}]},");
    }

    void Message(ClaudeReply reply, string model, int output, bool isLast)
    {
        Log.Json($$"""{'model':'{{model}}',{{Id(reply)}}'type':'message','role':'assistant','content':[""");
        Content(reply, isLast);
        Log.Json($$"""],'stop_reason':{{(isLast ? "'tool_use'" : "null")}},'stop_sequence':null,'usage':{{reply.Usage.ToJson(output)}}}""");
    }

    void Content(ClaudeReply reply, bool isLast)
    {
        var tool = $$"""{'type':'tool_use','id':'{{dice.Token("toolu_01", 22)}}','name':'Edit','input':""";
        if (isLast && (reply.ToolInput ?? (dice.Chance(10) ? UsageInTool : null)) is { } input)
            Log.Json($"{tool}{input}}}");
        else if (!isLast && dice.Chance(500))
            Say("{'type':'thinking','thinking':'", 1_400, $$"""','signature':'{{dice.Token("Er", 340)}}'}""");
        else if (isLast && dice.Chance(600))
            Say(tool + "{'file_path':'src/alpha.cs','old_string':'','new_string':'", 1_800, "'}}");
        else
            Say("{'type':'text','text':'", 1_400, "'}");
    }

    void Say(string before, int most, string after)
    {
        Log.Json(before);
        prose.Write(dice, dice.Skewed(100, most), Log);
        Log.Json(after);
    }

    string OddTime(long at) => dice.Below(20) switch
    {
        0 => LogText.Time(at, "yyyy-MM-ddTHH:mm:ss.fff") + "456Z",
        1 => LogText.Time(at, "yyyy-MM-ddTHH:mm:ss.fff") + "456789Z",
        2 => LogText.Time(at + 7_200_000, "yyyy-MM-ddTHH:mm:ss.fff") + "+02:00",
        3 => LogText.Time(at - 12_600_000, "yyyy-MM-ddTHH:mm:ss.fff") + "-03:30",
        4 when at % 1000 == 0 => LogText.Time(at, "yyyy-MM-ddTHH:mm:ssZ"),
        _ => LogText.Time(at),
    };
}
