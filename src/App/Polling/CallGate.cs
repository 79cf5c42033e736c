using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>
/// Keeps to what a provider takes of one host in a time (<c>rate</c>), over all accounts and processes. Who was asked longest ago comes first, so that
/// every account of a pool has its turn; who must wait shows what is kept. This machine needs no such care, unless the account sets an interval.
/// </summary>
internal static class CallGate
{
    /// <summary>Takes the granted requests' calls; those that must wait are granted no more.</summary>
    public static IReadOnlyList<AccountPlan> Apply(IReadOnlyList<AccountPlan> plans, IPollState state, DateTimeOffset now)
    {
        var calls = plans.SelectMany(Calls).OrderBy(call => call.Planned.Slot?.LastAskedAt ?? DateTimeOffset.MinValue).ToList();
        if (calls.Count == 0)
            return plans;
        var turns = state.TakeCalls(calls.ConvertAll(call => call.Window), now);
        var waiting = calls.Zip(turns).Where(pair => pair.Second is not null).ToLookup(pair => pair.First.Plan.Identity);
        return [.. plans.Select(plan => waiting.Contains(plan.Identity) ? Waiting(plan, waiting[plan.Identity]) : plan)];
    }

    static IEnumerable<(AccountPlan Plan, PlannedRequest Planned, CallWindow Window)> Calls(AccountPlan plan)
    {
        var account = plan.Account;
        if (account is { IsLoopback: true, MinInterval: null })
            yield break;
        foreach (var source in account.Provider.Sources)
        {
            foreach (var request in source.Requests.Where(request => request.Rate is not null))
            {
                if (plan.Requests.GetValueOrDefault((source.Id, request.Id)) is { IsGranted: true } planned)
                    yield return (plan, planned, Window(account, source, request, request.Rate!));
            }
        }
    }

    static CallWindow Window(Account account, SourceDefinition source, RequestDefinition request, RateDefinition rate) =>
        new(account.Host() ?? "", account.Provider.Id, source.Id, request.Id, rate.Count, rate.Per);

    static AccountPlan Waiting(AccountPlan plan, IEnumerable<((AccountPlan, PlannedRequest, CallWindow Window) Call, DateTimeOffset? TurnAt)> waiting)
    {
        var requests = plan.Requests.ToDictionary();
        foreach (var (call, turnAt) in waiting)
        {
            var key = (call.Window.Source, call.Window.Request);
            requests[key] = requests[key] with { IsGranted = false, TurnAt = turnAt };
        }

        return plan with { Requests = requests };
    }
}
