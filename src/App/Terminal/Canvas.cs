namespace Fuelgauge.App.Terminal;

/// <summary>What text is drawn on. Drawing is a function of data and this; nothing that draws asks the terminal.</summary>
/// <param name="IsTerminal">True when a person looks: the table gets bars and countdowns and fits <paramref name="Width"/>.</param>
/// <param name="Width">Display cells a line may have; null without a bound (a pipe, a file).</param>
/// <param name="HasColor">True when ANSI colours may be written.</param>
/// <param name="IsAscii">True when only bytes below 0x80 may be written.</param>
internal sealed record Canvas(bool IsTerminal, int? Width, bool HasColor, bool IsAscii)
{
    /// <summary>A pipe or a file: UTF-8, no colour, no bound.</summary>
    public static readonly Canvas Plain = new(IsTerminal: false, Width: null, HasColor: false, IsAscii: false);
}
