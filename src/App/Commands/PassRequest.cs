using System.CommandLine;

namespace Fuelgauge.App.Commands;

/// <summary>What a line asks of a pass. Null times leave the configuration's.</summary>
internal sealed record PassRequest
{
    /// <summary>Accounts as typed; empty for all.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>The tags of the accounts that are meant where neither accounts nor tags are given; empty for all accounts.</summary>
    public IReadOnlyList<string> UsualTags { get; init; } = [];

    /// <summary>Longest time for one account.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Longest time for the whole pass.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Use recorded values younger than this.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Ask inside the minimum interval.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Nothing is asked: recorded values only.</summary>
    public bool IsOffline { get; init; }

    /// <summary>False for <c>--no-record</c>.</summary>
    public bool Records { get; init; } = true;

    /// <summary>False where only gates matter: what session logs tell is none.</summary>
    public bool ReadsLogs { get; init; } = true;

    /// <summary>Only accounts that need a hand are shown.</summary>
    public bool OnlyProblems { get; init; }

    /// <summary>Worst first.</summary>
    public bool WorstFirst { get; init; }

    /// <summary>Every account of a pool is shown.</summary>
    public bool Expands { get; init; }

    /// <summary>The currency that a total is wanted in; null for none.</summary>
    public string? TotalIn { get; init; }

    /// <summary>Invented data.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The dispatcher's database as typed; null to look for it.</summary>
    public string? DispatchDatabase { get; init; }

    /// <summary>The history database as typed; null for the usual one.</summary>
    public string? Database { get; init; }

    /// <summary>Reads the shared options of a line.</summary>
    public static PassRequest Of(ParseResult parsed, PassOptions options) => new()
    {
        Accounts = parsed.GetValue(options.Accounts) ?? [],
        Timeout = parsed.GetValue(options.Timeout),
        Deadline = parsed.GetValue(options.Deadline),
        Records = !parsed.GetValue(options.NoRecord),
        OnlyProblems = parsed.GetValue(options.Problems),
        WorstFirst = parsed.GetValue(options.Sort) is not null,
        Expands = parsed.GetValue(options.Expand),
        TotalIn = parsed.GetValue(options.In),
        IsDemo = parsed.GetValue(options.Demo),
        DispatchDatabase = parsed.GetValue(options.DispatchDatabase),
    };
}
