using System.Runtime.InteropServices;
using System.Text;

namespace Fuelgauge.Core.Logs;

/// <summary>Texts that records refer to by number: each once, numbered from 1 in the order they came. Number 0 is "not said". Not safe for threads.</summary>
public sealed class LogTexts
{
    readonly List<string> texts;

    // Made when a number is asked for: most logs of a scan come from the index, and nothing is added to them.
    Dictionary<string, int>? numbers;

    /// <summary>An empty table.</summary>
    public LogTexts() => texts = [""];

    /// <summary>A table of texts that have their numbers.</summary>
    /// <param name="texts">The texts, the empty one of number 0 first.</param>
    internal LogTexts(List<string> texts) => this.texts = texts;

    /// <summary>How many numbers are given, 0 included.</summary>
    public int Count => texts.Count;

    /// <summary>The text of a number; empty for 0.</summary>
    public string this[int number] => texts[number];

    /// <summary>The number of a text; 0 for an empty one.</summary>
    public int Number(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        numbers ??= Numbers();
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers.GetAlternateLookup<ReadOnlySpan<char>>(), text, out var isKnown);
        if (isKnown)
            return number;
        number = texts.Count;
        texts.Add(text.ToString());
        return number;
    }

    /// <summary>The number of a text in UTF-8, as it stands between the quotes of JSON without escapes; 0 for an empty one.</summary>
    public int Number(ReadOnlySpan<byte> utf8)
    {
        const int most = 512;
        if (utf8.Length > most)
            return Number(Encoding.UTF8.GetString(utf8));
        Span<char> chars = stackalloc char[most];
        return Number(chars[..Encoding.UTF8.GetChars(utf8, chars)]);
    }

    Dictionary<string, int> Numbers()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number < texts.Count; number++)
            numbers.TryAdd(texts[number], number);
        return numbers;
    }
}
