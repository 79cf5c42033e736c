using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>Which accounts are shown, and in what order; applied before a format sees them.</summary>
internal static class Selection
{
    /// <summary><c>--problems</c>: only accounts that need a hand.</summary>
    public static IReadOnlyList<Snapshot> Problems(IEnumerable<Snapshot> accounts) =>
        [.. accounts.Where(account => account.Status >= Status.Warning || account.Problems.Count > 0)];

    /// <summary><c>--sort worst</c>: by severity, then by the share used, then as before. A share nobody knows comes after the known ones.</summary>
    public static IReadOnlyList<Snapshot> WorstFirst(IEnumerable<Snapshot> accounts) =>
        [.. accounts.OrderByDescending(account => account.Status).ThenByDescending(account => account.Headline?.Reading.Utilization ?? -1)];
}
