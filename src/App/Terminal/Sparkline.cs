namespace Fuelgauge.App.Terminal;

/// <summary>Values over time in one line: <c>▁▂▃▅█</c>, in ASCII <c>_.-=#</c>; spaces are gaps.</summary>
internal static class Sparkline
{
    const string Blocks = "▁▂▃▄▅▆▇█";
    const string AsciiSteps = "_.,-~=+#";

    /// <summary>One cell a value, scaled from the least to the greatest; values that are all equal are drawn at half height.</summary>
    /// <param name="values">Values; null is a gap.</param>
    /// <param name="isAscii">True for bytes below 0x80.</param>
    public static string Draw(IReadOnlyList<decimal?> values, bool isAscii)
    {
        var steps = isAscii ? AsciiSteps : Blocks;
        var least = values.Min() ?? 0;
        var span = (values.Max() ?? 0) - least;
        return string.Concat(values.Select(value => value is not { } known ? ' ' : steps[Step(known)]));

        int Step(decimal value) => span == 0 ? 3 : (int)Math.Round((value - least) / span * (steps.Length - 1), MidpointRounding.AwayFromZero);
    }
}
