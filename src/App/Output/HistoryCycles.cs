using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Output.CsvText;

namespace Fuelgauge.App.Output;

/// <summary>The history by cycle: one row from reset to reset, or from top-up to top-up.</summary>
internal static class HistoryCycles
{
    /// <summary>Every format, by the word typed after <c>--format</c>: those of <see cref="HistoryFormats"/>.</summary>
    public static readonly FrozenDictionary<string, HistoryFormat> ByName = new Dictionary<string, HistoryFormat>
    {
        ["table"] = Table,
        ["json"] = (result, _) => JsonSerializer.Serialize(HistoryFormats.Report(result) with { Cycles = Records(result) }, WireJson.Indented.HistoryReport) + "\n",
        ["ndjson"] = (result, _) => string.Concat(Records(result).Select(cycle => JsonSerializer.Serialize(cycle, WireJson.Compact.CycleRecord) + "\n")),
        ["csv"] = (result, _) => Records(result).Aggregate(new StringBuilder(CsvHeader), (csv, cycle) => csv.Append(Row(cycle))).ToString(),
        ["markdown"] = Markdown,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    const string CsvHeader = "id,provider,account,meter,kind,unit,measure,begin,end,begun_by,ended_by,ended_early,complete,consumed,cost,currency,first,last,min,max,readings\n";

    static readonly string[] Header = ["Account", "Meter", "Begin", "End", "Used", "First", "Last", "Min", "Max", "Ended by"];

    // What a narrow terminal loses: Min and Max, then First and Last, then End, then the account; the beginning, Used and how it ended stay.
    static readonly int[][] Columns = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 9], [0, 1, 2, 3, 4, 9], [0, 1, 2, 4, 9], [1, 2, 4, 9], [1, 2, 4]];

    static string Table(HistoryResult result, Canvas canvas)
    {
        var rows = Rows(result, canvas);
        var lines = new List<string> { Single($"=== Cycles {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)} ===", Style.Bold) };
        if (rows.Count == 0)
            lines.Add(Single("Nothing was recorded in this span.", Style.None));
        else
            lines.AddRange(FittedTable.Lines(Header, rows, Columns, canvas));
        return string.Join('\n', lines) + "\n";

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);
    }

    static string Markdown(HistoryResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var page = new StringBuilder($"## Cycles {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)}\n\n");
        page.Append(MarkdownText.Row(Header)).Append(MarkdownText.Separator("llllrrrrrl"));
        foreach (var row in Rows(result, paper))
            page.Append(MarkdownText.Row(row));
        return page.ToString();
    }

    static List<string[]> Rows(HistoryResult result, Canvas canvas) => [.. All(result).Select(cycle => Row(cycle, result, canvas))];

    static string[] Row(Cycle cycle, HistoryResult result, Canvas canvas)
    {
        var (series, dash) = (cycle.Trend.Series, MeterCells.Unknown(canvas));
        return
        [
            HistoryRows.Name(series.Account, result, canvas),
            cycle.Trend.IsRemaining ? series.Meter! : series.Meter + " used",
            cycle.BegunBy is null ? dash : LocalTime.Minute(cycle.Begin, result.TimeZone),
            cycle.EndedBy is null ? dash : LocalTime.Minute(cycle.End, result.TimeZone),
            HistoryRows.Amount(cycle.Consumed, series.Unit, canvas),
            HistoryRows.Amount(cycle.First, series.Unit, canvas),
            HistoryRows.Amount(cycle.Last, series.Unit, canvas),
            HistoryRows.Amount(cycle.Min, series.Unit, canvas),
            HistoryRows.Amount(cycle.Max, series.Unit, canvas),
            cycle.EndedBy is { } end ? EndOf(end) : "",
        ];
    }

    /// <summary>A window that started ends the time before it, which was another cycle only where a reset was not seen.</summary>
    static string EndOf(RecordedEvent end) => end.Kind == RecordedEvent.WindowStart ? "next window" : HistoryEvents.Name(end);

    static IEnumerable<Cycle> All(HistoryResult result) => result.Trends.Where(trend => trend.Series.Meter is not null).SelectMany(Cycles.Of);

    static IReadOnlyList<CycleRecord> Records(HistoryResult result) => [.. All(result).Select(CycleRecord.Of)];

    static string Row(CycleRecord cycle) => Line(
    [
        Field(cycle.Id),
        Field(cycle.Provider),
        Field(cycle.Account),
        Field(cycle.Meter),
        Field(cycle.Kind),
        Field(cycle.Unit),
        Field(cycle.Measure),
        Field(cycle.Begin),
        Field(cycle.End),
        Field(cycle.BegunBy),
        Field(cycle.EndedBy),
        Field(cycle.EndedEarly),
        Field(cycle.Complete),
        Field(cycle.Consumed),
        Field(cycle.Cost),
        Field(cycle.Currency),
        Field(cycle.First),
        Field(cycle.Last),
        Field(cycle.Min),
        Field(cycle.Max),
        Field(cycle.Readings),
    ]);
}
