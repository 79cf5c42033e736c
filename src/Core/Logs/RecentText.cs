using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs;

/// <summary>Numbers texts of JSON, remembering the last one: a model's name is the same on almost every line, and comparing is cheaper than hashing.</summary>
/// <param name="texts">Where the numbers come from.</param>
sealed class RecentText(LogTexts texts)
{
    byte[] last = [];
    int length;
    int number;

    /// <summary>The number of a text as it stands between its quotes; 0 for an empty one, and for one that says nothing (half of a surrogate pair alone).</summary>
    public int NumberOf(ReadOnlySpan<byte> raw)
    {
        if (raw.SequenceEqual(last.AsSpan(0, length)))
            return number;
        number = JsonEscapes.TryResolve(raw, out var text) ? texts.Number(text) : 0;
        length = raw.Length;
        if (length > last.Length)
            last = new byte[Math.Max(length, 2 * last.Length)];
        raw.CopyTo(last);
        return number;
    }
}
