using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Sources;

/// <summary>Readings that somebody handed to us, kept in the poll state beside what was asked. Processes that observe one account take turns.</summary>
/// <param name="state">The poll state.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadingSlots(IPollState state, TimeProvider time)
{
    static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);

    /// <summary>The readings of a slot, marked as kept; empty when it is not there, or of another identity.</summary>
    public static IReadOnlyList<Reading> Of(PollSlot? slot, string identity) =>
        slot?.Identity == identity && slot.Good is { } good && KeptResults.Parse(good) is { } kept ? KeptResults.Readings(kept) : [];

    /// <summary>Changes the readings of a slot, whoever else wants to at the same moment.</summary>
    /// <param name="key">The slot.</param>
    /// <param name="identity">Whose readings they are.</param>
    /// <param name="merge">Makes the new ones of the old ones and the instant.</param>
    /// <param name="cancellation">Ends the wait for a turn.</param>
    public async Task<IReadOnlyList<Reading>> ChangeAsync(PollKey key, string identity, Func<IReadOnlyList<Reading>, DateTimeOffset, IReadOnlyList<Reading>> merge, CancellationToken cancellation)
    {
        var owner = Guid.NewGuid().ToString("N");
        var began = time.GetTimestamp();
        while (state.Claim(new Dictionary<PollKey, string> { [key] = identity }, owner, time.GetUtcNow(), time.GetUtcNow() + LongestTurn).Count == 0 && time.GetElapsedTime(began) < LongestTurn)
            await Task.Delay(Turn, time, cancellation).ConfigureAwait(false);

        var now = time.GetUtcNow();
        var merged = merge(Of(state.Load([key.Account], now).GetValueOrDefault(key), identity), now);
        var slot = new PollSlot { Identity = identity, LastAskedAt = now, GoodAt = now, Good = KeptResults.ToJson(KeptResults.Of(new AnswerResult { Readings = merged }, null)) };
        state.Store(new Dictionary<PollKey, PollSlot> { [key] = slot }, owner);
        return merged;
    }
}
