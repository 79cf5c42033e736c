using System.Runtime.CompilerServices;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>
/// Walks one JSON text in UTF-8 from its first byte to its last. Objects are entered and read by name, what nobody asks for is passed over; nothing is
/// copied and nothing is allocated. What is passed over is checked as well: a text of which <see cref="IsWhole"/> is true in the end is one that
/// <see cref="System.Text.Json.Utf8JsonReader"/> reads to its end, and no other. After the first fault every call does nothing.
/// </summary>
/// <param name="text">The text; white space around it is allowed.</param>
ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    /// <summary>How deep objects and arrays may be nested: far deeper than anybody writes, and bounded, since a hostile text must not fill the stack.</summary>
    public const int MostDepth = 1_024;

    /// <summary>The largest count that is believed. Millions of such counts can be added before a <see cref="long"/> is full.</summary>
    public const long MostCount = 1_000_000_000_000;

    /// <summary>What <see cref="ReadCount"/> gives for what is no count.</summary>
    public const long NoCount = -1;

    const int Broken = -1;

    readonly ReadOnlySpan<byte> text = text;
    int at;
    int depth;
    bool isFirst;

    /// <summary>Whether the text was read to its end and is without fault.</summary>
    public readonly bool IsWhole => at >= 0 && depth == 0 && JsonValues.SpaceEnd(text, at) == text.Length;

    /// <summary>Steps into the value at hand when it is an object; passes it over otherwise.</summary>
    public bool EnterObject() => Enter('{');

    /// <summary>Steps into the value at hand when it is an array; passes it over otherwise.</summary>
    public bool EnterArray() => Enter('[');

    /// <summary>The next name in the object at hand, its value being what is read next; false at the end of the object, which is left, and after a fault.</summary>
    /// <param name="name">The name, escapes resolved.</param>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!Advance('}'))
            return false;
        var begin = at + 1;
        var isEscaped = false;
        var end = Peek(at) == '"' ? JsonStrings.EndOf(text, begin, out isEscaped) : Broken;
        var colon = end < 0 ? text.Length : JsonValues.SpaceEnd(text, end + 1);
        if (Peek(colon) != ':')
        {
            at = Broken;
            return false;
        }
        at = colon + 1;
        name = text[begin..end];
        if (isEscaped && JsonEscapes.TryResolve(name, out var resolved))
            name = resolved;
        return true;
    }

    /// <summary>Whether the array at hand has another value, which is read next; false at its end, where it is left, and after a fault.</summary>
    public bool NextItem() => Advance(']');

    /// <summary>Reads a text as it stands between its quotes, escapes not resolved; anything else is passed over.</summary>
    /// <param name="raw">The text; empty when the value is none.</param>
    public bool ReadText(out ReadOnlySpan<byte> raw)
    {
        raw = default;
        var begin = ValueAt();
        if (Peek(begin) != '"')
        {
            Skip();
            return false;
        }
        var end = JsonStrings.EndOf(text, begin + 1, out _);
        at = end < 0 ? Broken : end + 1;
        if (end >= 0)
            raw = text[(begin + 1)..end];
        return end >= 0;
    }

    /// <summary>Reads a count: an integer from 0 to <see cref="MostCount"/>; null is 0. Anything else is passed over and is <see cref="NoCount"/>.</summary>
    public long ReadCount()
    {
        var begin = ValueAt();
        var end = begin;
        long count = 0;
        for (; Peek(end) - (uint)'0' is <= 9 and var digit; end++)
            count = count <= MostCount ? count * 10 + digit : count;
        var isPlain = end == begin + 1 || end > begin && text[begin] != '0';
        if (isPlain && Peek(end) is not ((byte)'.' or (byte)'e' or (byte)'E'))
        {
            at = end;
            return count <= MostCount ? count : NoCount;
        }
        var isNull = Peek(begin) == 'n';
        Skip();
        return isNull && at >= 0 ? 0 : NoCount;
    }

    /// <summary>Reads a truth value; anything else is passed over and is null.</summary>
    public bool? ReadTruth()
    {
        var first = Peek(ValueAt());
        Skip();
        return at < 0 ? null : first switch { (byte)'t' => true, (byte)'f' => false, _ => null };
    }

    /// <summary>Passes over the value at hand and gives it as it stands in the text; empty after a fault.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        var begin = ValueAt();
        Skip();
        return at < 0 ? default : text[begin..at];
    }

    /// <summary>Passes over the value at hand, whatever it is.</summary>
    public void Skip()
    {
        if (at >= 0)
            at = JsonValues.EndOf(text, at, MostDepth - depth);
    }

    bool Enter(char open)
    {
        var begin = ValueAt();
        if (Peek(begin) != open)
        {
            Skip();
            return false;
        }
        at = depth == MostDepth ? Broken : begin + 1;
        depth++;
        isFirst = true;
        return at >= 0;
    }

    /// <summary>Goes to the next member of the object or array at hand, or out of it when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Advance(char close)
    {
        if (at < 0)
            return false;
        var here = JsonValues.SpaceEnd(text, at);
        var next = Peek(here);
        if (next == close)
        {
            at = here + 1;
            depth--;
            isFirst = false;
            return false;
        }
        if (!isFirst)
            here = next == ',' ? JsonValues.SpaceEnd(text, here + 1) : Broken;
        isFirst = false;
        at = here;
        return here >= 0;
    }

    /// <summary>The place behind the white space at hand; the end of the text after a fault.</summary>
    readonly int ValueAt() => at < 0 ? text.Length : JsonValues.SpaceEnd(text, at);

    /// <summary>The byte at a place; 0, with which nothing begins, at the end.</summary>
    readonly byte Peek(int place) => place < text.Length ? text[place] : (byte)0;
}
