using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Finds where strings end. Most are shorter than a vector, so that calling a general search for each of them costs more than the search.</summary>
static class JsonStrings
{
    const byte LastControl = 0x1F;

    /// <summary>The place of the quote that ends a string; -1 when there is none, or a control character or what is no escape stands before it.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">Where the string begins, behind its opening quote.</param>
    /// <param name="isEscaped">Whether escapes stand in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOf(ReadOnlySpan<byte> text, int at, out bool isEscaped)
    {
        if (at + Vector128<byte>.Count <= text.Length && Stops(text, at) is not 0 and var stops && text[at + BitOperations.TrailingZeroCount(stops)] == '"')
        {
            isEscaped = false;
            return at + BitOperations.TrailingZeroCount(stops);
        }
        return FarEndOf(text, at, out isEscaped);
    }

    static int FarEndOf(ReadOnlySpan<byte> text, int at, out bool isEscaped)
    {
        isEscaped = false;
        while (at + Vector128<byte>.Count <= text.Length)
        {
            var next = at + Vector128<byte>.Count;
            // What an escape covers is no stop of its own; it may reach into the next vector.
            for (var stops = Stops(text, at); stops != 0;)
            {
                var offset = BitOperations.TrailingZeroCount(stops);
                if (text[at + offset] == '"')
                    return at + offset;
                var length = text[at + offset] == '\\' ? JsonEscapes.LengthOf(text, at + offset) : 0;
                if (length == 0)
                    return -1;
                isEscaped = true;
                next = Math.Max(next, at + offset + length);
                stops = stops >> offset >> length << offset << length;
            }
            at = next;
        }
        return TailEndOf(text, at, ref isEscaped);
    }

    static int TailEndOf(ReadOnlySpan<byte> text, int at, ref bool isEscaped)
    {
        while (at < text.Length && text[at] is not (byte)'"' and > LastControl)
        {
            var length = text[at] == '\\' ? JsonEscapes.LengthOf(text, at) : 1;
            if (length == 0)
                return -1;
            isEscaped |= length > 1;
            at += length;
        }
        return at < text.Length && text[at] == '"' ? at : -1;
    }

    /// <summary>A bit for each of the bytes of a vector at which a string cannot simply go on: quotes, backslashes, control characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Stops(ReadOnlySpan<byte> text, int at)
    {
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at);
        var stops = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.Equals(Vector128.Min(bytes, Vector128.Create(LastControl)), bytes);
        return stops.ExtractMostSignificantBits();
    }
}
