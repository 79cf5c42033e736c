using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Statusline;

namespace Fuelgauge.App.Sources.Statusline;

/// <summary>What status lines told of accounts, kept beside the other answers in the poll state.</summary>
/// <param name="state">The poll state.</param>
/// <param name="environment">Says in which folder a program is that no account moves.</param>
/// <param name="time">The clock.</param>
internal sealed class StatuslineStore(IPollState state, HostEnvironment environment, TimeProvider time)
{
    /// <summary>Nothing that refills is longer than a month: what was told before has passed.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromDays(35);

    /// <summary>The provider's source of that kind; null when it has none.</summary>
    public static SourceDefinition? SourceOf(ProviderDefinition provider) => provider.Sources.FirstOrDefault(source => source.Kind == SourceKind.Statusline);

    /// <summary>Adds what status lines told to what sources gave, in the definition's order.</summary>
    public IReadOnlyList<PolledAccount> Join(IReadOnlyList<PolledAccount> polled)
    {
        var known = polled.Where(account => SourceOf(account.Account.Provider) is not null).Select(account => account.Account.Id).ToList();
        if (known.Count == 0)
            return polled;
        var now = time.GetUtcNow();
        var slots = state.Load(known, now);
        return [.. polled.Select(account => SourceOf(account.Account.Provider) is { } source ? account with { Sources = With(account.Sources, source, Kept(account.Account, source, slots, now), account.Account.Provider) } : account)];
    }

    /// <summary>Keeps what a status line tells. Programs draw theirs several times a second: nothing is written unless it tells something new.</summary>
    /// <returns>The meters as they now stand, and whether that is news.</returns>
    public async Task<(IReadOnlyList<Reading> Standing, bool IsNews)> KeepAsync(Account account, SourceDefinition source, IReadOnlyList<Reading> seen, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = Kept(account, source, state.Load([account.Id], now), now);
        var standing = StatuslineReadings.Merge(kept, seen, now);
        return StatuslineReadings.AreSame(kept, standing)
            ? (kept, false)
            : (await new ReadingSlots(state, time).ChangeAsync(Key(account, source), IdentityOf(account), (before, at) => StatuslineReadings.Merge(before, seen, at), cancellation).ConfigureAwait(false), true);
    }

    static IReadOnlyList<SourceResult> With(IReadOnlyList<SourceResult> sources, SourceDefinition source, IReadOnlyList<Reading> kept, ProviderDefinition provider)
    {
        if (kept.Count == 0)
            return sources;
        var order = provider.Sources.Select(one => one.Id).ToList();
        return [.. sources.Append(new() { Source = source.Id, Readings = kept, HasGates = source.HasGates }).OrderBy(result => order.IndexOf(result.Source))];
    }

    IReadOnlyList<Reading> Kept(Account account, SourceDefinition source, IReadOnlyDictionary<PollKey, PollSlot> slots, DateTimeOffset now) =>
        [.. ReadingSlots.Of(slots.GetValueOrDefault(Key(account, source)), IdentityOf(account)).Where(reading => reading.ObservedAt > now - Oldest)];

    static PollKey Key(Account account, SourceDefinition source) => new(account.Id, source.Id, source.Requests[0].Id);

    // A token is renewed many times in the life of a window, so the program's folder says whose it is.
    string IdentityOf(Account account) => SaltedHash.Of(state.Salt.Span, $"{account.Id}\n{account.Home ?? (account.Provider.HomeVariable is { } moved ? environment.Variable(moved) : null)}");
}
