using System.Runtime.InteropServices;

namespace Fuelgauge.App.Commands;

/// <summary>SIGINT and SIGTERM as a cancellation that remembers which it was. A second signal ends the process as it would anybody's.</summary>
internal sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly List<PosixSignalRegistration> registrations = [];

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
        source.Dispose();
    }

    void On(PosixSignal signal, int number) => registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !source.IsCancellationRequested;
        Signal(number);
    }));
}
