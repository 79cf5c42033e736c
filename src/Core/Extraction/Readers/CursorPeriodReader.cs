using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The current period as Cursor's own programs ask for it. A seat of a team or enterprise gets the cycle and nothing else; for the requests that tell
/// more of such a seat, the user's id is kept. Sources: as of <see cref="CursorCycle"/>.
/// </summary>
sealed class CursorPeriodReader(AnswerScope scope)
{
    const string Path = "$.planUsage";

    public AnswerResult Read()
    {
        var plan = scope.Root.Member("planUsage");
        var cycle = new CursorCycle(scope, scope.Root.Instant("billingCycleStart"), scope.Root.Instant("billingCycleEnd"));
        if (plan.ValueKind != JsonValueKind.Object)
        {
            var failure = scope.Root.Instant("billingCycleEnd") is null
                ? Failures.Unrecognized(scope, $"has no {Path}")
                : new(State.NoData, "the login is good, and its plan has no quota that can be read");
            return Failures.Unforeseen(failure) with { Keep = User() };
        }

        var included = cycle.Included(plan, Path);
        var spending = scope.Root.Member("spendLimitUsage");
        Reading?[] readings =
        [
            included,
            .. cycle.Parts(plan, Path),
            cycle.OnDemand(spending.Amount("individualUsed"), spending.Amount("individualLimit"), isOn: false, "$.spendLimitUsage.individualUsed"),
            cycle.TeamPool(spending.Amount("pooledUsed"), spending.Amount("pooledLimit"), isOwn: false, "$.spendLimitUsage.pooledUsed"),
        ];
        return new()
        {
            Readings = [.. readings.OfType<Reading>()],
            Failure = included is null ? Failures.Unrecognized(scope, $"has no {Path}.totalPercentUsed") : null,
            Then = FaultAction.Next,
        };
    }

    Dictionary<string, KeptValue> User() =>
        scope.Source.Auth is { } auth && scope.Context.Account.Credentials.TryGetValue(auth.Part, out var token) && WorkosUser.Of(token.Secret.Reveal()) is { } user
            ? new() { ["user"] = new(user, scope.Context.Now.AddHours(1)) }
            : [];
}
