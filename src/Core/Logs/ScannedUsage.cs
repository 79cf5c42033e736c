namespace Fuelgauge.Core.Logs;

/// <summary>What all logs of a machine come to.</summary>
/// <param name="Ledger">Every response that counts.</param>
/// <param name="Coverage">What was read and what could not be.</param>
public sealed record ScannedUsage(UsageLedger Ledger, LogCoverage Coverage)
{
    /// <summary>What was found of each agent, in the order of <see cref="LogFormats"/>: agents of which nothing was found included.</summary>
    public IReadOnlyList<AgentLogs> Agents { get; init; } = [];

    /// <summary>One line for each log that could not be read or was read in part, for <c>--verbose</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The logs of one agent that were found.</summary>
/// <param name="Agent">Its word.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Folders">Folders in which logs are looked for, absolute; those that exist first.</param>
/// <param name="Files">How many logs were found.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="NewestAt">When the newest was last written, UTC; null without any.</param>
public sealed record AgentLogs(string Agent, string Name, IReadOnlyList<string> Folders, int Files, long Bytes, DateTimeOffset? NewestAt);
