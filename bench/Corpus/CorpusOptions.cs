namespace Fuelgauge.Bench.Corpus;

/// <summary>Which corpus is made.</summary>
/// <param name="Size">About how many bytes.</param>
/// <param name="Files">How many files.</param>
/// <param name="Seed">Equal seeds make equal bytes.</param>
sealed record CorpusOptions(long Size, int Files, long Seed)
{
    const int SmallText = 8_000;
    const long RestOfTurn = 7_000;

    // What a Claude Code file (sub-agents' included) and a Codex file weigh in the corpora M and L.
    const long OrdinaryFile = 1_450_000;

    /// <summary>Whether odd cases are among the ordinary ones.</summary>
    public bool HasExtra { get; init; }

    /// <summary>Whether one conversation is nearly a tenth of all, as a long-lived one is.</summary>
    public bool HasLargeFile { get; init; } = true;

    /// <summary>Bytes of the longest text a tool answers with; shorter ones are far more frequent.</summary>
    public int LongestText { get; init; } = 66_000;

    /// <summary>Whether the largest Claude Code file is to grow step by step afterwards.</summary>
    public bool HasGrowth { get; init; }

    /// <summary>How many of <see cref="Files"/> are Claude Code's; the rest is Codex's.</summary>
    public int ClaudeFiles { get; init; } = Files / 2;

    /// <summary>Bytes after which Claude Code's files end with the turn they are in.</summary>
    public long ClaudeBytes => Planned * 3 / 5;

    /// <summary>Bytes after which Codex's files end with the turn they are in.</summary>
    public long CodexBytes => Planned - ClaudeBytes;

    long Planned => Math.Max(Size / 4, Size - Files * RestOfTurn);

    public static CorpusOptions Of(string size, long seed, bool hasSmallFiles = false) => (size, hasSmallFiles) switch
    {
        (_, true) => Of(size == "M" ? 126_000_000 : Bytes(size), 27_100, seed) with { HasLargeFile = false, LongestText = SmallText },
        ("M", _) => new(206_000_000, 135, seed),
        ("L", _) => new(1_010_000_000, 715, seed) { ClaudeFiles = 406 },
        _ => Of(Bytes(size), OrdinaryFile, seed),
    };

    static long Bytes(string size) => long.TryParse(size, out var bytes) && bytes > 0 ? bytes
        : throw new FormatException($"--size {size}: M, L or a number of bytes is wanted, such as 40000000.");

    static CorpusOptions Of(long size, long file, long seed) => new(size, (int)Math.Max(24, size / file), seed);
}
