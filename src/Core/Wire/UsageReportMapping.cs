using System.Globalization;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.Core.Wire;

/// <summary>From the answer to a query to what is written on the wire.</summary>
public static class UsageReportMapping
{
    /// <summary>A report.</summary>
    /// <param name="summary">The answer.</param>
    /// <param name="coverage">What was read for it.</param>
    public static UsageReport ToReport(UsageSummary summary, LogCoverage coverage) => new()
    {
        Timezone = summary.Query.Zone.Id,
        Mode = Word(summary.Query.Mode),
        Estimated = summary.Query.Mode != CostMode.Display,
        GroupBy = [.. summary.Query.Keys.Select(UsageKeyWords.Of)],
        Rows = [.. summary.Rows.Select(row => ToRow(row, summary.Query.Now))],
        Totals = ToCounts(summary.Totals),
        Coverage = new(
            coverage.Files,
            coverage.UnreadableFiles,
            coverage.SkippedLines,
            coverage.GoneFiles,
            [.. summary.Unpriced.Select(model => new UnpricedRecord(model.Model, model.Tokens))]),
        Gaps = summary.Query.Has(UsageKey.Block)
            ? [.. summary.Rows.Select(row => row.GapBefore).OfType<UsageGap>().Distinct().OrderBy(gap => gap.From).Select(gap => new UsageGapRecord(gap.Agent, gap.From, gap.To))]
            : null,
    };

    /// <summary>The word of a mode.</summary>
    public static string Word(CostMode mode) => mode switch
    {
        CostMode.Calculate => "calculate",
        CostMode.Display => "display",
        _ => "auto",
    };

    /// <summary>A date as it is written: <c>2026-02-12</c>.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month as it is written: <c>2026-02</c>.</summary>
    public static string MonthText(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static UsageRowRecord ToRow(UsageRow row, DateTimeOffset now) => new()
    {
        Day = row.Day is { } day ? Text(day) : null,
        Week = row.Week is { } week ? Text(week) : null,
        Month = row.Month is { } month ? MonthText(month) : null,
        Agent = row.Agent,
        Model = row.Model,
        Project = row.Project,
        ProjectPath = row.ProjectPath,
        Session = row.Session,
        Block = row.Block?.StartsAt,
        BlockDetails = row.Block is { } block ? ToBlock(block, row.Pace, now) : null,
        FirstAt = row.Sums.FirstAt,
        LastAt = row.Sums.LastAt,
        Events = row.Sums.Events,
        InputTokens = row.Sums.Input,
        OutputTokens = row.Sums.Output,
        ReasoningTokens = row.Sums.Reasoning,
        CacheReadTokens = row.Sums.CacheRead,
        CacheWrite5mTokens = row.Sums.CacheWrite5m,
        CacheWrite1hTokens = row.Sums.CacheWrite1h,
        TotalTokens = row.Sums.Total,
        CostUsd = row.Sums.Cost,
        UnpricedTokens = row.Sums.UnpricedTokens,
    };

    static UsageCounts ToCounts(in UsageSums sums) => new()
    {
        Events = sums.Events,
        InputTokens = sums.Input,
        OutputTokens = sums.Output,
        ReasoningTokens = sums.Reasoning,
        CacheReadTokens = sums.CacheRead,
        CacheWrite5mTokens = sums.CacheWrite5m,
        CacheWrite1hTokens = sums.CacheWrite1h,
        TotalTokens = sums.Total,
        CostUsd = sums.Cost,
        UnpricedTokens = sums.UnpricedTokens,
    };

    static UsageBlockRecord ToBlock(UsageBlock block, UsagePace? pace, DateTimeOffset now) => new(
        block.Agent,
        block.EndsAt,
        block.FirstAt,
        block.LastAt,
        block.IsActive(now),
        pace?.TokensPerMinute,
        pace?.CostPerHour,
        pace?.ProjectedTokens,
        pace?.ProjectedCost);
}
