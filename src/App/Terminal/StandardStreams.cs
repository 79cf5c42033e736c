using System.Runtime.InteropServices;
using System.Text;

namespace Fuelgauge.App.Terminal;

/// <summary>
/// The program's three standard streams; the only place that touches the console. Results go to stdout, everything else to stderr.
/// Text is UTF-8 without a byte order mark whatever the locale says, and one call is one write. A pipe that was closed early swallows it
/// (the runtime ignores EPIPE on a console stream; <see cref="HasReaderLeft"/> tells); any other fault of the stream (a full disk behind a redirection) is an <see cref="IOException"/>.
/// </summary>
internal sealed class StandardStreams
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    readonly Lock gate = new();
    readonly Stream output;
    readonly Stream error;
    readonly Func<(int Width, int Height)> size;

    /// <summary>Streams of one's own.</summary>
    /// <param name="environment">Environment and flags.</param>
    /// <param name="output">Stdout.</param>
    /// <param name="error">Stderr.</param>
    /// <param name="isOutputTerminal">True when stdout is a terminal.</param>
    /// <param name="isErrorTerminal">True when stderr is a terminal.</param>
    /// <param name="isInputTerminal">True when stdin is a terminal.</param>
    /// <param name="size">Width and height in cells, asked again at each use; 0 when unknown.</param>
    public StandardStreams(TerminalEnvironment environment, Stream output, Stream error, bool isOutputTerminal, bool isErrorTerminal, bool isInputTerminal, Func<(int Width, int Height)> size)
    {
        Environment = environment;
        this.output = output;
        this.error = error;
        this.size = size;
        IsOutputTerminal = isOutputTerminal;
        IsErrorTerminal = isErrorTerminal;
        IsInputTerminal = isInputTerminal;
    }

    /// <summary>The process's own streams.</summary>
    public static StandardStreams Open(TerminalEnvironment environment) => new(
        environment,
        Console.OpenStandardOutput(),
        Console.OpenStandardError(),
        isOutputTerminal: !Console.IsOutputRedirected,
        isErrorTerminal: !Console.IsErrorRedirected,
        isInputTerminal: !Console.IsInputRedirected,
        ConsoleSize)
    {
        HasLeft = OutputPipe.IsClosed,
        OpenInput = InputPipe.Open,
    };

    /// <summary>What the environment and the flags say.</summary>
    public TerminalEnvironment Environment { get; init; }

    /// <summary>Stdout itself, for a conversation that another writer has the say of.</summary>
    public Stream Output => output;

    /// <summary>True when stdout is a terminal.</summary>
    public bool IsOutputTerminal { get; }

    /// <summary>True when stderr is a terminal.</summary>
    public bool IsErrorTerminal { get; }

    /// <summary>True when stdin is a terminal.</summary>
    public bool IsInputTerminal { get; }

    /// <summary>True when stdout can show a picture that is drawn over and over.</summary>
    public bool CanDrawLive => IsOutputTerminal && Environment.CanMoveCursor;

    /// <summary>Cells of a line of stdout, now; 0 when it is no terminal or does not say.</summary>
    public int Width => IsOutputTerminal ? size().Width : 0;

    /// <summary>Lines stdout shows at once, now; 24 when it does not say.</summary>
    public int Height => size().Height is > 0 and var height ? height : 24;

    /// <summary>True when nobody will ever read what is written to stdout: a pipe was closed early.</summary>
    public bool HasReaderLeft => HasLeft();

    /// <summary>Answers <see cref="HasReaderLeft"/>.</summary>
    public Func<bool> HasLeft { get; init; } = () => false;

    /// <summary>Opens stdin.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>All of stdin; null when it is longer than that.</summary>
    /// <param name="mostBytes">Where it is given up.</param>
    /// <param name="cancellationToken">Ends the wait for more.</param>
    public async Task<byte[]?> ReadInputAsync(int mostBytes, CancellationToken cancellationToken)
    {
        await using var input = OpenInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (bytes.Length + count > mostBytes)
                return null;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>Writes a result.</summary>
    /// <exception cref="IOException">The stream takes no more, for another reason than a reader that left.</exception>
    public void Write(string text) => Write(output, Utf8.GetBytes(text));

    /// <summary>Writes a result that is UTF-8 already.</summary>
    /// <exception cref="IOException">The stream takes no more, for another reason than a reader that left.</exception>
    public void Write(ReadOnlySpan<byte> utf8) => Write(output, utf8);

    /// <summary>Writes what is not a result: errors, hints, logs.</summary>
    public void WriteError(string text)
    {
        try
        {
            Write(error, Utf8.GetBytes(text));
        }
        catch (IOException)
        {
            // There is nowhere left to say so.
        }
    }

    /// <summary>A console key as a character; waits for one. Nothing is echoed.</summary>
    public static char ReadKey() => Console.ReadKey(intercept: true).KeyChar;

    /// <summary>Calls back when the terminal's size changes, until disposed; null where the system has no such signal.</summary>
    public static IDisposable? OnResize(Action changed) =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => changed());

    // Requests that run at the same time say what they do, and a stream need not be safe for threads.
    void Write(Stream stream, ReadOnlySpan<byte> utf8)
    {
        lock (gate)
        {
            stream.Write(utf8);
            stream.Flush();
        }
    }

    static (int Width, int Height) ConsoleSize()
    {
        try
        {
            return (Console.WindowWidth, Console.WindowHeight);
        }
        catch (IOException)
        {
            return (0, 0);
        }
    }
}
