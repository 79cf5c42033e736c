using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs;

/// <summary>
/// One model response as a log tells it. The five token classes are disjoint; texts are numbers of the <see cref="LogTexts"/> beside the record.
/// Packed, since a year of work is a million of them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public record struct UsageRecord
{
    /// <summary>The value of <see cref="RecordedCost"/> where the log has none.</summary>
    public const long NoCost = -1;

    /// <summary>Makes a record without a recorded cost.</summary>
    public UsageRecord() => RecordedCost = NoCost;

    // Halves, since a UInt128 would have every record begin at a multiple of 16 bytes.
    ulong keyHigh, keyLow, groupHigh, groupLow;

    /// <summary>Identity of the response, equal for all its copies; 0 where the log has none, and then the record is no copy of any other.</summary>
    public UInt128 Key
    {
        readonly get => new(keyHigh, keyLow);
        set => (keyHigh, keyLow) = ((ulong)(value >> 64), (ulong)value);
    }

    /// <summary>A second identity, whose meaning the agent's own merge knows (Claude: the message without the request); 0 for none.</summary>
    public UInt128 Group
    {
        readonly get => new(groupHigh, groupLow);
        set => (groupHigh, groupLow) = ((ulong)(value >> 64), (ulong)value);
    }

    /// <summary>When, in milliseconds since 1970 UTC.</summary>
    public long At { get; set; }

    /// <summary>Prompt tokens neither read from nor written to a cache.</summary>
    public long Input { get; set; }

    /// <summary>Everything billed as output, reasoning included.</summary>
    public long Output { get; set; }

    /// <summary>The part of <see cref="Output"/> that was thinking; never added to a sum.</summary>
    public long Reasoning { get; set; }

    /// <summary>Prompt tokens read from a cache.</summary>
    public long CacheRead { get; set; }

    /// <summary>Prompt tokens written to a cache for five minutes, or for a time nobody said.</summary>
    public long CacheWrite5m { get; set; }

    /// <summary>Prompt tokens written to a cache for an hour.</summary>
    public long CacheWrite1h { get; set; }

    /// <summary>What the log itself says it cost, in millionths of a millionth of a US dollar; <see cref="NoCost"/> where it says nothing.</summary>
    public long RecordedCost { get; set; }

    /// <summary>The agent's own unit (Amp credits, premium requests), in millionths; 0 for none. Never money.</summary>
    public long MicroCredits { get; set; }

    /// <summary>Web searches charged beside the tokens.</summary>
    public int WebSearches { get; set; }

    /// <summary>The model's name as logged: a number of <see cref="LogTexts"/>; 0 when it is not said.</summary>
    public int Model { get; set; }

    /// <summary>The provider that served it, where the log names one beside the model: a number of <see cref="LogTexts"/>; 0 for none.</summary>
    public int Provider { get; set; }

    /// <summary>The session that made the request: a number of <see cref="LogTexts"/>; 0 for none.</summary>
    public int Session { get; set; }

    /// <summary>The project, as a key (a folder, or what stands for it): a number of <see cref="LogTexts"/>; 0 for none.</summary>
    public int Project { get; set; }

    /// <summary>What else is said.</summary>
    public RecordMarks Marks { get; set; }

    /// <summary>All tokens: the five classes.</summary>
    public readonly long Total => Input + Output + CacheRead + CacheWrite5m + CacheWrite1h;

    /// <summary>The whole prompt, on which long-context prices turn.</summary>
    public readonly long Prompt => Input + CacheRead + CacheWrite5m + CacheWrite1h;
}

/// <summary>What a record says beside its numbers.</summary>
[Flags]
public enum RecordMarks : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Written by a side chain (Claude's sub-agents and side questions).</summary>
    SideChain = 1,

    /// <summary>Served at a faster speed for a higher price: <c>fast</c> (Claude) or <c>priority</c> (OpenAI).</summary>
    Fast = 2,

    /// <summary>The model was not said and is assumed.</summary>
    AssumedModel = 4,

    /// <summary>A copy of another session's history (a Codex fork): kept to recognise it, never counted.</summary>
    Copied = 8,

    /// <summary>Perhaps a copy; the merge decides when all logs are in.</summary>
    Doubtful = 16,

    /// <summary>No response: tells the agent's own merge something (when its session began, which response it answers to). Never counted.</summary>
    Hint = 32,
}
