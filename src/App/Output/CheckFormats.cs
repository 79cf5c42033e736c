using System.Collections.Frozen;
using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>A pass as text.</summary>
/// <param name="Utf8">What goes to stdout, final line break included. Ten thousand accounts as JSON are 18 MB, so nobody makes a string of it on the way.</param>
/// <param name="ExitCode">The exit code the format demands; null where it does not care.</param>
internal sealed record Written(ReadOnlyMemory<byte> Utf8, int? ExitCode = null)
{
    /// <summary>A pass that was built as a string.</summary>
    public Written(string text, int? exitCode = null)
        : this(Encoding.UTF8.GetBytes(text), exitCode)
    {
    }

    /// <summary>The text.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>A format: a pure function from a pass to text.</summary>
internal delegate Written CheckFormat(CheckResult result, Canvas canvas);

/// <summary>Every output format of <c>check</c>, by the word typed after <c>--format</c>.</summary>
internal static class CheckFormats
{
    /// <summary>The list.</summary>
    public static readonly FrozenDictionary<string, CheckFormat> ByName = new Dictionary<string, CheckFormat>
    {
        ["table"] = (result, canvas) => new Written(CheckTable.Write(result, canvas)),
        ["json"] = (result, _) => new Written(CheckJson.Write(result)),
        ["ndjson"] = (result, _) => new Written(CheckJson.WriteLines(result)),
        ["csv"] = (result, _) => new Written(CheckCsv.Write(result)),
        ["markdown"] = (result, canvas) => new Written(CheckMarkdown.Write(result, canvas)),
        ["prometheus"] = (result, _) => new Written(CheckPrometheus.Write(result)),
        ["nagios"] = (result, _) => CheckNagios.Write(result),
        ["brief"] = (result, canvas) => new Written(CheckBrief.Write(result, canvas)),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
