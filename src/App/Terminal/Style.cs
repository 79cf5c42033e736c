namespace Fuelgauge.App.Terminal;

/// <summary>How a piece of text looks where there is colour: the terminal's own 16 colours, so that its theme decides.</summary>
internal enum Style
{
    /// <summary>As everything else.</summary>
    None,

    /// <summary>Stressed.</summary>
    Bold,

    /// <summary>In the background.</summary>
    Dim,

    /// <summary>Good.</summary>
    Green,

    /// <summary>Take care.</summary>
    Yellow,

    /// <summary>Bad.</summary>
    Red,

    /// <summary>Very bad.</summary>
    BoldRed,
}

/// <summary>ANSI colours (ECMA-48 SGR).</summary>
internal static class Ansi
{
    /// <summary>The text in its style; the text alone where the canvas has no colour.</summary>
    public static string Paint(string text, Style style, Canvas canvas) =>
        !canvas.HasColor || style == Style.None || text.Length == 0 ? text : $"\e[{Code(style)}m{text}\e[0m";

    static string Code(Style style) => style switch
    {
        Style.Bold => "1",
        Style.Dim => "2",
        Style.Green => "32",
        Style.Yellow => "33",
        Style.Red => "31",
        _ => "1;31",
    };
}
