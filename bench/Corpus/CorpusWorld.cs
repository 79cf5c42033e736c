namespace Fuelgauge.Bench.Corpus;

/// <summary>What everything in a corpus is made from.</summary>
/// <param name="Home">Where logs go.</param>
/// <param name="Ledger">Where what counts is noted.</param>
/// <param name="Prose">What is said in the logs.</param>
/// <param name="Options">Which corpus it is.</param>
sealed record CorpusWorld(LogHome Home, Ledger Ledger, Prose Prose, CorpusOptions Options)
{
    const int Days = 110;

    // 2026-08-03: long enough ago that both clock changes of the autumn lie within.
    static readonly long Begin = new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    static readonly string[] Projects =
        ["alpha", "beta", "gamma.web", "delta", "epsilon-2", "zeta", "eta", "theta", "iota", "kappa", "alpha/.worktrees/fix-1", "beta/tools"];

    /// <summary>Some instant of the span, in milliseconds since 1970 UTC.</summary>
    public static long Instant(Dice dice) => Begin + (long)dice.Below(Days * 86_400) * 1000 + dice.Below(1000);

    /// <summary>Some working folder.</summary>
    public static string WorkingFolder(Dice dice) => "/home/ann/src/" + dice.Pick<string>(Projects);
}
