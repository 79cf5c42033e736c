using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Fuelgauge.App.Terminal;

/// <summary>Why a live screen woke up.</summary>
internal enum LiveEvent
{
    /// <summary>The time is up.</summary>
    Tick,

    /// <summary>The size changed, or the program came back to the foreground: draw again.</summary>
    Redraw,

    /// <summary>The user pressed <c>q</c>.</summary>
    Quit,
}

/// <summary>
/// The whole terminal as a picture that is drawn over and over, on the alternate screen: what was there before comes back when it is disposed,
/// when the process ends in any other way but a kill -9, and while it is suspended (Ctrl-Z).
/// Ctrl-C stays a signal, for who owns the process.
/// </summary>
internal sealed class LiveScreen : IDisposable
{
    // Alternate screen, no cursor, no wrapping of long lines; and back. xterm control sequences, DECSET 1049, 25 and 7.
    const string Enter = "\e[?1049h\e[?25l\e[?7l";
    const string Leave = "\e[?7h\e[?25h\e[?1049l";
    const string Home = "\e[H";
    const string ClearLine = "\e[K";
    const string ClearBelow = "\e[J";

    readonly StandardStreams terminal;
    readonly TimeProvider clock;
    readonly Channel<LiveEvent> events = Channel.CreateUnbounded<LiveEvent>();
    readonly List<IDisposable> signals = [];
    int isRestored;

    /// <summary>Takes the screen.</summary>
    public LiveScreen(StandardStreams terminal, TimeProvider clock)
    {
        this.terminal = terminal;
        this.clock = clock;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        if (StandardStreams.OnResize(() => events.Writer.TryWrite(LiveEvent.Redraw)) is { } resize)
            signals.Add(resize);
        if (!OperatingSystem.IsWindows())
        {
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, _ => terminal.Write(Leave)));
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Resume()));
        }

        terminal.Write(Enter);
        if (terminal.IsInputTerminal)
            new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <summary>Draws a picture over the last one. Lines are as wide as the canvas at most; lines below the edge are not drawn.</summary>
    public void Draw(IReadOnlyList<string> lines)
    {
        var frame = new StringBuilder(Home);
        var height = Math.Min(lines.Count, terminal.Height);
        for (var row = 0; row < height; row++)
            frame.Append(lines[row]).Append(ClearLine).Append(row < height - 1 ? "\r\n" : "");
        terminal.Write(frame.Append(ClearBelow).ToString());
    }

    /// <summary>Waits for a key, a change of size, or the time to be up.</summary>
    public async Task<LiveEvent> NextAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await events.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LiveEvent.Tick;
        }
    }

    /// <summary>Gives the screen back.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        signals.ForEach(signal => signal.Dispose());
        Restore();
    }

    void OnExit(object? sender, EventArgs arguments) => Restore();

    void Restore()
    {
        if (Interlocked.Exchange(ref isRestored, 1) == 0)
            terminal.Write(Leave);
    }

    void Resume()
    {
        terminal.Write(Enter);
        events.Writer.TryWrite(LiveEvent.Redraw);
    }

    /// <summary>Ends with the process: a console read cannot be cancelled.</summary>
    void ReadKeys()
    {
        while (Volatile.Read(ref isRestored) == 0)
        {
            try
            {
                if (StandardStreams.ReadKey() is 'q' or 'Q')
                    events.Writer.TryWrite(LiveEvent.Quit);
            }
            catch (InvalidOperationException)
            {
                return;   // stdin went away
            }
        }
    }
}
