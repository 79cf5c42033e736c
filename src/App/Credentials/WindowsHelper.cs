using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Fuelgauge.App.Credentials;

/// <summary>Runs a program on Windows, where its tree of children is ended through .NET. Its stderr goes nowhere, since it might hold the secret.</summary>
internal static class WindowsHelper
{
    /// <summary>Runs to the end.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the tree has been killed.</exception>
    public static async Task<HelperOutcome> RunAsync(HelperRun run, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(run.Program, run.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in run.Environment)
            start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return HelperOutcome.Without(HelperEnd.NotStarted);
        }
        using var timeout = new CancellationTokenSource(run.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            process.StandardInput.Close();
            process.BeginErrorReadLine();
            var buffer = new byte[run.MostBytes + 1];
            var length = await process.StandardOutput.BaseStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, either.Token);
            if (length > run.MostBytes)
                return HelperOutcome.Without(HelperEnd.TooLong);
            await process.WaitForExitAsync(either.Token);
            return new HelperOutcome(HelperEnd.Exited, process.ExitCode, Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HelperOutcome.Without(HelperEnd.TimedOut);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
