using System.Globalization;
using System.Text;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>What <c>db check</c> found, for people: a line a fact, those that need a hand marked with <c>!</c>.</summary>
internal static class DatabaseText
{
    /// <summary>The lines.</summary>
    public static string Of(DatabaseFindings findings, TimeZoneInfo zone, Canvas canvas)
    {
        var text = new StringBuilder();
        Fact(Printable.On(canvas, findings.Path));
        Fact(findings.Damage.Count == 0 ? "every page and every reference is sound" : "");
        foreach (var damage in findings.Damage)
            Problem($"damaged: {damage}");
        Fact($"version {findings.Version}{(findings.Mode is { } mode ? $", mode {mode}" : "")}, {Bytes(findings.Bytes)}{(findings.LogBytes > 0 ? $" and {Bytes(findings.LogBytes)} beside it (-wal)" : "")}, {Bytes(findings.FreeBytes)} of it free");
        foreach (var warning in findings.Warnings)
            Problem(warning);
        Fact(string.Join(", ", findings.Rows.Select(row => $"{row.Value.ToString("N0", CultureInfo.InvariantCulture)} {row.Key.Replace('_', ' ')}")));
        if (findings is { OldestAt: { } oldest, NewestAt: { } newest })
            Fact($"from {LocalTime.Text(oldest, zone)} to {LocalTime.Text(newest, zone)}");
        if (findings.Damage.Count > 0)
            Problem("It was left as it is. Copy the file and its -wal away first; \"sqlite3 FILE .recover\" may save its rows.");
        return text.ToString();

        void Fact(string line) => text.Append(line.Length == 0 ? "" : $"  {line}\n");

        void Problem(string line) => text.Append($"! {Printable.On(canvas, line)}\n");
    }

    /// <summary><c>1.5 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0.0} MB"),
    };
}
