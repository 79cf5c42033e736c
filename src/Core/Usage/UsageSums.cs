using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>What events come to. The counts are as wide as no number of the greatest records can overflow.</summary>
public record struct UsageSums
{
    /// <summary>Number of events.</summary>
    public long Events { get; set; }

    /// <summary>Prompt tokens outside any cache.</summary>
    public Int128 Input { get; set; }

    /// <summary>Output tokens, reasoning included.</summary>
    public Int128 Output { get; set; }

    /// <summary>The part of <see cref="Output"/> that was thinking.</summary>
    public Int128 Reasoning { get; set; }

    /// <summary>Prompt tokens read from a cache.</summary>
    public Int128 CacheRead { get; set; }

    /// <summary>Prompt tokens written to a cache for five minutes.</summary>
    public Int128 CacheWrite5m { get; set; }

    /// <summary>Prompt tokens written to a cache for an hour.</summary>
    public Int128 CacheWrite1h { get; set; }

    /// <summary>What the events of known cost cost, in millionths of a millionth of a US dollar.</summary>
    public Int128 KnownCost { get; set; }

    /// <summary>Number of events whose cost is known.</summary>
    public long PricedEvents { get; set; }

    /// <summary>All tokens of the events whose cost is not known.</summary>
    public Int128 UnpricedTokens { get; set; }

    /// <summary>The earliest event, in milliseconds since 1970 UTC; 0 without any.</summary>
    internal long FirstMilliseconds { get; set; }

    /// <summary>The latest event, in milliseconds since 1970 UTC; 0 without any.</summary>
    internal long LastMilliseconds { get; set; }

    /// <summary>The earliest event, UTC; null without any.</summary>
    public readonly DateTimeOffset? FirstAt => Events == 0 ? null : UsageTime.Instant(FirstMilliseconds);

    /// <summary>The latest event, UTC; null without any.</summary>
    public readonly DateTimeOffset? LastAt => Events == 0 ? null : UsageTime.Instant(LastMilliseconds);

    /// <summary>All tokens: the five classes.</summary>
    public readonly Int128 Total => Input + Output + CacheRead + CacheWrite5m + CacheWrite1h;

    /// <summary>Prompt tokens written to a cache, for whatever time.</summary>
    public readonly Int128 CacheWrite => CacheWrite5m + CacheWrite1h;

    /// <summary>What is known of the cost, in US dollars: exact, but rounded to cents beyond 10^16 USD. Null when it is known of no event; 0 without events.</summary>
    public readonly decimal? Cost => PricedEvents == 0 && Events > 0 ? null : UsageMoney.Dollars(KnownCost);

    /// <summary>True when the cost of some events is known and that of others, with tokens, is not.</summary>
    public readonly bool IsPartlyPriced => PricedEvents > 0 && UnpricedTokens > 0;

    /// <summary>Adds an event.</summary>
    /// <param name="record">The event.</param>
    /// <param name="cost">Its cost, in millionths of a millionth of a US dollar; null when it is not known.</param>
    public void Add(in UsageRecord record, Int128? cost)
    {
        FirstMilliseconds = Events == 0 ? record.At : Math.Min(FirstMilliseconds, record.At);
        LastMilliseconds = Events == 0 ? record.At : Math.Max(LastMilliseconds, record.At);
        Events++;
        Input += record.Input;
        Output += record.Output;
        Reasoning += record.Reasoning;
        CacheRead += record.CacheRead;
        CacheWrite5m += record.CacheWrite5m;
        CacheWrite1h += record.CacheWrite1h;
        if (cost is { } known)
        {
            KnownCost += known;
            PricedEvents++;
        }
        else
        {
            UnpricedTokens += TokensOf(record);
        }
    }

    /// <summary>Adds other sums.</summary>
    public void Add(in UsageSums other)
    {
        if (other.Events == 0)
            return;
        FirstMilliseconds = Events == 0 ? other.FirstMilliseconds : Math.Min(FirstMilliseconds, other.FirstMilliseconds);
        LastMilliseconds = Events == 0 ? other.LastMilliseconds : Math.Max(LastMilliseconds, other.LastMilliseconds);
        Events += other.Events;
        Input += other.Input;
        Output += other.Output;
        Reasoning += other.Reasoning;
        CacheRead += other.CacheRead;
        CacheWrite5m += other.CacheWrite5m;
        CacheWrite1h += other.CacheWrite1h;
        KnownCost += other.KnownCost;
        PricedEvents += other.PricedEvents;
        UnpricedTokens += other.UnpricedTokens;
    }

    /// <summary>All tokens of an event, however many its log claims.</summary>
    internal static Int128 TokensOf(in UsageRecord record) =>
        (Int128)record.Input + record.Output + record.CacheRead + record.CacheWrite5m + record.CacheWrite1h;
}
