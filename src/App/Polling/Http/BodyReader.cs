using System.Buffers;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Reads a body to its end, or to the limit: what counts are the bytes after decompression, so a small bomb stays small.</summary>
internal static class BodyReader
{
    const int FirstBuffer = 4096;

    /// <summary>Reads at most <paramref name="limit"/> bytes.</summary>
    /// <returns>The body; null when it is longer.</returns>
    /// <exception cref="InvalidDataException">The compressed bytes are damaged.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                    Grow(ref buffer, limit);
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return buffer.AsSpan(0, length).ToArray();
                length += read;
                if (length > limit)
                    return null;
            }
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidDataException("damaged", fault);   // what BrotliStream throws where the other streams throw InvalidDataException
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static void Grow(ref byte[] buffer, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, limit + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
