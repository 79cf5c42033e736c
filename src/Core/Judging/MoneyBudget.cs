using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>The user's budget in money, held against the spend that the provider reports. Budgets in tasks are counted by their own source.</summary>
static class MoneyBudget
{
    /// <summary>The budget's reading; null without a budget in money, and where no spend of its unit and period was read: then with a problem.</summary>
    public static (string Source, Reading Reading)? Read(Account account, IEnumerable<(string Source, Reading Reading)> read, out Problem? problem)
    {
        problem = null;
        if (account.Budget is not { Unit: not "tasks" } budget) return null;
        foreach (var (source, reading) in read)
        {
            if (reading is not Spend { Used: { } used } || reading.Unit != budget.Unit || budget.Per != BudgetPeriod.Month || reading.Meter != "spend-month") continue;
            return (source, new Budget
            {
                Meter = "budget",
                Label = "Budget",
                Unit = budget.Unit,
                Used = used,
                Limit = budget.Amount,
                LimitSource = LimitSource.Configured,
                Source = reading.Source,
                Verified = reading.Verified,
                ObservedAt = reading.ObservedAt,
                Cached = reading.Cached,
                Origin = reading.Origin,
                ResetsAt = reading.ResetsAt,
                Length = reading.Length,
            });
        }

        var period = budget.Per is { } per ? $" per {per.ToString().ToLowerInvariant()}" : "";
        problem = new("budget", State.NoData,
            $"{budget.Origin} sets {budget.Amount} {budget.Unit}{period}, but {account.Id} reports no spend in {budget.Unit}{period}: only a spend of the month can be held against a budget in money.");
        return null;
    }
}
