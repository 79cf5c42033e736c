namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>Writes a Codex file line by line: an envelope with the time and the type, and the payload in it.</summary>
/// <param name="prose">What is said in it.</param>
/// <param name="dice">Of this file.</param>
/// <param name="isOdd">Whether other writers' spelling occurs: spaces, line ends, other forms of times.</param>
sealed class CodexLines(Prose prose, Dice dice, bool isOdd)
{
    readonly List<Payload> payloads = [];
    int lineStart;

    public LogText Log { get; } = new();

    public int Count => payloads.Count;

    /// <summary>Snapshots of counts among the lines.</summary>
    public int Counts { get; private set; }

    public void SessionMeta(long at, CodexIdentity identity, int instructions)
    {
        var fork = identity.ForkedFrom is null ? "" : $"'forked_from_id':'{identity.ForkedFrom}',";
        Begin("session_meta", at).Json($$"""{'id':'{{identity.Id}}',{{fork}}'timestamp':'{{LogText.Time(identity.CreatedAt)}}','cwd':'{{identity.WorkingFolder}}',""")
            .Json($"'originator':'codex_cli_rs','cli_version':'0.98.0','source':{identity.Source},'model_provider':'openai','base_instructions':{{'text':'");
        prose.Write(dice, instructions, Log);
        Log.Json("'}}");
        End();
    }

    public void TaskStarted(long at, string turn) =>
        Line("event_msg", at, $$"""{'type':'task_started','turn_id':'{{turn}}','started_at':{{at / 1000}},'model_context_window':258400}""");

    public void TaskComplete(long at, string turn) => Line("event_msg", at, $$"""{'type':'task_complete','turn_id':'{{turn}}'}""");

    public void TurnContext(long at, string turn, string workingFolder, string model) => Line("turn_context", at,
        $$$"""{'turn_id':'{{{turn}}}','cwd':'{{{workingFolder}}}','model':'{{{model}}}','effort':'high','sandbox_policy':{'type':'workspace-write'}}""");

    public void Settings(long at, string model, bool isPriority) => Line("event_msg", at,
        $$$"""{'type':'thread_settings_applied','thread_settings':{'model':'{{{model}}}','service_tier':'{{{(isPriority ? "priority" : "default")}}}'}}""");

    /// <summary>A snapshot of the counts.</summary>
    /// <param name="at">When.</param>
    /// <param name="total">Of the session, as JSON.</param>
    /// <param name="last">Of the newest response, as JSON; null where the client does not say.</param>
    public void TokenCount(long at, string total, string? last)
    {
        Begin("event_msg", at).Json($$"""{'type':'token_count','info':{'total_token_usage':{{total}},{{(last is null ? "" : $"'last_token_usage':{last},")}}""")
            .Json($$"""'model_context_window':258400},'rate_limits':{{RateLimits(at)}}}""");
        End(isCount: true);
    }

    /// <summary>A snapshot that tells of limits only.</summary>
    public void Limits(long at) => Line("event_msg", at, $$"""{'type':'token_count','info':null,'rate_limits':{{RateLimits(at)}}}""");

    public void UserMessage(long at, int length) => Say("response_item", at, "{'type':'message','role':'user','content':[{'type':'input_text','text':'", length, "'}]}");

    public void AgentMessage(long at, int length)
    {
        Say("event_msg", at, "{'type':'agent_message','message':'", length, "'}");
        Say("response_item", at, "{'type':'message','role':'assistant','content':[{'type':'output_text','text':'", length, "'}]}");
    }

    public void Reasoning(long at)
    {
        var sealedThought = dice.Token("gAAAAA", dice.Skewed(400, 5000));
        Say("response_item", at, "{'type':'reasoning','summary':[{'type':'summary_text','text':'", dice.Skewed(40, 600),
            $"'}}],'content':null,'encrypted_content':'{sealedThought}'}}");
    }

    public void Call(long at, string id)
    {
        Begin("response_item", at).Json("""{'type':'function_call','name':'shell','arguments':'{\'command\':[\'bash\',\'-lc\',\'""");
        prose.WriteNested(dice, dice.Skewed(40, 1600), Log);
        Log.Json($$"""\']}','call_id':'{{id}}'}""");
        End();
    }

    public void Output(long at, string id, int length)
    {
        Begin("response_item", at).Json($$"""{'type':'function_call_output','call_id':'{{id}}','output':'{\'output\':\'""");
        prose.WriteNested(dice, length, Log);
        Log.Json("""\',\'metadata\':{\'exit_code\':0,\'duration_seconds\':0.4}}'}""");
        End();
    }

    /// <summary>Writes lines of another file again.</summary>
    /// <param name="other">The other file.</param>
    /// <param name="lines">Which of its lines.</param>
    /// <param name="timeOf">The new time by number of the line; null to keep the old times.</param>
    /// <returns>How many of them are snapshots of counts.</returns>
    public int Copy(CodexLines other, Range lines, Func<int, long>? timeOf)
    {
        var before = Counts;
        foreach (var (payload, number) in other.payloads[lines].Select((payload, number) => (payload, number)))
        {
            Begin(payload.Type, timeOf?.Invoke(number) ?? payload.At).Add(other.Log.Bytes[payload.Start..payload.End]);
            End(payload.IsCount);
        }

        return Counts - before;
    }

    string RateLimits(long at)
    {
        var primary = $$"""{'used_percent':{{dice.Below(100)}}.0,'window_minutes':300,'resets_at':{{at / 1000 + 9000}}}""";
        return $$"""{'primary':{{primary}},'secondary':null,'credits':null,'plan_type':'plus'}""";
    }

    LogText Begin(string type, long at)
    {
        lineStart = Log.Length;
        var time = isOdd && dice.Chance(50) ? LogText.Time(at, "yyyy-MM-ddTHH:mm:ss.fff") + "789Z" : LogText.Time(at);
        Log.Json($$"""{'timestamp':'{{time}}','type':'{{type}}','payload':""");
        payloads.Add(new(type, at, Log.Length, 0, false));
        return Log;
    }

    void End(bool isCount = false)
    {
        Log.Add("}");
        if (isOdd && dice.Chance(50))
            Log.Space(lineStart);
        var start = Log.Bytes[lineStart..].IndexOf("\"payload\":"u8) + lineStart + "\"payload\":".Length;
        Counts += isCount ? 1 : 0;
        payloads[^1] = payloads[^1] with { Start = start, End = Log.Length - 1, IsCount = isCount };
        Log.EndLine(isOdd && dice.Chance(20) ? "\r\n" : "\n");
    }

    void Line(string type, long at, string payload)
    {
        Begin(type, at).Json(payload);
        End();
    }

    void Say(string type, long at, string before, int length, string after)
    {
        Begin(type, at).Json(before);
        prose.Write(dice, length, Log);
        Log.Json(after);
        End();
    }

    sealed record Payload(string Type, long At, int Start, int End, bool IsCount);
}
