using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>The least time between two requests of one kind. It protects a provider's hosts, so this machine has none unless the account sets one.</summary>
internal static class PollInterval
{
    // Poll states take a wait beyond a day for a mistake.
    static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long a request waits at least after its answer.</summary>
    public static PollWaits Waits(Account account, SourceDefinition source, RequestDefinition request) =>
        new(Of(account, request), AfterThrottle(account, request), account.IsOverOnceRefused(source.AuthOf(request)) ? BackOff.LongestWait : TimeSpan.Zero);

    /// <summary>The account's own word, as far as the definition lets it, else the definition's, a day at most; an extra (a plan's name) is not asked for more often than that says.</summary>
    public static TimeSpan Of(Account account, RequestDefinition request)
    {
        var interval = account.MinInterval switch
        {
            null => account.IsLoopback ? TimeSpan.Zero : request.Every,
            { } own when request.IsExtra => Longer(own, request.Every),
            { } own => Longer(own, request.NeverUnder ?? TimeSpan.Zero),
        };
        return interval < Longest ? interval : Longest;
    }

    /// <summary>The least time after a rate limit: the definition's interval, however short the account's own word is.</summary>
    public static TimeSpan AfterThrottle(Account account, RequestDefinition request) =>
        account is { IsLoopback: true, MinInterval: null } ? TimeSpan.Zero : Longer(Of(account, request), request.Every);

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
