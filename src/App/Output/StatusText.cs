using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>How a status is shown.</summary>
internal static class StatusText
{
    /// <summary>The status cell of the table: <c>✅ OK</c>. Where terminals disagree about a sign's width, one stands in that is two cells on all of them.</summary>
    public static string Cell(Status status, Canvas canvas) => canvas.IsAscii ? Word(status) : $"{Glyph(status, canvas)} {Word(status)}";

    /// <summary>The sign alone, two cells wide; in ASCII one character.</summary>
    public static string Glyph(Status status, Canvas canvas) => (status, canvas) switch
    {
        (Status.Ok, { IsAscii: true }) => "+",
        (Status.Warning, { IsAscii: true }) => "!",
        (Status.Critical, { IsAscii: true }) => "#",
        (Status.Error, { IsAscii: true }) => "x",
        (_, { IsAscii: true }) => "-",
        (Status.Ok, _) => "✅",
        (Status.Critical, _) => "🚨",
        (Status.Error, _) => "❌",
        (Status.Warning, { IsTerminal: true }) => "🔶",
        (Status.Info, { IsTerminal: true }) => "➖",
        (Status.Skip, { IsTerminal: true }) => "⏩",
        (Status.Warning, _) => "⚠️",
        (Status.Info, _) => "ℹ️",
        _ => "⏭️",
    };

    /// <summary>The word alone.</summary>
    public static string Word(Status status) => status switch
    {
        Status.Ok => "OK",
        Status.Warning => "LOW",
        Status.Critical => "CRITICAL",
        Status.Error => "ERROR",
        Status.Info => "N/A",
        _ => "SKIP",
    };

    /// <summary>Its colour.</summary>
    public static Style Style(Status status) => status switch
    {
        Status.Ok => Terminal.Style.Green,
        Status.Warning => Terminal.Style.Yellow,
        Status.Critical => Terminal.Style.BoldRed,
        Status.Error => Terminal.Style.Red,
        _ => Terminal.Style.Dim,
    };
}
