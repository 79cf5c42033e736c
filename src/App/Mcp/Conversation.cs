namespace Fuelgauge.App.Mcp;

/// <summary>
/// The two streams of a conversation. The end of the input is passed on only when every request has its answer: who pipes a few lines in and closes the
/// pipe wants the answers, and the library drops what is under way as soon as it sees the end.
/// </summary>
internal sealed class Conversation : IDisposable
{
    /// <summary>Longest wait for the next answer once the input has ended: what a slow provider is given, and a little more. The library leaves some broken requests without one.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    readonly MessageCount asked = new();
    readonly MessageCount answered = new();
    readonly SemaphoreSlim progress = new(0);
    bool isLineOpen;

    /// <summary>Takes the streams; they stay their owner's.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="output">What is answered.</param>
    public Conversation(Stream input, Stream output)
    {
        Input = new Side(input, read: HearAsync);
        Output = new Side(output, written: Said);
    }

    /// <summary>The input, which ends a little later.</summary>
    public Stream Input { get; }

    /// <summary>The output.</summary>
    public Stream Output { get; }

    /// <inheritdoc/>
    public void Dispose() => progress.Dispose();

    async ValueTask<int> HearAsync(Memory<byte> buffer, int length, CancellationToken cancellation)
    {
        if (length == 0 && isLineOpen)
        {
            // The last line lacks its end, and would be read only after all.
            buffer.Span[0] = (byte)'\n';
            length = 1;
        }
        if (length > 0)
        {
            asked.Add(buffer.Span[..length]);
            isLineOpen = buffer.Span[length - 1] != (byte)'\n';
            return length;
        }
        while (answered.Count < asked.Count && await progress.WaitAsync(Patience, cancellation))
        {
            // Another message was written.
        }
        return 0;
    }

    void Said(ReadOnlySpan<byte> bytes)
    {
        var before = answered.Count;
        answered.Add(bytes);
        if (answered.Count > before)
            progress.Release();
    }

    /// <summary>One of the streams, told what passes.</summary>
    sealed class Side(Stream stream, Func<Memory<byte>, int, CancellationToken, ValueTask<int>>? read = null, Spoken? written = null) : Stream
    {
        public override bool CanRead => stream.CanRead;

        public override bool CanSeek => false;

        public override bool CanWrite => stream.CanWrite;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = await stream.ReadAsync(buffer, cancellationToken);
            return buffer.Length == 0 ? 0 : await read!(buffer, length, cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stream.WriteAsync(buffer, cancellationToken);
            written!(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            stream.Write(buffer, offset, count);
            written!(buffer.AsSpan(offset, count));
        }

        public override void Flush() => stream.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    delegate void Spoken(ReadOnlySpan<byte> bytes);
}
