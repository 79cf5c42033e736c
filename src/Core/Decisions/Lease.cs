using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>Headroom of an account that somebody has reserved for a time. It counts in full until it is released or runs out.</summary>
/// <param name="Id">Its name, ten letters and digits that nobody guesses.</param>
/// <param name="Account">Whose headroom.</param>
/// <param name="Need">How much: a share of every gate, or an amount of those in its unit.</param>
/// <param name="AcquiredAt">Since when, UTC.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
public sealed record Lease(string Id, AccountId Account, Amount Need, DateTimeOffset AcquiredAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Clocks of hosts that share a home folder differ by this much at most.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Whether it counts at an instant. One from the future was acquired by a clock that has been set back since: it would last for nobody knows how long.</summary>
    public bool Holds(DateTimeOffset now) => AcquiredAt <= now + Skew && ExpiresAt > now;
}
