using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fuelgauge.App.Commands;

/// <summary>
/// The command behind <c>--</c>. It is the user's own work: it gets the terminal, the whole environment and its own exit code, and no shell stands between.
/// </summary>
/// <param name="words">The program and its arguments; at least one word.</param>
/// <param name="world">What the process was given.</param>
/// <param name="interruption">Signals, which are its own while it runs.</param>
internal sealed partial class ChildCommand(IReadOnlyList<string> words, World world, Interruption interruption)
{
    const string PickVariable = "FUELGAUGE_PICK";
    const int Interrupt = 2;

    /// <summary>Runs it to its end.</summary>
    /// <param name="account">The account it is to use, <c>provider/name</c>; null where that is not one.</param>
    /// <returns>Its exit code, 128 + the signal that ended it, or 127 when it could not be started; why has then been said.</returns>
    public async Task<int> RunAsync(string? account)
    {
        interruption.Token.ThrowIfCancellationRequested();
        if (Find(words[0]) is not { } program)
            return NotStarted("no such program; name one on the PATH, or give its path");
        var start = new ProcessStartInfo(program, words.Skip(1)) { UseShellExecute = false, WorkingDirectory = world.Environment.WorkingFolder };
        start.Environment.Clear();
        foreach (var (name, value) in world.Environment.Variables)
            start.Environment[name] = value;
        start.Environment.Remove(PickVariable);
        if (account is not null)
            start.Environment[PickVariable] = account;

        Process? process = null;
        var early = 0;
        using var forwarding = interruption.Forward(signal =>
        {
            if (Volatile.Read(ref process) is { } running)
                Send(running, signal);
            else
                Volatile.Write(ref early, signal);
        });
        try
        {
            Volatile.Write(ref process, Process.Start(start)!);
        }
        catch (Win32Exception fault)
        {
            return NotStarted(fault.NativeErrorCode == 0 ? fault.Message : new Win32Exception(fault.NativeErrorCode).Message);
        }

        using (process)
        {
            if (Volatile.Read(ref early) is > 0 and var signal)
                Send(process!, signal);
            await process!.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
    }

    int NotStarted(string why)
    {
        world.Say($"fuelgauge: {words[0]} cannot be started: {why}");
        return ExitCode.NotStarted;
    }

    /// <summary>The program as a shell finds it. The system's own way would look beside this program and in the working folder first.</summary>
    string? Find(string name)
    {
        if (OperatingSystem.IsWindows())
            return name;
        if (name.Contains('/'))
            return Path.GetFullPath(name, world.Environment.WorkingFolder) is var path && File.Exists(path) ? path : null;
        return (world.Environment.Variable("PATH") ?? "").Split(':')
            .Select(folder => Path.GetFullPath(Path.Join(folder, name), world.Environment.WorkingFolder))
            .FirstOrDefault(IsProgram);
    }

    static bool IsProgram(string path)
    {
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & execute) != 0;
    }

    // A Ctrl-C at a terminal has reached the command already, and a second one may mean more to it than the first.
    void Send(Process process, int signal)
    {
        var isTyped = signal == Interrupt && (world.Terminal.IsInputTerminal || world.Terminal.IsOutputTerminal || world.Terminal.IsErrorTerminal);
        if (!isTyped && !OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
