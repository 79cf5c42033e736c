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
    Action<int>? forward;

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
        if (forward is { } to)
        {
            to(signal);
            return;
        }

        ExitCode = 128 + signal;
        source.Cancel();
    }

    /// <summary>Hands signals on, as long as the answer is not disposed of: a command is running that they are meant for, and it decides when it ends.</summary>
    /// <param name="to">Takes the signal's number.</param>
    public IDisposable Forward(Action<int> to)
    {
        forward = to;
        return new Forwarding(this);
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
        context.Cancel = forward is not null || !source.IsCancellationRequested;
        if (forward is null)
            end ??= new Timer(_ => Environment.Exit(ExitCode), null, Grace, Timeout.InfiniteTimeSpan);
        Signal(number);
    }));

    sealed class Forwarding(Interruption interruption) : IDisposable
    {
        public void Dispose() => interruption.forward = null;
    }
}
