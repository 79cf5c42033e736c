using System.Runtime.InteropServices;

namespace Fuelgauge.App.Commands;

/// <summary>
/// SIGINT, SIGTERM and SIGHUP as a cancellation that remembers which it was. What does not heed it within a second (an open of a pipe that nobody
/// writes to cannot be cancelled) is ended all the same: databases and result files are whole at any moment. A second signal ends the process
/// as it would anybody's.
/// </summary>
internal sealed class Interruption : IDisposable
{
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(900);

    readonly CancellationTokenSource source = new();
    readonly List<PosixSignalRegistration> registrations = [];
    Timer? end;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code of a command that was ended so: 128 + signal.</summary>
    public int ExitCode { get; private set; } = Commands.ExitCode.Interrupted;

    /// <summary>Listens to the process's signals.</summary>
    public static Interruption Listen()
    {
        var interruption = new Interruption();
        interruption.On(PosixSignal.SIGINT, 2);
        interruption.On(PosixSignal.SIGTERM, 15);
        interruption.On(PosixSignal.SIGHUP, 1);
        return interruption;
    }

    /// <summary>Interrupts, as a signal would.</summary>
    /// <param name="signal">Its number: 2 for SIGINT, 15 for SIGTERM.</param>
    public void Signal(int signal)
    {
        ExitCode = 128 + signal;
        source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        end?.Dispose();
        source.Dispose();
    }

    void On(PosixSignal signal, int number) => registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !source.IsCancellationRequested;
        end ??= new Timer(_ => Environment.Exit(ExitCode), null, Grace, Timeout.InfiniteTimeSpan);
        Signal(number);
    }));
}
