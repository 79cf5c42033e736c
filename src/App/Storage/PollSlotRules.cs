using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Storage;

/// <summary>What a kept slot means at an instant; the same for every store.</summary>
internal static class PollSlotRules
{
    /// <summary>A longer wait is a mistake of a provider or of a clock.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>Clocks of hosts that share a home folder differ by this much at most.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The slot without waits beyond a day, and without instants of a clock that has been set back since: a result whose age nobody knows is no result.</summary>
    public static PollSlot AsOf(PollSlot slot, DateTimeOffset now)
    {
        if (slot.LastAskedAt > now + Skew)
            slot = slot with { LastAskedAt = null, NextAllowedAt = null, IsBackOff = false };
        if (slot.NextAllowedAt > now + LongestWait)
            slot = slot with { NextAllowedAt = null, IsBackOff = false };
        return slot.GoodAt > now + Skew ? slot with { GoodAt = null, Good = null } : slot;
    }

    /// <summary>True when a slot lets its request be made now.</summary>
    /// <param name="slot">The slot; null when nothing is kept.</param>
    /// <param name="identity">Whose request it would be; a slot of another does not count.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="ignoreInterval">True to pass a minimum interval, though never a back-off, nor a request of the last minute.</param>
    public static bool Allows(PollSlot? slot, string identity, DateTimeOffset now, bool ignoreInterval) =>
        slot is null || slot.Identity != identity
        || AsOf(slot, now) is var current && (current.NextAllowedAt is not { } next || next <= now || (ignoreInterval && !current.IsBackOff && !(current.LastAskedAt > now - PollOptions.FreshInterval)));

    /// <summary>True when a claim made at one instant until another still holds; one from the future was made by a clock set back since.</summary>
    public static bool Holds(DateTimeOffset claimedAt, DateTimeOffset expiresAt, DateTimeOffset now) => claimedAt <= now + Skew && expiresAt > now;
}
