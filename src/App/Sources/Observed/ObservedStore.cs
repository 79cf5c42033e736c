using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Sources.Observed;

/// <summary>What headers told of accounts, kept beside the other answers in the poll state. An observation of another key, region or base URL does not count.</summary>
/// <param name="state">The poll state.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedStore(IPollState state, TimeProvider time)
{
    /// <summary>Adds what headers told to what sources gave. Only accounts of providers whose headers are known are looked up.</summary>
    public IReadOnlyList<PolledAccount> Join(IReadOnlyList<PolledAccount> polled)
    {
        var known = polled.Where(account => account.Account.Provider.Observed.Count > 0).Select(account => account.Account.Id).ToList();
        if (known.Count == 0)
            return polled;
        var now = time.GetUtcNow();
        var slots = state.Load(known, now);
        return [.. polled.Select(account => ReadingSlots.Of(slots.GetValueOrDefault(Key(account.Account)), IdentityOf(account.Account)) is { Count: > 0 } kept
            ? account with { Sources = ObservedReadings.Beside(account.Sources, kept, now) }
            : account)];
    }

    /// <summary>Keeps what was observed. Where several processes observe one account, they take turns.</summary>
    /// <returns>The observed meters as they now stand: an earlier word that still holds is marked as kept.</returns>
    public async Task<IReadOnlyList<Reading>> KeepAsync(Account account, IReadOnlyList<Reading> seen, CancellationToken cancellation)
    {
        var merged = await new ReadingSlots(state, time).ChangeAsync(Key(account), IdentityOf(account), (kept, now) => ObservedReadings.Merge(kept, seen, now), cancellation);
        var names = seen.Select(reading => reading.Meter).ToHashSet(StringComparer.Ordinal);
        return [.. merged.Where(reading => names.Contains(reading.Meter))];
    }

    static PollKey Key(Account account) => new(account.Id, HeaderReadings.Source, HeaderReadings.Source);

    string IdentityOf(Account account) => PollIdentity.Of(account, state.Salt.Span);
}
