using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>What stands around a usage table: what it is of, and what must be known to read it.</summary>
internal static class UsageNotes
{
    const int MostModels = 3;

    /// <summary><c>Usage by day, 2026-02-06 to 2026-02-12, Asia/Shanghai</c>.</summary>
    public static string Title(UsageResult result)
    {
        var query = result.Summary.Query;
        var words = query.Keys.Select(key => key == UsageKey.Block ? "five-hour block" : UsageKeyWords.Of(key)).ToList();
        var keys = words.Count switch
        {
            0 => "",
            1 => " by " + words[0],
            _ => $" by {string.Join(", ", words.SkipLast(1))} and {words[^1]}",
        };
        return $"Usage{keys}{Span(result.Summary)}, {query.Zone.Id}";
    }

    /// <summary>A report without rows in one sentence.</summary>
    public static string Nothing(UsageResult result) => result.Summary.Query.ActiveOnly ? "No block is active." : "No usage was found.";

    /// <summary>The notes below a table, one sentence each.</summary>
    public static IEnumerable<string> Below(UsageResult result, Canvas canvas)
    {
        foreach (var row in result.Summary.Rows)
        {
            if (Pace(row, result, canvas) is { } pace && result.Summary.Query.Keys.Count == 1)
                yield return pace;
        }

        if (Unpriced(result.Summary, canvas) is { } unpriced)
            yield return unpriced;
        if (Coverage(result) is { } coverage)
            yield return coverage;
        if (result.Summary.Rows.Count > 0)
            yield return Basis(result.Summary.Query.Mode);
    }

    /// <summary>How fast a block that runs is used, and where that leads; null for one that does not run.</summary>
    public static string? Pace(UsageRow row, UsageResult result, Canvas canvas)
    {
        var query = result.Summary.Query;
        if (row.Block is not { } block || !block.IsActive(query.Now))
            return null;
        var left = $"Active: {Countdown.Text(block.EndsAt - query.Now)} left";
        if (row.Pace is not { } pace)
            return left + ".";
        var cost = pace.CostPerHour is { } hour ? $", {UsageCells.Dollars(hour, canvas)} an hour" : "";
        var projected = pace.ProjectedCost is { } dollars ? $" and {UsageCells.Dollars(dollars, canvas)}" : "";
        return $"{left}; {AmountText.Compact(pace.TokensPerMinute)} tokens a minute{cost}; at that pace {AmountText.Compact(pace.ProjectedTokens)} tokens{projected} by {LocalTime.Clock(block.EndsAt, query.Zone)}.";
    }

    /// <summary>How far costs can be relied on.</summary>
    public static string Basis(CostMode mode) => mode switch
    {
        CostMode.Calculate => "Costs are estimates at list prices.",
        CostMode.Display => "Costs are those that logs record.",
        _ => "Costs are estimates at list prices, or what a log records.",
    };

    static string Span(UsageSummary summary)
    {
        if (summary.Totals is not { FirstAt: { } first, LastAt: { } last })
            return "";
        var (from, to) = (Date(first), Date(last));
        return from == to ? $", {from}" : $", {from} to {to}";

        string Date(DateTimeOffset at) => LocalTime.Text(at, summary.Query.Zone)[..10];
    }

    static string? Unpriced(UsageSummary summary, Canvas canvas)
    {
        if (summary.Totals.UnpricedTokens == 0)
            return null;
        var mark = summary.Totals.IsPartlyPriced ? "* " : "";
        var tokens = UsageCells.Count(summary.Totals.UnpricedTokens, isShort: false);
        var lack = summary.Query.Mode == CostMode.Display ? "recorded cost" : "known price";
        if (summary.Unpriced.Count == 1)
            return $"{mark}{tokens} tokens of {Name(summary.Unpriced[0])} have no {lack}.";
        var models = summary.Unpriced.Take(MostModels).Select(model => $"{Name(model)} {UsageCells.Count(model.Tokens, isShort: false)}");
        var more = summary.Unpriced.Count > MostModels ? $" and {summary.Unpriced.Count - MostModels} more" : "";
        return $"{mark}{tokens} tokens have no {lack}: {string.Join(", ", models)}{more}.";

        string Name(UnpricedModel model) => model.Model is { } name ? Printable.On(canvas, name) : "a model that was not said";
    }

    static string? Coverage(UsageResult result)
    {
        var (files, lines) = (result.Coverage.UnreadableFiles, result.Coverage.SkippedLines);
        string?[] parts = [files > 0 ? $"{files} {(files == 1 ? "log" : "logs")} could not be read" : null, lines > 0 ? $"{lines} {(lines == 1 ? "line was" : "lines were")} not understood" : null];
        var said = parts.OfType<string>().ToList();
        return said.Count == 0 ? null : $"{string.Join(" and ", said)}; --verbose says which.";
    }
}
