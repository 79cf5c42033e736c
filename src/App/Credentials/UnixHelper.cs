using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace Fuelgauge.App.Credentials;

/// <summary>
/// Runs a program as the leader of a process group of its own, so that whatever it starts can be ended with it. .NET's Process cannot do that:
/// it has no way to say so, and a parent may not change the group after the child has begun (setpgid gives EACCES after exec).
/// Its stdin is empty, and its stderr goes nowhere, since it might hold the secret.
/// </summary>
internal static partial class UnixHelper
{
    const int Interval = 20;
    const int Kill = 9;

    /// <summary>Runs to the end. What was started is gone afterwards, but for programs that left the group themselves.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the group has been killed.</exception>
    public static HelperOutcome Run(HelperRun run, TimeProvider time, CancellationToken cancellationToken)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        if (Spawn(run, (int)pipe.ClientSafePipeHandle.DangerousGetHandle()) is not { } process)
            return HelperOutcome.Without(HelperEnd.NotStarted);
        pipe.DisposeLocalCopyOfClientHandle();

        var output = new MemoryStream();
        HelperEnd end;
        var status = 0;
        try
        {
            end = Read((int)pipe.SafePipeHandle.DangerousGetHandle(), process, output, run, time, cancellationToken);
        }
        finally
        {
            // The leader has not been waited for yet, so its id, which is the group's, cannot have gone to another process.
            _ = KillProcess(-process, Kill);
            _ = WaitForProcess(process, out status, 0);
        }
        cancellationToken.ThrowIfCancellationRequested();
        return end == HelperEnd.Exited ? new HelperOutcome(end, ExitCode(status), Encoding.UTF8.GetString(output.ToArray())) : HelperOutcome.Without(end);
    }

    // Ends with the leader: a grandchild that keeps the pipe open is not waited for once everything written has been read.
    static HelperEnd Read(int pipe, int process, MemoryStream output, HelperRun run, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var buffer = new byte[4096];
        var atEnd = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var exited = HasExited(process);
            var readable = Poll(atEnd ? -1 : pipe, exited ? 0 : Interval);
            if (readable)
            {
                var count = (int)ReadPipe(pipe, buffer, (nuint)buffer.Length);
                atEnd = count <= 0;
                output.Write(buffer, 0, Math.Max(count, 0));
                if (output.Length > run.MostBytes)
                    return HelperEnd.TooLong;
            }
            else if (exited)
            {
                return HelperEnd.Exited;
            }
            if (time.GetElapsedTime(begun) >= run.Timeout)
                return HelperEnd.TimedOut;
        }
        return HelperEnd.TimedOut;
    }

    static int? Spawn(HelperRun run, int output)
    {
        using var arguments = new NativeStrings([run.Program, .. run.Arguments]);
        using var environment = new NativeStrings([.. run.Environment.Select(entry => $"{entry.Key}={entry.Value}")]);
        // Larger than posix_spawnattr_t and posix_spawn_file_actions_t of glibc (336, 80), musl and macOS (a pointer each).
        var attributes = new byte[512];
        var actions = new byte[512];
        _ = InitAttributes(attributes);
        _ = InitActions(actions);
        try
        {
            const short setProcessGroup = 2;
            const int readOnly = 0;
            const int writeOnly = 1;
            if (SetFlags(attributes, setProcessGroup) != 0 || SetGroup(attributes, 0) != 0
                || AddOpen(actions, 0, "/dev/null", readOnly, 0) != 0 || AddDup2(actions, output, 1) != 0 || AddOpen(actions, 2, "/dev/null", writeOnly, 0) != 0)
                return null;
            return PosixSpawn(out var process, run.Program, actions, attributes, arguments.Pointer, environment.Pointer) == 0 ? process : null;
        }
        finally
        {
            _ = DestroyAttributes(attributes);
            _ = DestroyActions(actions);
        }
    }

    static bool HasExited(int process)
    {
        const int byId = 1;
        const int exited = 4;
        const int noHang = 1;
        var keep = OperatingSystem.IsMacOS() ? 0x20 : 0x01000000;   // WNOWAIT: stays waitable
        var info = new int[64];
        return WaitForId(byId, process, info, exited | noHang | keep) == 0 && info[0] != 0;   // si_signo is 0 while there is nothing to tell
    }

    static bool Poll(int descriptor, int milliseconds)
    {
        var request = new PollRequest { Descriptor = descriptor, Events = 1 };   // POLLIN; a negative descriptor only waits
        return PollDescriptors(ref request, 1, milliseconds) > 0;
    }

    static int ExitCode(int status) => (status & 0x7F) is var signal and not 0 ? 128 + signal : (status >> 8) & 0xFF;

    [StructLayout(LayoutKind.Sequential)]
    struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Results;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(out int process, string path, byte[] actions, byte[] attributes, nint arguments, nint environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitAttributes(byte[] attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte[] attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte[] attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setpgroup")]
    private static partial int SetGroup(byte[] attributes, int group);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(byte[] actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte[] actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte[] actions, int descriptor, string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDup2(byte[] actions, int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "waitid")]
    private static partial int WaitForId(int kind, int id, int[] info, int options);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int WaitForProcess(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int KillProcess(int process, int signal);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int PollDescriptors(ref PollRequest request, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadPipe(int descriptor, byte[] buffer, nuint count);
}
