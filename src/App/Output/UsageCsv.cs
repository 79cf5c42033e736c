using System.Globalization;
using System.Text;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Output.CsvText;

namespace Fuelgauge.App.Output;

/// <summary>The rows of a usage report with JSON's names; what is about a block is in columns of their own where rows are blocks.</summary>
internal static class UsageCsv
{
    const string Header = "day,week,month,agent,model,project,project_path,session,block,first_at,last_at,events,input_tokens,output_tokens,reasoning_tokens,"
        + "cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens,total_tokens,cost_usd,unpriced_tokens";

    const string BlockHeader = ",block_agent,block_ends_at,block_first_event_at,block_last_event_at,block_active,"
        + "block_tokens_per_minute,block_cost_usd_per_hour,block_projected_tokens,block_projected_cost_usd";

    /// <summary>The file, header first.</summary>
    public static string Write(UsageReport report)
    {
        var hasBlocks = report.Gaps is not null;
        var csv = new StringBuilder(Header).Append(hasBlocks ? BlockHeader : "").Append('\n');
        foreach (var row in report.Rows)
            csv.Append(Line(hasBlocks ? [.. Fields(row), .. Fields(row.BlockDetails!)] : Fields(row)));
        return csv.ToString();
    }

    static IEnumerable<string> Fields(UsageRowRecord row) =>
    [
        Field(row.Day),
        Field(row.Week),
        Field(row.Month),
        Field(row.Agent),
        Field(row.Model),
        Field(row.Project),
        Field(row.ProjectPath),
        Field(row.Session),
        Field(row.Block),
        Field(row.FirstAt),
        Field(row.LastAt),
        Count(row.Events),
        Count(row.InputTokens),
        Count(row.OutputTokens),
        Count(row.ReasoningTokens),
        Count(row.CacheReadTokens),
        Count(row.CacheWrite5mTokens),
        Count(row.CacheWrite1hTokens),
        Count(row.TotalTokens),
        Field(row.CostUsd),
        Count(row.UnpricedTokens),
    ];

    static IEnumerable<string> Fields(UsageBlockRecord block) =>
    [
        Field(block.Agent),
        Field(block.EndsAt),
        Field(block.FirstEventAt),
        Field(block.LastEventAt),
        Field(block.Active),
        Field(block.TokensPerMinute),
        Field(block.CostUsdPerHour),
        Field(block.ProjectedTokens),
        Field(block.ProjectedCostUsd),
    ];

    static string Count(Int128 count) => count.ToString(CultureInfo.InvariantCulture);
}
