using System.Text.RegularExpressions;

namespace Fuelgauge.Core.Extraction;

/// <summary>Durations as answers write them.</summary>
static partial class Durations
{
    /// <summary>Reads <c>1h2m3s</c>, <c>6m0s</c>, <c>12ms</c>, <c>1.5s</c>, <c>7d</c>, <c>1mo</c> (30 days), <c>PT5H</c>, <c>P1DT2H</c>; false for anything else and for more than ten years.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Short().Match(text);
        if (!match.Success) match = Iso().Match(text);
        if (!match.Success) return false;

        var seconds = 0m;
        foreach (var (unit, length) in Units)
        {
            if (match.Groups[unit] is not { Success: true } part) continue;
            if (!Amounts.TryParse(part.ValueSpan, out var count) || !Amounts.TryMultiply(count, length, out var product)
                || !Amounts.TryAdd(seconds, product, out seconds)) return false;
        }

        if (seconds > MaxSeconds) return false;
        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    const decimal MaxSeconds = 10 * 366 * 86_400m;

    static readonly (string Unit, decimal Seconds)[] Units = [("mo", 2_592_000), ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1), ("ms", 0.001m)];

    [GeneratedRegex(@"^(?=.)(?:(?<mo>\d+)mo)?(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m(?!s))?(?:(?<s>\d+(?:\.\d+)?)s)?(?:(?<ms>\d+(?:\.\d+)?)ms)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"^P(?=.)(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?=.)(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
