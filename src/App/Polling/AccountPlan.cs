using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>What one pass does for one account, and for those that are equal to it.</summary>
/// <param name="Twins">Accounts of one identity, the first of which is polled; at least one.</param>
/// <param name="Identity">Their salted identity.</param>
/// <param name="Requests">All their HTTP requests, by source and id.</param>
internal sealed record AccountPlan(IReadOnlyList<Account> Twins, string Identity, IReadOnlyDictionary<(string Source, string Request), PlannedRequest> Requests)
{
    /// <summary>The account that is polled.</summary>
    public Account Account => Twins[0];

    /// <summary>True when anything may be sent.</summary>
    public bool MaySend => Requests.Values.Any(request => request.IsGranted);
}
