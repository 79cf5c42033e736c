namespace Fuelgauge.App.Commands;

/// <summary>Ends a command: what to say on stderr, and the exit code. Thrown where a command cannot go on, caught once in <see cref="CommandLine"/>.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="messages">One line each, with the way out.</param>
internal sealed class CommandFailure(int exitCode, IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    /// <summary>Ends a command with one message.</summary>
    public CommandFailure(int exitCode, string message)
        : this(exitCode, [message])
    {
    }

    /// <summary>One of <see cref="Commands.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;
}
