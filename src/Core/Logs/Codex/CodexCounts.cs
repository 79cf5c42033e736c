using System.Buffers.Binary;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>Token counts as Codex writes them: what was read from or written to a cache is inside the input, what was reasoned inside the output.</summary>
struct CodexCounts
{
    long input;
    long prompt;
    long cached;
    long cacheRead;
    long cacheWrite;
    long cacheCreation;
    long output;
    long completion;

    /// <summary>Whether they are there: an object.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>The whole prompt.</summary>
    public readonly long Input => input != 0 ? input : prompt;

    /// <summary>The part of it read from a cache; one that is larger is not believed.</summary>
    public readonly long Cached => cached != 0 ? cached : cacheRead;

    /// <summary>The part of it written to a cache (GPT-5.6 and later).</summary>
    public readonly long CacheWrite => cacheWrite != 0 ? cacheWrite : cacheCreation;

    /// <summary>Everything billed as output.</summary>
    public readonly long Output => output != 0 ? output : completion;

    /// <summary>The part of it that was thinking.</summary>
    public long Reasoning { get; private set; }

    /// <summary>What the log says all of it comes to; 0 when it does not.</summary>
    public long Total { get; private set; }

    /// <summary>Whether every count is one.</summary>
    public readonly bool IsValid => (input | prompt | cached | cacheRead | cacheWrite | cacheCreation | output | completion | Reasoning | Total) >= 0;

    /// <summary>Whether nothing was used.</summary>
    public readonly bool IsNone => (Input | Cached | CacheWrite | Output | Reasoning) == 0;

    /// <summary>Makes counts of given numbers.</summary>
    public static CodexCounts Of(long input, long cached, long cacheWrite, long output, long reasoning) =>
        new() { IsGiven = true, input = input, cached = cached, cacheWrite = cacheWrite, output = output, Reasoning = reasoning };

    /// <summary>Reads the value at hand.</summary>
    public static CodexCounts Read(scoped ref JsonCursor cursor)
    {
        var counts = new CodexCounts { IsGiven = cursor.EnterObject() };
        while (counts.IsGiven && cursor.NextName(out var name))
            counts.ReadMember(name, ref cursor);
        return counts;
    }

    /// <summary>What was used since other totals of the same counter; a counter that fell began again, and all of it is new.</summary>
    public readonly CodexCounts Since(in CodexCounts before)
    {
        if (Input < before.Input || Cached < before.Cached || CacheWrite < before.CacheWrite || Output < before.Output || Reasoning < before.Reasoning)
            return this with { Total = 0 };
        return Of(Input - before.Input, Cached - before.Cached, CacheWrite - before.CacheWrite, Output - before.Output, Reasoning - before.Reasoning);
    }

    /// <summary>The fingerprint of the counts, by which a snapshot is known again.</summary>
    /// <param name="seed">A fingerprint to continue.</param>
    public readonly UInt128 Fingerprint(UInt128 seed)
    {
        Span<byte> bytes = stackalloc byte[4 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Input);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Cached);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Output);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Reasoning);
        return Hashing.Fingerprint.Of(bytes, seed);
    }

    /// <summary>Puts the counts into a record, as disjoint classes.</summary>
    public readonly void CopyTo(ref UsageRecord record)
    {
        record.CacheRead = Math.Min(Cached, Input);
        record.CacheWrite5m = Math.Min(CacheWrite, Input - record.CacheRead);
        record.Input = Input - record.CacheRead - record.CacheWrite5m;
        record.Output = Output;
        record.Reasoning = Math.Min(Reasoning, Output);
    }

    void ReadMember(ReadOnlySpan<byte> name, scoped ref JsonCursor cursor)
    {
        switch (name.Length)
        {
            case 12 when name.SequenceEqual("input_tokens"u8):
                input = cursor.ReadCount();
                break;
            case 12 when name.SequenceEqual("total_tokens"u8):
                Total = cursor.ReadCount();
                break;
            case 13 when name.SequenceEqual("output_tokens"u8):
                output = cursor.ReadCount();
                break;
            case 13 when name.SequenceEqual("prompt_tokens"u8):
                prompt = cursor.ReadCount();
                break;
            case 17 when name.SequenceEqual("completion_tokens"u8):
                completion = cursor.ReadCount();
                break;
            case 19 when name.SequenceEqual("cached_input_tokens"u8):
                cached = cursor.ReadCount();
                break;
            case 23 when name.SequenceEqual("reasoning_output_tokens"u8):
                Reasoning = cursor.ReadCount();
                break;
            case 23 when name.SequenceEqual("cache_read_input_tokens"u8):
                cacheRead = cursor.ReadCount();
                break;
            case 24 when name.SequenceEqual("cache_write_input_tokens"u8):
                cacheWrite = cursor.ReadCount();
                break;
            case 27 when name.SequenceEqual("cache_creation_input_tokens"u8):
                cacheCreation = cursor.ReadCount();
                break;
            default:
                cursor.Skip();
                break;
        }
    }
}
