using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>One pass, as every format gets it. Its instant is the "now" of countdowns and ages.</summary>
/// <param name="Accounts">Accounts in the order they are shown.</param>
/// <param name="CheckedAt">When the pass ended, UTC.</param>
/// <param name="TimeZone">The zone of times meant for people.</param>
/// <param name="Version">The program's version.</param>
/// <param name="IsDemo">True for invented data, which every format marks.</param>
internal sealed record CheckResult(IReadOnlyList<Snapshot> Accounts, DateTimeOffset CheckedAt, TimeZoneInfo TimeZone, string Version, bool IsDemo = false)
{
    /// <summary>An instant on the user's clock: <c>2026-02-12 16:30:00</c>.</summary>
    public string Local(DateTimeOffset at) => LocalTime.Text(at, TimeZone);
}
