using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;

namespace Fuelgauge.App.Output;

/// <summary>A history as a grid of cells, for every format that is a table.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Align">One letter a column: <c>l</c> left, <c>r</c> right.</param>
/// <param name="Rows">Rows in the order they are shown.</param>
/// <param name="Choices">Columns that are shown, the first choice that a terminal is wide enough for.</param>
internal sealed record HistoryGrid(string[] Header, string Align, IReadOnlyList<string[]> Rows, int[][] Choices)
{
    // What a narrow terminal loses: Min and Max first, then First and Gaps, Trend, Change and rate; account, meter and Last stay.
    static readonly int[][] TrendChoices =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [0, 1, 2, 3, 4, 7, 8, 9],
        [0, 1, 3, 4, 7, 8],
        [0, 1, 3, 4, 7],
        [0, 1, 3],
    ];

    static readonly int[][] ReadingChoices = [[0, 1, 2, 3, 4, 5], [0, 1, 2, 4, 5], [0, 1, 4]];

    static readonly int[][] RolledUpChoices = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 9], [0, 1, 2, 4, 5, 6], [0, 1, 4, 6], [0, 1, 4]];

    static readonly int[][] SpanChoices = [[0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4], [0, 1, 3]];

    /// <summary>The grid of what was asked for.</summary>
    public static HistoryGrid Of(HistoryResult result, Canvas canvas) => result.By switch
    {
        null => new(HistoryRows.TrendHeader, "llrrrrrrll", HistoryRows.Trends(result, canvas), TrendChoices),
        HistorySpan.Poll when result.HasRollups => new([.. HistoryRows.RawHeader, .. HistoryRows.RolledUpHeader], "lllrrllrrr", HistoryRows.Raw(result, canvas), RolledUpChoices),
        HistorySpan.Poll => new(HistoryRows.RawHeader, "lllrrl", HistoryRows.Raw(result, canvas), ReadingChoices),
        _ => new(HistorySpanRows.Header, "lllrrrrrl", HistorySpanRows.Of(result, canvas), SpanChoices),
    };
}
