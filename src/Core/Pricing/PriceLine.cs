using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Fuelgauge.Core.Pricing;

/// <summary>
/// One line of a price list: <c>list name [*] period [| period]…</c>, and a period is <c>[2026-03-13 | 00:30-16:30] input output read write5m write1h [&gt;200000 …five
/// more] [x2] [w10]</c>, in dollars for a million tokens; <c>-</c> stands for what the list does not say, <c>x</c> for the factor of a fast request, <c>w</c> for
/// a thousand web searches. Lines sort by their bytes, so that one is found without reading the others.
/// </summary>
static class PriceLine
{
    const byte Space = (byte)' ';
    const string Nothing = "-";

    /// <summary>What a line begins with: the list and the name, each with a space behind it.</summary>
    public static string Key(string list, string name) => $"{list} {name} ";

    /// <summary>The line, without its end.</summary>
    public static string Write(ListedModel model)
    {
        var line = new StringBuilder(Key(model.List, model.Name));
        if (model.IsOpen)
            line.Append("* ");
        line.AppendJoin(" | ", model.Periods.Select(Write));
        return line.ToString();
    }

    /// <summary>The list and name of a line; both empty when it is none.</summary>
    public static (string List, string Name) KeyOf(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf(Space);
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf(Space);
        return second <= 0 ? ("", "") : (Encoding.ASCII.GetString(line[..first]), Encoding.ASCII.GetString(line.Slice(first + 1, second)));
    }

    /// <summary>Reads a line; null when it is none.</summary>
    /// <param name="line">Without its end.</param>
    public static ListedModel? Read(ReadOnlySpan<byte> line)
    {
        var (list, name) = KeyOf(line);
        if (list.Length == 0)
            return null;
        var words = new Words(line[(list.Length + name.Length + 2)..]);
        var isOpen = words.Take("*"u8);
        var periods = new List<ListedPeriod>();
        do
        {
            if (ReadPeriod(ref words) is not { } period)
                return null;
            periods.Add(period);
        }
        while (words.Take("|"u8));
        return words.IsAtEnd && IsInOrder(periods) ? new(list, name, isOpen, periods) : null;
    }

    /// <summary>Whether the first period is of no date and no hours, and dates rise after it.</summary>
    public static bool IsInOrder(List<ListedPeriod> periods)
    {
        if (periods is not [{ From: null, Hours: null }, ..])
            return false;
        var last = DateOnly.MinValue;
        foreach (var period in periods.Skip(1).Where(period => period.Hours is null))
        {
            if (period.From is not { } from || from <= last)
                return false;
            last = from;
        }
        return true;
    }

    static string Write(ListedPeriod period)
    {
        var price = period.Price;
        var words = new List<string>();
        if (period.From is { } from)
            words.Add(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (period.Hours is { } hours)
            words.Add($"{Time(hours.Start)}-{Time(hours.End)}");
        Add(price.Base);
        if (price is { Above: { } above, Threshold: { } threshold })
        {
            words.Add($">{threshold.ToString(CultureInfo.InvariantCulture)}");
            Add(above);
        }
        if (price.FastFactor is { } factor)
            words.Add($"x{factor.ToString("0.######", CultureInfo.InvariantCulture)}");
        if (price.WebSearch is { } search)
            words.Add($"w{Usd.Text(search, Usd.PerThousand)}");
        return string.Join(' ', words);

        void Add(ListedRates rates) =>
            words.AddRange(new[] { rates.Input, rates.Output, rates.CacheRead, rates.CacheWrite5m, rates.CacheWrite1h }
                .Select(rate => rate is { } known ? Usd.Text(known, Usd.PerMillion) : Nothing));

        static string Time(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
    }

    static ListedPeriod? ReadPeriod(ref Words words)
    {
        DateOnly? from = null;
        (int, int)? hours = null;
        var when = words.Peek();
        if (when is [_, _, (byte)':', ..])
        {
            if (ReadHours(words.Next()) is not { } read)
                return null;
            hours = read;
        }
        else if (when is [_, _, _, _, (byte)'-', ..])
        {
            if (!DateOnly.TryParseExact(Encoding.ASCII.GetString(words.Next()), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return null;
            from = date;
        }
        return ReadPrice(ref words) is { } price ? new(price) { From = from, Hours = hours } : null;
    }

    static ListedPrice? ReadPrice(ref Words words)
    {
        if (ReadRates(ref words) is not { Input: not null, Output: not null } rates)
            return null;
        var price = new ListedPrice(rates);
        if (words.Peek() is [(byte)'>', ..])
        {
            if (!Utf8Parser.TryParse(words.Next()[1..], out long threshold, out _) || ReadRates(ref words) is not { } above)
                return null;
            price = price with { Threshold = threshold, Above = above };
        }
        if (words.Peek() is [(byte)'x', ..])
        {
            if (Number(words.Next()[1..]) is not ({ } factor and > 0 and <= Usd.MostFactor))
                return null;
            price = price with { FastFactor = factor };
        }
        if (words.Peek() is [(byte)'w', ..])
        {
            if (Number(words.Next()[1..]) is not { } search || Usd.Count(search, Usd.PerThousand) is not { } counted)
                return null;
            price = price with { WebSearch = counted };
        }
        return price;
    }

    static ListedRates? ReadRates(ref Words words)
    {
        Span<long?> rates = stackalloc long?[5];
        for (var i = 0; i < rates.Length; i++)
        {
            var word = words.Next();
            if (word is [(byte)'-'])
                continue;
            if (Number(word) is not { } dollars || Usd.Count(dollars, Usd.PerMillion) is not { } rate)
                return null;
            rates[i] = rate;
        }
        return new(rates[0], rates[1], rates[2], rates[3], rates[4]);
    }

    static (int, int)? ReadHours(ReadOnlySpan<byte> word)
    {
        return word.Length == 11 && word[5] == '-' && Minutes(word[..5]) is { } start && Minutes(word[6..]) is { } end ? (start, end) : null;

        static int? Minutes(ReadOnlySpan<byte> time) =>
            time[2] == ':' && Utf8Parser.TryParse(time[..2], out int hour, out var first) && Utf8Parser.TryParse(time[3..], out int minute, out var second)
            && first == 2 && second == 2 && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 ? hour * 60 + minute : null;
    }

    static decimal? Number(ReadOnlySpan<byte> word) =>
        Utf8Parser.TryParse(word, out decimal number, out var length) && length == word.Length && length > 0 && number >= 0 ? number : null;

    /// <summary>The words of a line, one after the other; empty ones at its end.</summary>
    ref struct Words(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> rest = rest;

        public readonly bool IsAtEnd => rest.IsEmpty;

        public readonly ReadOnlySpan<byte> Peek() => rest.IndexOf(Space) is >= 0 and var end ? rest[..end] : rest;

        public ReadOnlySpan<byte> Next()
        {
            var word = Peek();
            rest = rest[Math.Min(word.Length + 1, rest.Length)..];
            return word;
        }

        public bool Take(ReadOnlySpan<byte> word)
        {
            if (!Peek().SequenceEqual(word))
                return false;
            Next();
            return true;
        }
    }
}
