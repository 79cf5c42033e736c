using System.Collections.Frozen;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>A pass as text.</summary>
/// <param name="Text">What goes to stdout, final line break included.</param>
/// <param name="ExitCode">The exit code the format demands; null where it does not care.</param>
internal sealed record Written(string Text, int? ExitCode = null);

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
