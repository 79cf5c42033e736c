using System.Globalization;
using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary>Readings in the CSV that <c>export</c> and <c>history --raw</c> write, line by line. Columns are known by their names; others are passed over.</summary>
/// <param name="text">The file.</param>
/// <param name="now">The present, UTC: a reading from after it is a wrong clock's.</param>
/// <param name="complain">Takes the number of a line that is left out, from 1, and why.</param>
internal sealed partial class ReadingsCsv(TextReader text, DateTimeOffset now, Action<int, string> complain)
{
    /// <summary>Another machine's clock may be somewhat ahead.</summary>
    static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    static readonly string[] Needed = ["at", "provider", "account", "meter", "kind", "unit", "used", "remaining", "state"];

    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    IReadOnlyList<string> cells = [];

    /// <summary>The readings, each with its series, as far as lines can be read.</summary>
    /// <exception cref="CommandFailure">The first line does not name the columns.</exception>
    public IEnumerable<(SeriesRow Series, RecordedReading Reading)> Read()
    {
        ReadHeader();
        for (var line = 2; text.ReadLine() is { } row; line++)
        {
            if (row.Length == 0)
                continue;
            (SeriesRow, RecordedReading)? found = null;
            try
            {
                found = Parse(row);
            }
            catch (FormatException fault)
            {
                complain(line, fault.Message);
            }

            if (found is { } reading)
                yield return reading;
        }
    }

    void ReadHeader()
    {
        var header = CsvTable.Parse((text.ReadLine() ?? "").TrimStart('\uFEFF'), out _);
        foreach (var (name, index) in header.Count > 0 ? header[0].Cells.Select((name, index) => (name, index)) : [])
            columns.TryAdd(name, index);
        var missing = Needed.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw new CommandFailure(ExitCode.Failed, $"the first line has no column {string.Join(", ", missing)}; this takes what \"fuelgauge export\" writes as CSV. Nothing was imported");
    }

    (SeriesRow, RecordedReading) Parse(string row)
    {
        var rows = CsvTable.Parse(row, out var openQuote);
        if (rows.Count != 1 || openQuote is not null || rows[0].Cells.Count != columns.Count)
            throw new FormatException($"it has not the {columns.Count} columns of the first line");
        cells = rows[0].Cells;
        var account = new AccountId(Word("provider", ProviderId())!, Word("account", AccountName())!);
        var meter = Word("meter", MeterId(), isOptional: true);
        var series = meter is null
            ? new SeriesRow(0, account, null, null, null, null, null)
            : new SeriesRow(0, account, meter, Cell("scope"), Kind(), Word("unit", Unit(), isOptional: true) ?? "", null);
        return (series, new(At("at")!.Value, Number("used"), Number("remaining"), Number("limit"), At("resets_at"), new(Word("state", State())!)) { Rollup = Rollup() });
    }

    Rollup? Rollup()
    {
        if (Number("span_seconds") is not { } seconds)
            return null;
        var length = SqliteRollups.Lengths.FirstOrDefault(length => length.TotalSeconds == (double)seconds);
        if (length == TimeSpan.Zero || SqliteRollups.StartOf(At("at")!.Value, length) != At("at"))
            throw new FormatException("span_seconds is none that the history keeps (900, 3600 or 86400 from its beginning)");
        return new(length, Number("readings") is >= 1 and <= int.MaxValue and var readings ? (int)readings : throw new FormatException("readings is no number of readings"),
            Number("first"), Number("min"), Number("max"), Number("consumption") is >= 0 or null ? Number("consumption") : throw new FormatException("consumption is less than zero"));
    }

    MeterKind Kind() => Enum.TryParse<MeterKind>(Cell("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : throw new FormatException("kind is none of balance, window, spend, budget, rate");

    DateTimeOffset? At(string column)
    {
        if (Cell(column) is not { } cell)
            return column == "at" ? throw new FormatException("at is empty") : null;
        if (!DateTimeOffset.TryParseExact(cell, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at < DateTimeOffset.UnixEpoch)
            throw new FormatException($"{column} is no time such as 2026-02-12T08:30:00.000Z");
        return column != "at" || at <= now + Tolerance ? at.ToUniversalTime() : throw new FormatException("at is in the future");
    }

    decimal? Number(string column) =>
        Cell(column) is not { } cell ? null
        : decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{column} is no number");

    string? Word(string column, Regex shape, bool isOptional = false) =>
        Cell(column) is not { } cell ? (isOptional ? null : throw new FormatException($"{column} is empty"))
        : shape.IsMatch(cell) ? cell
        : throw new FormatException($"{column} is no {column}");

    /// <summary>A cell; null for an empty one, and for a column that is not there.</summary>
    string? Cell(string column) => columns.TryGetValue(column, out var index) && cells[index].Length > 0 ? cells[index] : null;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex ProviderId();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex AccountName();

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex MeterId();

    [GeneratedRegex(@"\A[^\p{C}]{1,40}\z")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\A[a-z_]{1,40}\z")]
    private static partial Regex State();
}
