namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>A response after an oddity befell it.</summary>
/// <param name="Reply">It.</param>
/// <param name="HasEqualParts">Whether all its lines tell the same at the same instant.</param>
/// <param name="Again">Another billed attempt of the same message; null without one.</param>
sealed record ClaudeChange(ClaudeReply Reply, bool HasEqualParts = false, ClaudeReply? Again = null);

/// <summary>Cases that real logs hold and few readers expect, each in one or two responses of a hundred.</summary>
/// <param name="dice">Of the file.</param>
/// <param name="voice">Whose it is.</param>
/// <param name="isCopied">
/// Whether other files repeat what stands in it: then every response has its message id, for lines without one all count, and none has a cost, for some copies
/// leave it out.
/// </param>
sealed class ClaudeOddities(Dice dice, ClaudeVoice voice, bool isCopied)
{
    /// <summary>Perhaps makes a response odd.</summary>
    /// <param name="reply">It.</param>
    /// <param name="parts">How many lines it has.</param>
    public ClaudeChange Change(ClaudeReply reply, int parts)
    {
        var usage = reply.Usage;
        if (dice.Chance(100))
            reply = reply with { At = reply.At - reply.At % 1000 + 1000 };
        return dice.Below(100) switch
        {
            0 or 1 => new(reply with { ToolInput = "{'model':null,'id':null,'version':null,'speed':null,'usage':null}" }),
            2 => new(reply with { ToolInput = "{'message':{'id':'msg_not','usage':{'input_tokens':999999,'output_tokens':999999}},'requestId':'req_not'}" }),
            3 => new(reply with { Usage = usage with { Cache = CacheForm.Null, Read = 0, Write5m = 0, Write1h = 0 } }),
            4 => new(reply with { Usage = usage with { Cache = CacheForm.Sum, Write5m = usage.Write5m + usage.Write1h, Write1h = 0 } }),
            5 => new(reply with { Usage = usage with { Cache = CacheForm.PartlySplit, Write5m = usage.Write5m + 77 } }),
            6 or 7 => new(reply with { RequestId = null }),
            8 when parts == 1 && !isCopied => new(reply with { MessageId = null, RequestId = dice.Chance(500) ? reply.RequestId : null }),
            9 when voice.AgentId is null => new(reply, Again: Again(reply)),
            10 => new(reply with { Usage = usage with { Advisor = new() { Input = dice.Between(300, 9000), Output = dice.Between(20, 900), Read = 1000 } } }),
            11 => new(reply with { Usage = usage with { WebSearches = dice.Between(1, 4) } }),
            12 when reply.Model == Prices.Opus => new(reply with { Usage = usage with { IsFast = true } }),
            13 when parts == 1 && !isCopied => new(reply with { RecordedCost = dice.Between(1, 900_000) / 1_000_000m }),
            14 => new(reply with { Model = Prices.Unpriced, EarlierModel = Prices.Unpriced }),
            15 => new(reply with { EarlierModel = Prices.Haiku }),
            16 => new(reply, HasEqualParts: true),
            _ => new(reply),
        };
    }

    /// <summary>Perhaps writes a line that is no response though it looks like one, or is nothing at all.</summary>
    public void Interrupt(ClaudeLines lines, Ledger ledger, long at)
    {
        var (head, model) = ($$"""{'type':'assistant','timestamp':'{{LogText.Time(at)}}','sessionId':'{{voice.Session}}','message':""", Prices.Opus);
        switch (dice.Below(200))
        {
            case 0:
                var nothing = new ClaudeUsage { Input = 0, Output = 0 };
                lines.Raw($$"""{{head}}{'id':'{{dice.Uuid()}}','model':'<synthetic>','content':[],'usage':{{nothing.ToJson(0)}} },'isApiErrorMessage':true}""");
                ledger.Skip(Ledger.Claude, "synthetic");
                break;
            case 1:
                lines.Raw($$"""{{head}}{'id':'msg_cut','model':'{{model}}','usage':{'input_tokens':1""");
                ledger.Skip(Ledger.Claude, "broken");
                break;
            case 2:
                lines.Raw(dice.Pick("", "   ", "not json at all", "[1,2,3]", "'usage':{", "null", "{}"), dice.Pick("\n", "\r\n"));
                break;
            case 3:
                var told = $$"""{'id':'msg_told','model':'{{model}}','usage':{'input_tokens':5,'output_tokens':6} }""";
                lines.Raw($$"""{'type':'user','timestamp':'{{LogText.Time(at)}}','message':{'role':'user','content':'x'},'toolUseResult':{'message':{{told}} } }""");
                ledger.Skip(Ledger.Claude, "toolResults");
                break;
        }
    }

    ClaudeReply Again(ClaudeReply reply) =>
        reply with { RequestId = dice.Token("req_011C", 20), At = reply.At + 40, Usage = reply.Usage with { Output = reply.Usage.Output + 1 } };
}
