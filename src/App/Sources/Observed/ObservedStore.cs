using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Sources.Observed;

/// <summary>What headers told of accounts, kept beside the other answers in the poll state. An observation of another key, region or base URL does not count.</summary>
/// <param name="state">The poll state.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedStore(IPollState state, TimeProvider time)
{
    static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);

    /// <summary>Adds what headers told to what sources gave. Only accounts of providers whose headers are known are looked up.</summary>
    public IReadOnlyList<PolledAccount> Join(IReadOnlyList<PolledAccount> polled)
    {
        var known = polled.Where(account => account.Account.Provider.Observed.Count > 0).Select(account => account.Account.Id).ToList();
        if (known.Count == 0)
            return polled;
        var now = time.GetUtcNow();
        var slots = state.Load(known, now);
        return [.. polled.Select(account => Kept(slots.GetValueOrDefault(Key(account.Account)), IdentityOf(account.Account)) is { Count: > 0 } kept
            ? account with { Sources = ObservedReadings.Beside(account.Sources, kept, now) }
            : account)];
    }

    /// <summary>Keeps what was observed. Where several processes observe one account, they take turns.</summary>
    /// <returns>The observed meters as they now stand: an earlier word that still holds is marked as kept.</returns>
    public async Task<IReadOnlyList<Reading>> KeepAsync(Account account, IReadOnlyList<Reading> seen, CancellationToken cancellation)
    {
        var key = Key(account);
        var identity = IdentityOf(account);
        var owner = Guid.NewGuid().ToString("N");
        var began = time.GetTimestamp();
        while (state.Claim(new Dictionary<PollKey, string> { [key] = identity }, owner, time.GetUtcNow(), time.GetUtcNow() + LongestTurn).Count == 0 && time.GetElapsedTime(began) < LongestTurn)
            await Task.Delay(Turn, time, cancellation);

        var now = time.GetUtcNow();
        var merged = ObservedReadings.Merge(Kept(state.Load([account.Id], now).GetValueOrDefault(key), identity), seen, now);
        var slot = new PollSlot { Identity = identity, LastAskedAt = now, GoodAt = now, Good = KeptResults.ToJson(KeptResults.Of(new AnswerResult { Readings = merged }, null)) };
        state.Store(new Dictionary<PollKey, PollSlot> { [key] = slot }, owner);
        var names = seen.Select(reading => reading.Meter).ToHashSet(StringComparer.Ordinal);
        return [.. merged.Where(reading => names.Contains(reading.Meter))];
    }

    static PollKey Key(Account account) => new(account.Id, HeaderReadings.Source, HeaderReadings.Source);

    static IReadOnlyList<Reading> Kept(PollSlot? slot, string identity) =>
        slot?.Identity == identity && slot.Good is { } good && KeptResults.Parse(good) is { } kept ? KeptResults.Readings(kept) : [];

    string IdentityOf(Account account) => PollIdentity.Of(account, state.Salt.Span);
}
