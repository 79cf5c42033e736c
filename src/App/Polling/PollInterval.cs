using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>The least time between two requests of one kind. It protects a provider's hosts, so this machine has none unless the account sets one.</summary>
internal static class PollInterval
{
    // Poll states take a wait beyond a day for a mistake.
    static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The account's own word, else the definition's, a day at most; an extra (a plan's name) is not asked for more often than its definition says.</summary>
    public static TimeSpan Of(Account account, RequestDefinition request)
    {
        var interval = account.MinInterval switch
        {
            null => account.IsLoopback ? TimeSpan.Zero : request.Every,
            { } own when request.IsExtra && own < request.Every => request.Every,
            { } own => own,
        };
        return interval < Longest ? interval : Longest;
    }
}
