namespace Fuelgauge.Bench.Corpus;

/// <summary>A model response that counts, as the generator meant it, whatever copies of it stand in the files.</summary>
sealed record Response
{
    public required string Agent { get; init; }
    public required string Model { get; init; }
    public required string Project { get; init; }
    public required string Session { get; init; }

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public required long At { get; init; }

    public long Input { get; init; }
    public long Output { get; init; }

    /// <summary>The part of <see cref="Output"/> that was thinking.</summary>
    public long Reasoning { get; init; }
    public long CacheRead { get; init; }
    public long CacheWrite5m { get; init; }
    public long CacheWrite1h { get; init; }

    /// <summary>Claude's fast mode, OpenAI's priority tier.</summary>
    public bool IsFast { get; init; }
    public int WebSearches { get; init; }

    /// <summary>What the log says it cost, in US dollars; null where it says nothing.</summary>
    public decimal? RecordedCost { get; init; }

    public long Prompt => Input + CacheRead + CacheWrite5m + CacheWrite1h;
    public long Total => Prompt + Output;
}
