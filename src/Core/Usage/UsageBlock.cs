namespace Fuelgauge.Core.Usage;

/// <summary>
/// A window of five hours, as far as logs can tell: it begins with a response, at the full UTC hour before it. The provider's own window wins
/// wherever it is known; that one need not begin on a full hour.
/// </summary>
/// <param name="Agent">Whose window it is: the agent's word.</param>
/// <param name="StartsAt">Its beginning, UTC, a full hour.</param>
/// <param name="FirstAt">The first response in it, UTC.</param>
/// <param name="LastAt">The last response in it, UTC.</param>
public sealed record UsageBlock(string Agent, DateTimeOffset StartsAt, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>How long a block lasts, and the longest pause in it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(5);

    /// <summary>Its end, UTC.</summary>
    public DateTimeOffset EndsAt => StartsAt + Length;

    /// <summary>Whether it runs: it has not ended, and its last response is less than five hours old.</summary>
    /// <param name="now">The present.</param>
    public bool IsActive(DateTimeOffset now) => now < EndsAt && now - LastAt < Length;
}

/// <summary>A pause between two blocks in which no window ran.</summary>
/// <param name="Agent">Whose: the agent's word.</param>
/// <param name="From">Five hours after the last response before it, UTC.</param>
/// <param name="To">The first response after it, UTC.</param>
public sealed record UsageGap(string Agent, DateTimeOffset From, DateTimeOffset To);

/// <summary>How fast an active block is used, over the time since its first response, and where that leads.</summary>
/// <param name="TokensPerMinute">All tokens, a minute.</param>
/// <param name="CostPerHour">US dollars an hour; null when the cost of some tokens is not known.</param>
/// <param name="ProjectedTokens">Tokens at the block's end, if it goes on so.</param>
/// <param name="ProjectedCost">US dollars at the block's end, if it goes on so; null when the cost of some tokens is not known.</param>
public sealed record UsagePace(decimal TokensPerMinute, decimal? CostPerHour, decimal ProjectedTokens, decimal? ProjectedCost)
{
    static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>The pace of an active block; null for one that is not, or that began less than a minute ago: too little to go by.</summary>
    /// <param name="block">The block.</param>
    /// <param name="sums">What of it is counted.</param>
    /// <param name="now">The present.</param>
    public static UsagePace? Of(UsageBlock block, in UsageSums sums, DateTimeOffset now)
    {
        var elapsed = now - block.FirstAt;
        if (!block.IsActive(now) || elapsed < Least)
            return null;
        var minutes = (decimal)elapsed.TotalMinutes;
        var left = (decimal)(block.EndsAt - now).TotalMinutes;
        var tokens = UsageMoney.Saturated(sums.Total);
        var cost = sums.UnpricedTokens > 0 ? null : sums.Cost;
        return new(
            decimal.Round(tokens / minutes, 2),
            cost is { } spent ? decimal.Round(spent / minutes * 60, 6) : null,
            decimal.Round(tokens / minutes * (minutes + left)),
            cost is { } dollars ? decimal.Round(dollars / minutes * (minutes + left), 6) : null);
    }
}
