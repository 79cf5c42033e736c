namespace Fuelgauge.Core.Polling;

/// <summary>How one pass is made.</summary>
public sealed record PollOptions
{
    /// <summary>Shortest time between two requests when <see cref="IsFresh"/> passes a minimum interval.</summary>
    public static readonly TimeSpan FreshInterval = TimeSpan.FromMinutes(1);

    /// <summary>Longest time for one account, from its first request on.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for the whole pass; accounts not begun by then are <see cref="Model.State.Deferred"/>.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Kept values younger than this are used instead of asking; null to ask whenever the minimum interval allows.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>True to ask inside the minimum interval, at most once a minute and never during back-off.</summary>
    public bool IsFresh { get; init; }

    /// <summary>True to send nothing: kept values only.</summary>
    public bool IsOffline { get; init; }
}
