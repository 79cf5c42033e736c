namespace Fuelgauge.App.Credentials;

/// <summary>How the run of a helper program ended.</summary>
internal enum HelperEnd
{
    /// <summary>By itself; the exit code tells.</summary>
    Exited,

    /// <summary>It could not be started.</summary>
    NotStarted,

    /// <summary>It was killed because it took too long.</summary>
    TimedOut,

    /// <summary>It was killed because it printed too much.</summary>
    TooLong,
}

/// <summary>What came of a helper program.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Its exit code, 128 + signal when one ended it; 0 unless <see cref="HelperEnd.Exited"/>.</param>
/// <param name="Output">What it printed; empty unless <see cref="HelperEnd.Exited"/>.</param>
internal sealed record HelperOutcome(HelperEnd End, int ExitCode, string Output)
{
    /// <summary>An end that gives no output.</summary>
    public static HelperOutcome Without(HelperEnd end) => new(end, 0, "");
}

/// <summary>What is run, and its limits.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">Arguments after the program.</param>
/// <param name="Environment">All variables it gets.</param>
/// <param name="Timeout">Longest time.</param>
/// <param name="MostBytes">Longest output, in bytes.</param>
internal sealed record HelperRun(
    string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, TimeSpan Timeout, int MostBytes);
