using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Output;

/// <summary>One pass, as every format gets it. Its instant is the "now" of countdowns and ages.</summary>
/// <param name="Accounts">Accounts in the order they are shown.</param>
/// <param name="CheckedAt">When the pass ended, UTC.</param>
/// <param name="TimeZone">The zone of times meant for people.</param>
/// <param name="Version">The program's version.</param>
/// <param name="IsDemo">True for invented data, which every format marks.</param>
internal sealed record CheckResult(IReadOnlyList<Snapshot> Accounts, DateTimeOffset CheckedAt, TimeZoneInfo TimeZone, string Version, bool IsDemo = false)
{
    /// <summary>How accounts of pools are shown.</summary>
    public PoolRows PoolRows { get; init; }

    /// <summary>Prepaid money over all accounts of the pass, whichever are shown.</summary>
    public BalanceTotals Totals { get => field ?? BalanceTotals.OfMoney(Accounts); init; }

    /// <summary>The same in one currency; null when that was not asked for.</summary>
    public EstimatedTotal? TotalIn { get; init; }

    /// <summary>What comes of each meter; null when that was not asked for.</summary>
    public PassForecasts? Forecasts { get; init; }

    /// <summary>The one thing worth a line; null when nothing is, or no line is wanted.</summary>
    public Advice? Advice { get; init; }

    /// <summary>An instant on the user's clock: <c>2026-02-12 16:30:00</c>.</summary>
    public string Local(DateTimeOffset at) => LocalTime.Text(at, TimeZone);
}

/// <summary>How accounts of pools are shown in tables.</summary>
internal enum PoolRows
{
    /// <summary>One row a pool.</summary>
    Summary,

    /// <summary>One row a pool, and its accounts below.</summary>
    Expanded,

    /// <summary>One row an account, as if there were no pools.</summary>
    Single,
}
