using System.Globalization;
using System.Text;
using Fuelgauge.Core.Hashing;

namespace Fuelgauge.Core.Pricing;

/// <summary>What a price list says of itself.</summary>
/// <param name="Source">Whose prices, with the version: <c>@pydantic/genai-prices 0.1.8</c>; one line.</param>
/// <param name="Date">The day they are of.</param>
/// <param name="Notice">Whose work it is and under which licence, one line; empty where nothing is to be said.</param>
public sealed record PriceListHeader(string Source, DateOnly Date, string Notice);

/// <summary>
/// Published prices in one text of sorted lines, five of header before them. Looking a name up reads a dozen line starts and the line itself, nothing else is ever
/// taken apart: a report meets thirty models, the list has two thousand names.
/// </summary>
public sealed class PriceList
{
    /// <summary>The largest list that is read, in bytes.</summary>
    public const int MostBytes = 8 << 20;

    const string Magic = "fuelgauge prices 1";
    const byte LineEnd = (byte)'\n';
    static readonly string[] Fields = ["source: ", "date: ", "notice: ", "checksum: "];

    readonly ReadOnlyMemory<byte> lines;

    PriceList(PriceListHeader header, ReadOnlyMemory<byte> lines)
    {
        Header = header;
        this.lines = lines;
    }

    /// <summary>What it says of itself.</summary>
    public PriceListHeader Header { get; }

    /// <summary>Every line of it, in order; unreadable ones are left out.</summary>
    public IEnumerable<ListedModel> All
    {
        get
        {
            for (var start = 0; start < lines.Length; start += LineAt(start).Length + 1)
            {
                if (PriceLine.Read(LineAt(start)) is { } model)
                    yield return model;
            }
        }
    }

    /// <summary>The list and the name in it of every line, in order.</summary>
    public IEnumerable<(string List, string Name)> Names
    {
        get
        {
            for (var start = 0; start < lines.Length; start += LineAt(start).Length + 1)
                yield return PriceLine.KeyOf(LineAt(start));
        }
    }

    /// <summary>A name in a list; null when it is not there.</summary>
    /// <param name="list">The list's word, lower case.</param>
    /// <param name="name">The whole name, lower case.</param>
    public ListedModel? Find(string list, string name)
    {
        var text = PriceLine.Key(list, name);
        if (text.Length > 256 || !Ascii.IsValid(text))
            return null;
        Span<byte> key = stackalloc byte[text.Length];
        Encoding.ASCII.GetBytes(text, key);
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var start = LineStart(low + (high - low) / 2);
            var line = LineAt(start);
            var order = line[..Math.Min(key.Length, line.Length)].SequenceCompareTo(key);
            if (order == 0)
                return PriceLine.Read(line);
            if (order < 0)
                low = start + line.Length + 1;
            else
                high = start;
        }
        return null;
    }

    /// <summary>Opens a text that <see cref="Write"/> made.</summary>
    /// <param name="text">The whole of it.</param>
    /// <param name="fault">Why it is none, in words that follow the name of its file; null when it is one.</param>
    public static PriceList? Open(ReadOnlyMemory<byte> text, out string? fault)
    {
        fault = null;
        var rest = text;
        var magic = NextLine(ref rest);
        if (magic != Magic)
            fault = magic.StartsWith(Magic[..^1], StringComparison.Ordinal) ? "was written by a newer version of this program" : "is no price list";
        var values = new string[Fields.Length];
        for (var i = 0; i < Fields.Length && fault is null; i++)
        {
            var line = NextLine(ref rest);
            if (line.StartsWith(Fields[i], StringComparison.Ordinal))
                values[i] = line[Fields[i].Length..];
            else
                fault = "is no price list: its beginning is damaged";
        }
        if (fault is not null)
            return null;
        if (!DateOnly.TryParseExact(values[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            fault = "is no price list: its date is damaged";
        else if (values[3] != Checksum(rest.Span))
            fault = "is damaged: its checksum is another";
        return fault is null ? new(new(values[0], date, values[2]), rest) : null;
    }

    /// <summary>The text of a list: the same for the same models, whatever their order. Of two with one name the first stays.</summary>
    /// <param name="header">What it says of itself.</param>
    /// <param name="models">The models.</param>
    public static byte[] Write(PriceListHeader header, IEnumerable<ListedModel> models)
    {
        var sorted = models.DistinctBy(model => (model.List, model.Name)).Select(PriceLine.Write).Order(StringComparer.Ordinal);
        var body = Encoding.ASCII.GetBytes(string.Concat(sorted.Select(line => line + "\n")));
        string[] values = [header.Source, header.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), header.Notice, Checksum(body)];
        var head = $"{Magic}\n{string.Concat(Fields.Zip(values, (field, value) => $"{field}{value}\n"))}";
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }

    static string Checksum(ReadOnlySpan<byte> body) => Fingerprint.Of(body).ToString("x32", CultureInfo.InvariantCulture);

    static string NextLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span[..Math.Min(rest.Length, 1024)].IndexOf(LineEnd);
        if (end < 0)
            return "";
        var line = Encoding.UTF8.GetString(rest.Span[..end]);
        rest = rest[(end + 1)..];
        return line;
    }

    int LineStart(int offset) => lines.Span[..offset].LastIndexOf(LineEnd) + 1;

    ReadOnlySpan<byte> LineAt(int start)
    {
        var rest = lines.Span[start..];
        return rest.IndexOf(LineEnd) is >= 0 and var end ? rest[..end] : rest;
    }
}
