using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>A usage table as cells.</summary>
/// <param name="Header">Column names.</param>
/// <param name="Texts">How many of the first columns are text, aligned left; the others are numbers.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Total">The sum of all rows.</param>
internal sealed record UsageGrid(string[] Header, int Texts, IReadOnlyList<string[]> Rows, string[] Total)
{
    /// <summary>The table in a layout.</summary>
    public static UsageGrid Of(UsageResult result, UsageLayout layout, Canvas canvas)
    {
        var summary = result.Summary;
        var hasLast = layout.HasLast && UsageCells.HasLast(summary.Query);
        var names = summary.Query.Keys.Count;
        return new(
            [.. UsageCells.KeyHeader(summary.Query), .. Only(hasLast, "Last event"), .. layout.Counts.Select(column => column.Header), "Cost"],
            names + (hasLast ? 1 : 0),
            [.. summary.Rows.Select(row => (string[])[.. UsageCells.Keys(row, result, canvas), .. Only(hasLast, UsageCells.Last(row, summary.Query)), .. Numbers(row.Sums)])],
            [.. Only(names > 0, "Total"), .. Enumerable.Repeat("", Math.Max(0, names - 1)), .. Only(hasLast, ""), .. Numbers(summary.Totals)]);

        IEnumerable<string> Numbers(Core.Usage.UsageSums sums) =>
            layout.Counts.Select(column => UsageCells.Count(column.CountOf(sums), layout.IsShort)).Append(UsageCells.Cost(sums, canvas));
    }

    static string[] Only(bool isThere, string cell) => isThere ? [cell] : [];
}
