using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>What judgement needs besides what was read: the clock and what history knows.</summary>
public sealed record JudgeContext
{
    /// <summary>The instant of the judgement, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The balance right after the last top-up, by account and meter.</summary>
    public IReadOnlyDictionary<(AccountId Account, string Meter), decimal> LearnedLimits { get; init; } = new Dictionary<(AccountId Account, string Meter), decimal>();

    /// <summary>Accounts recorded in the last 7 days, with their gates: a missing key is an error there.</summary>
    public IReadOnlyDictionary<AccountId, IReadOnlyList<string>> RecentlySeen { get; init; } = new Dictionary<AccountId, IReadOnlyList<string>>();

    /// <summary>How often accounts are read; a reading older than twice this, or twice its account's own interval, is stale.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);
}
