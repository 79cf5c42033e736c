using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>Decides what a pass asks for: all slots are loaded at once, and all that is due is claimed in one transaction, so that no other process asks for it too.</summary>
internal static class PassPlanner
{
    // A chain is cut at the deadline; the rest is for storing.
    static readonly TimeSpan ClaimMargin = TimeSpan.FromSeconds(10);

    /// <summary>Plans a pass.</summary>
    /// <param name="accounts">The accounts, each once.</param>
    /// <param name="options">How the pass is made.</param>
    /// <param name="state">Where slots and claims are.</param>
    /// <param name="owner">Whose claims they become.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<AccountPlan> Plan(IReadOnlyList<Account> accounts, PollOptions options, IPollState state, string owner, DateTimeOffset now)
    {
        var slots = state.Load([.. accounts.Select(account => account.Id)], now);
        var salt = state.Salt;
        var plans = new List<AccountPlan>();
        foreach (var (identity, twins) in Twins.Of(accounts, salt.Span, now))
            plans.Add(new AccountPlan(twins, identity, Requests(twins, identity, slots, options, now)));

        var wanted = plans
            .SelectMany(plan => plan.Requests.Values.Where(request => request.IsDue).SelectMany(request => request.Keys).Select(key => KeyValuePair.Create(key, plan.Identity)))
            .ToDictionary();
        if (wanted.Count == 0)
            return plans;
        var granted = state.Claim(wanted, owner, now, now + options.Deadline + ClaimMargin, ignoreInterval: options.IsFresh);
        var allowed = CallGate.Apply([.. plans.Select(plan => plan with { Requests = Granted(plan, granted) })], state, now);
        if (granted.Count > 0 && !allowed.Any(plan => plan.MaySend))
            state.Release(owner);   // nothing is sent, so nobody else gives the claims back
        return allowed;
    }

    static Dictionary<(string, string), PlannedRequest> Granted(AccountPlan plan, IReadOnlySet<PollKey> granted) =>
        plan.Requests.ToDictionary(pair => pair.Key, pair => pair.Value with { IsGranted = pair.Value.IsDue && pair.Value.Keys.All(granted.Contains) });

    static Dictionary<(string, string), PlannedRequest> Requests(
        IReadOnlyList<Account> twins, string identity, IReadOnlyDictionary<PollKey, PollSlot> slots, PollOptions options, DateTimeOffset now)
    {
        var requests = new Dictionary<(string, string), PlannedRequest>();
        foreach (var source in twins[0].Provider.Sources.Where(source => SourcePoll.IsFor(twins[0], source)))
        {
            // What only comes after another request is due only where that one is, or has failed: nobody else may claim it for nothing.
            var isOpen = false;
            var isWithheld = twins.All(account => account.Spares(source));
            foreach (var request in source.Requests.OrderBy(request => request.IsFallback || request.IsExtra))
            {
                List<PollKey> keys = [.. twins.Select(account => new PollKey(account.Id, source.Id, request.Id))];
                var slot = keys.Select(slots.GetValueOrDefault).Where(slot => slot?.Identity == identity).MaxBy(slot => slot!.LastAskedAt);
                var isLater = request.IsFallback || request.IsExtra;
                var isDue = !isWithheld && (isOpen || !isLater) && IsDue(slot, options, now) && twins[0].Idle(source.AuthOf(request), now) is null;
                isOpen |= !isLater && (isDue || slot?.Failure is not null);
                requests[(source.Id, request.Id)] = new(keys, slot, isDue, IsGranted: false);
            }

            if (source.HasJoins)
                Together(source, requests);
        }

        return requests;
    }

    // Answers that are read beside each other are asked for together or not at all.
    static void Together(SourceDefinition source, Dictionary<(string, string), PlannedRequest> requests)
    {
        var joined = new HashSet<string>();
        foreach (var request in source.Requests)
        {
            if (request.Join.Count == 0)
                continue;
            if (request.Join.Any(id => !requests[(source.Id, id)].IsDue))
                requests[(source.Id, request.Id)] = requests[(source.Id, request.Id)] with { IsDue = false };
            if (requests[(source.Id, request.Id)].IsDue)
                joined.UnionWith(request.Join);
        }

        foreach (var id in source.Requests.SelectMany(request => request.Join).Except(joined))
        {
            if (!source.Requests.First(request => request.Id == id).IsReadAlone)
                requests[(source.Id, id)] = requests[(source.Id, id)] with { IsDue = false };
        }
    }

    static bool IsDue(PollSlot? slot, PollOptions options, DateTimeOffset now)
    {
        if (options.IsOffline || slot is null)
            return !options.IsOffline;
        if (!options.IsFresh && AnsweredAt(slot) > now - options.MaxAge)
            return false;
        return slot.NextAllowedAt is not { } next || next <= now || (options.IsFresh && !slot.IsBackOff && !(slot.LastAskedAt > now - PollOptions.FreshInterval));
    }

    /// <summary>When the provider last said how things are. That there is no plan, or nothing to show, is an answer as good as a number.</summary>
    static DateTimeOffset? AnsweredAt(PollSlot slot) =>
        slot.Failure is null ? slot.GoodAt
        : slot.Failure.State == State.NoPlan || slot.Failure.State == State.NoData ? slot.LastAskedAt
        : null;
}
