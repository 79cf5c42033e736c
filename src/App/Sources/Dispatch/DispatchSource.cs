using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>A budget in tasks, held against the tasks that the dispatcher completed with the provider's executors.</summary>
/// <param name="path">The dispatcher's database, absolute; null when none was named and none was found.</param>
/// <param name="clock">Now, and the time zone the dispatcher writes in.</param>
internal sealed class DispatchSource(string? path, TimeProvider clock) : ISourceReader
{
    const string Tasks = "tasks";

    /// <inheritdoc/>
    public string Kind => "dispatch";

    /// <inheritdoc/>
    public ValueTask<SourceResult?> ReadAsync(Account account, SourceDefinition source, CancellationToken cancellationToken) =>
        ValueTask.FromResult(account.Budget is { Unit: Tasks } budget ? Read(account, source, budget) : null);

    SourceResult Read(Account account, SourceDefinition source, BudgetRule budget)
    {
        var now = clock.GetUtcNow();
        var span = budget.Per is { } period ? BudgetSpan.Around(period, budget.TimeZone, now) : (BudgetSpan?)null;
        var count = path is null
            ? DispatchCount.Failed(State.NoData, "No dispatch database was found (dispatch/dispatch.db, dispatch.db), so completed tasks are unknown. Name it with --dispatch-db or DISPATCH_DB.")
            : new DispatchDatabase(path, clock).Count(account.Provider.Executors, span?.Start);

        // A missing database takes the used amount away, not the budget; any other fault is a source that failed.
        var reading = new Budget
        {
            Meter = "budget",
            Label = "Budget",
            Unit = Tasks,
            Used = count.Completed,
            Remaining = budget.Amount - count.Completed,
            Limit = budget.Amount,
            LimitSource = LimitSource.Configured,
            Source = "dispatch",
            ObservedAt = now,
            ResetsAt = span?.End,
            Length = span?.End - span?.Start,
            Origin = Origin(count, budget),
        };
        return new()
        {
            Source = source.Id,
            Readings = count.Failure is { } failure && failure.State != State.NoData ? [] : [reading],
            Failure = count.Failure,
            HasGates = source.HasGates,
        };
    }

    string Origin(DispatchCount count, BudgetRule budget)
    {
        var tasks = path is null ? "no dispatch database" : $"{path} tasks.status = 'completed'";
        var undated = count.Undated > 0 ? $" ({count.Undated} without a readable completed_at not counted)" : "";
        return $"{tasks}{undated}, limit {budget.Origin}";
    }
}
