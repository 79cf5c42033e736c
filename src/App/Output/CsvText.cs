using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>Fields of CSV: RFC 4180 quoting, lines ending in a line feed, null an empty field.</summary>
internal static class CsvText
{
    /// <summary>A line with its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields) + "\n";

    /// <summary>Text on one line; where a spreadsheet would take it for a formula, a <c>'</c> in front keeps it text.</summary>
    public static string Field(string? text)
    {
        if (text is null)
            return "";
        var line = Printable.OneLine(text);
        var guarded = line is ['=' or '+' or '-' or '@', ..] ? "'" + line : line;
        return guarded.AsSpan().ContainsAny(",\"") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    /// <summary>A number.</summary>
    public static string Field(decimal? number) => number is { } known ? WireNumber.Text(known) : "";

    /// <summary>An instant.</summary>
    public static string Field(DateTimeOffset? at) => at is { } known ? WireTime.Text(known) : "";

    /// <summary>A truth value.</summary>
    public static string Field(bool? value) => value switch { true => "true", false => "false", null => "" };
}
