using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace Fuelgauge.Logs.Tests;

/// <summary>Lines changed as accidents, other writers and enemies would.</summary>
static partial class LineMutations
{
    static readonly string[] OddValues =
    [
        "null", "0", "-0", "-1", "1.0", "1e3", "1000000000000", "1000000000001", "9223372036854775807", "9223372036854775808", "01", "+1", "1.", ".5", "true", "false", "nul",
        "\"12\"", "\"\"", "{}", "[]", "[1,]", "{\"a\":1,}", "{\"a\"}", "\"\\u12\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"\t\"",
        "\"fast\"", "\"assistant\"", "\"<synthetic>\"", "\"priority\"", "\"2026-11-01T00:30:00+24:00\"", "\"2026-11-01T00:30:00.Z\"", "\"2026-11-01 00:30:00.5-0130\"",
    ];

    static readonly Gen<Func<string, string>> OneMutation = Gen.OneOf(
        // A byte turned over, taken out or put in.
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 255], (at, value) => Change(line => At(line, at, (before, after) => before + (char)value + after[1..]))),
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 7], (at, bit) => Change(line => At(line, at, (before, after) => before + (char)(after[0] ^ 1 << bit) + after[1..]))),
        Gen.Int[0, 10_000].Select(at => Change(line => At(line, at, (before, after) => before + after[1..]))),
        Gen.Select(Gen.Int[0, 10_000], One(" ", "\t", "\r", "\0", "\"", "\\", "{", "}", "[", "]", ",", ":"), (at, text) => Change(line => At(line, at, (before, after) => before + text + after))),
        // A line cut off, or written twice in one.
        Gen.Int[0, 10_000].Select(at => Change(line => At(line, at, (before, _) => before))),
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 10_000], (at, from) => Change(line => At(line, at, (before, _) => before + At(line, from, (_, rest) => rest)))),
        // Space around the signs of JSON.
        Gen.Select(Gen.Int[0, 200], One(" ", "  ", "\t", " \r "), (nth, space) => Change(line => OfNth(Signs(), line, nth, sign => space + sign + space))),
        // Another value.
        Gen.Select(Gen.Int[0, 60], One(OddValues), (nth, value) => Change(line => OfNth(Scalars(), line, nth, _ => value))),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 200], (nth, depth) => Change(line => OfNth(Scalars(), line, nth, value => new string('[', depth) + value + new string(']', depth)))),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 1_100], (nth, depth) => Change(line => OfNth(Scalars(), line, nth, value =>
            string.Concat(Enumerable.Repeat("{\"a\":", depth)) + value + new string('}', depth)))),
        // A letter written as an escape, a text of some length, a member written twice or moved.
        Gen.Int[0, 10_000].Select(at => Change(line => At(line, at, (before, after) => char.IsAsciiLetter(after[0]) ? $"{before}\\u{(int)after[0]:x4}{after[1..]}" : line))),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 80], One("", "\\n", "\\\\", "\\\"", "\\u0041"), (nth, length, end) =>
            Change(line => OfNth(Scalars(), line, nth, _ => $"\"{new string('x', length)}{end}\""))),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], (nth, other) => Change(line => Moved(line, nth, other))));

    /// <summary>One of some lines with one to three changes.</summary>
    public static Gen<byte[]> Of(byte[][] lines) => Gen.Select(One(lines), OneMutation.Array[1, 3], (line, changes) =>
        Encoding.Latin1.GetBytes(changes.Aggregate(Encoding.Latin1.GetString(line), (text, change) => change(text)).Replace('\n', ' ')));

    static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static Func<string, string> Change(Func<string, string> change) => change;

    static string At(string line, int at, Func<string, string, string> change) => line.Length == 0 ? line : change(line[..(at % line.Length)], line[(at % line.Length)..]);

    static string OfNth(Regex pattern, string line, int nth, Func<string, string> change)
    {
        var matches = pattern.Matches(line);
        if (matches.Count == 0)
            return line;
        var match = matches[nth % matches.Count];
        return line[..match.Index] + change(match.Value) + line[(match.Index + match.Length)..];
    }

    // A member put in the place of another, which it may leave standing as well.
    static string Moved(string line, int nth, int other)
    {
        var members = Members().Matches(line);
        if (members.Count == 0)
            return line;
        var moved = members[nth % members.Count].Value;
        return OfNth(Members(), line, other, member => other % 2 == 0 ? $"{moved},{member}" : moved);
    }

    [GeneratedRegex("[{}\\[\\],:]")]
    private static partial Regex Signs();

    [GeneratedRegex("(?<=[:\\[,] ?)(\"[^\"\\\\]*\"|-?[0-9.]+|null|true|false)(?= ?[,}\\]])")]
    private static partial Regex Scalars();

    [GeneratedRegex("\"[^\"\\\\]*\" ?: ?(\"[^\"\\\\]*\"|-?[0-9.]+|null|true|false)(?= ?[,}])")]
    private static partial Regex Members();
}
