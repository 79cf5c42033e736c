using System.Runtime.CompilerServices;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Finds where values end, and whether they are values at all.</summary>
static class JsonValues
{
    const int BitsPerWord = 64;

    /// <summary>The place behind the value at a place; -1 when there is none, or a fault is in it.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">Where the value begins; white space may stand before it.</param>
    /// <param name="mostDepth">How deep objects and arrays may be nested in it, itself included.</param>
    public static int EndOf(ReadOnlySpan<byte> text, int at, int mostDepth)
    {
        ulong objects = 0;   // a bit for each open object (1) or array (0), the innermost last
        var depth = 0;
        do
        {
            at = SpaceEnd(text, at);
            if (at >= text.Length)
                return -1;
            var first = text[at];
            if (first is (byte)'{' or (byte)'[' && depth < BitsPerWord)
            {
                if (depth == mostDepth)
                    return -1;
                depth++;
                objects = objects << 1 | (first == '{' ? 1UL : 0);
                at = SpaceEnd(text, at + 1);
                if (at >= text.Length)
                    return -1;
                if (text[at] != ClosingOf(first))
                {
                    if (first == '{' && (at = ColonEnd(text, at)) < 0)
                        return -1;
                    continue;
                }
            }
            // Deeper than a word has bits, another word takes over.
            else if ((at = first is (byte)'{' or (byte)'[' ? EndOf(text, at, mostDepth - depth) : PlainEnd(text, at)) < 0)
                return -1;
            // After a value the objects and arrays around it may end, one after the other, before another value begins.
            for (var isLeaving = true; isLeaving && depth > 0;)
            {
                at = SpaceEnd(text, at);
                if (at >= text.Length)
                    return -1;
                var isObject = (objects & 1) != 0;
                isLeaving = text[at] == (isObject ? '}' : ']');
                if (!isLeaving && text[at] != ',')
                    return -1;
                at++;
                if (isLeaving)
                {
                    depth--;
                    objects >>= 1;
                }
                else if (isObject && (at = ColonEnd(text, SpaceEnd(text, at))) < 0)
                    return -1;
            }
        }
        while (depth > 0);
        return at;
    }

    /// <summary>The place behind the white space at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SpaceEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    /// <summary>The place behind the name and the colon at a place; -1 when they are not there.</summary>
    static int ColonEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] != '"' || (at = JsonStrings.EndOf(text, at + 1, out _)) < 0)
            return -1;
        at = SpaceEnd(text, at + 1);
        return at < text.Length && text[at] == ':' ? at + 1 : -1;
    }

    static int PlainEnd(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] != '"')
            return JsonScalars.EndOf(text, at);
        var quote = JsonStrings.EndOf(text, at + 1, out _);
        return quote < 0 ? -1 : quote + 1;
    }

    // The closing brackets of ASCII stand two behind the opening ones.
    static int ClosingOf(byte open) => open + 2;
}
