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
        var (plan, spending) = (scope.Root.Member("planUsage"), scope.Root.Member("spendLimitUsage"));
        var isSeat = plan.ValueKind != JsonValueKind.Object;
        var cycle = new CursorCycle(scope, scope.Root.Instant("billingCycleStart"), scope.Root.Instant("billingCycleEnd"));
        var included = cycle.Included(plan, Path);
        var pool = cycle.TeamPool(spending.Amount("pooledUsed"), spending.Amount("pooledLimit"), isOwn: isSeat, "$.spendLimitUsage.pooledUsed");
        if (isSeat && pool is null) return Unread() with { Keep = User() };

        Reading?[] readings =
        [
            included,
            .. cycle.Parts(plan, Path),
            cycle.OnDemand(spending.Amount("individualUsed"), spending.Amount("individualLimit"), isOn: false, "$.spendLimitUsage.individualUsed"),
            pool,
        ];
        return new()
        {
            Readings = [.. readings.OfType<Reading>()],
            Failure = included is null && !isSeat ? Failures.Unrecognized(scope, $"has no {Path}.totalPercentUsed") : null,
            Then = FaultAction.Next,
        };
    }

    // Whether such a seat has a quota, the dashboard knows: its answer decides, also where it is none.
    AnswerResult Unread() => scope.Root.Instant("billingCycleEnd") is null
        ? Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {Path}"))
        : new() { Failure = CursorCycle.WithoutQuota, Then = FaultAction.Skip };

    Dictionary<string, KeptValue> User() =>
        scope.Source.Auth is { } auth && scope.Context.Account.Credentials.TryGetValue(auth.Part, out var token) && WorkosUser.Of(token.Secret.Reveal()) is { } user
            ? new() { ["user"] = new(user, scope.Context.Now.AddHours(1)) }
            : [];
}
