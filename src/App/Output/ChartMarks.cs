using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>The marks of a chart and what its key says of them.</summary>
internal static class ChartMarks
{
    /// <summary>A top-up, on the ground line.</summary>
    public const string TopUp = "top-up";

    /// <summary>Resets that are too many to draw.</summary>
    public const string Undrawn = "resets too many to draw";

    const string Reset = "reset";
    const string EarlyReset = "early reset";

    static readonly (string Mark, string Sign, string Ascii)[] All = [(Reset, "┊", "|"), (EarlyReset, "╏", "!"), (TopUp, "▲", "^"), (Undrawn, "", "")];

    /// <summary>The mark of an event; null for one that is not drawn.</summary>
    public static string? Of(RecordedEvent change) => change.Kind switch
    {
        RecordedEvent.TopUp => TopUp,
        RecordedEvent.Reset => change.IsEarly ? EarlyReset : Reset,
        _ => null,
    };

    /// <summary>The sign of a mark.</summary>
    public static string Draw(string mark, bool isAscii) => All.First(one => one.Mark == mark) is var found && isAscii ? found.Ascii : found.Sign;

    /// <summary>The line that explains the marks there are: <c>┊ reset   ▲ top-up</c>; empty without any.</summary>
    public static string Key(IReadOnlySet<string> marks, bool isAscii) =>
        string.Join("   ", All.Where(one => marks.Contains(one.Mark)).Select(one => $"{(isAscii ? one.Ascii : one.Sign)} {one.Mark}".TrimStart()));
}
