using System.Text;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>Logs written in a test.</summary>
static class InlineLogs
{
    static readonly DateTimeOffset Written = DateTimeOffset.Parse("2026-07-20T12:00:00Z");

    /// <summary>The format of an agent.</summary>
    public static LogFormat Format(string agent) => LogFormats.Find(agent) ?? throw new InvalidOperationException($"{agent} is not in the list");

    /// <summary>Reads one log.</summary>
    /// <param name="agent">The agent's word.</param>
    /// <param name="path">The log's path below its place.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="beside">Other files, by their paths from the place.</param>
    public static LogBatch Read(string agent, string path, string text, params (string Path, string Text)[] beside) => Read(agent, path, Encoding.UTF8.GetBytes(text), beside);

    /// <summary>Reads one log of any bytes.</summary>
    public static LogBatch Read(string agent, string path, ReadOnlySpan<byte> bytes, params (string Path, string Text)[] beside)
    {
        var batch = new LogBatch();
        switch (Format(agent).Open(File(path, beside), batch, []))
        {
            case ILineReader lines:
                lines.Read(bytes);
                break;
            case IDocumentReader document:
                document.Read(bytes);
                break;
        }

        return batch;
    }

    /// <summary>A log to be read.</summary>
    public static LogFile File(string path, params (string Path, string Text)[] beside) => new(path, Written)
    {
        Beside = (other, most) => beside.Where(file => file.Path == other).Select(file => Encoding.UTF8.GetBytes(file.Text).AsSpan().ToArray()).Select(file => file[..Math.Min(most, file.Length)]).FirstOrDefault(),
    };

    /// <summary>Reads some logs and counts once what they hold.</summary>
    public static UsageLedger Merge(string agent, params (string Path, string Text)[] logs)
    {
        var ledger = new UsageLedger();
        Format(agent).Merge([.. logs.Select(log => new ScannedLog($"/{log.Path}", Read(agent, log.Path, log.Text)))], ledger);
        return ledger;
    }

    /// <summary>A record with its texts, to compare readings that number texts otherwise.</summary>
    public static (UsageRecord Numbers, string Model, string Provider, string Session, string Project) Told(LogBatch batch, UsageRecord record) =>
        (record with { Model = 0, Provider = 0, Session = 0, Project = 0 }, batch.Texts[record.Model], batch.Texts[record.Provider], batch.Texts[record.Session], batch.Texts[record.Project]);
}

/// <summary>A row written in a test.</summary>
/// <param name="values">Its columns: text, integers, null.</param>
sealed class InlineRow(params object?[] values) : ITableRow
{
    public ReadOnlySpan<byte> Text(int column) => values[column] is { } value ? Encoding.UTF8.GetBytes($"{value}") : [];

    public long? Integer(int column) => values[column] is int or long ? Convert.ToInt64(values[column]) : null;

    public decimal? Number(int column) => values[column] is int or long or decimal ? Convert.ToDecimal(values[column]) : null;
}
