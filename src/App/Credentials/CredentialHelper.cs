using System.Collections.Concurrent;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Runs <c>key_command</c> helpers. A helper gets no variable in which a credential may be, and its answer stays in memory.</summary>
/// <param name="environment">What helpers inherit, and where they are found.</param>
/// <param name="secretVariables">Asked, when there is a helper to run, for the variables that any definition or account names as a credential.</param>
/// <param name="time">Measures the timeout.</param>
internal sealed class CredentialHelper(HostEnvironment environment, Func<IReadOnlySet<string>> secretVariables, TimeProvider time)
    : ICredentialHelper, IAsyncDisposable
{
    const int MostBytes = 64 * 1024;

    /// <summary>How long a helper may take.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    readonly Lazy<Dictionary<string, string>> variables = new(() => Harmless(environment.Variables, secretVariables()));
    readonly ConcurrentDictionary<KeyCommand, Lazy<Task<KeyText>>> answers = new();
    readonly CancellationTokenSource shutdown = new();

    /// <summary>How long a helper may take.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <inheritdoc/>
    public async ValueTask<Account> CompleteAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.KeyCommands.Count == 0)
            return account;
        var credentials = new Dictionary<string, Credential>(account.Credentials);
        var failure = account.CredentialFailure;
        foreach (var (part, command) in account.KeyCommands)
        {
            // The run belongs to the process, not to the account that asks first: one caller giving up takes the answer from nobody else.
            var answer = await answers.GetOrAdd(command, command => new(() => RunAsync(command))).Value.WaitAsync(cancellationToken);
            if (answer.Fault is not null)
                failure ??= answer.Fault.At(command.Program);
            else
                credentials[part] = account.Provider.Credential(part, answer.Keys[0].Secret, command.Program);
        }
        return account with { Credentials = credentials, CredentialFailure = failure };
    }

    /// <summary>Ends the helpers that still run.</summary>
    public async ValueTask DisposeAsync()
    {
        await shutdown.CancelAsync();
        foreach (var answer in answers.Values.Where(answer => answer.IsValueCreated))
            await answer.Value.ContinueWith(_ => { }, TaskScheduler.Default);
        shutdown.Dispose();
    }

    static Dictionary<string, string> Harmless(IReadOnlyDictionary<string, string> variables, IReadOnlySet<string> secret) =>
        variables.Where(entry => !secret.Contains(entry.Key)).ToDictionary();

    async Task<KeyText> RunAsync(KeyCommand command)
    {
        if (ProgramFinder.Find(command.Program, environment) is not { } program)
            return Failed("was not found", "Give its absolute path, or put it into a folder of PATH that only you and root can write to.");
        var run = new HelperRun(program, [.. command.Arguments.Skip(1)], variables.Value, Timeout, MostBytes);
        var outcome = OperatingSystem.IsWindows()
            ? await WindowsHelper.RunAsync(run, time, shutdown.Token)
            : await Task.Run(() => UnixHelper.Run(run, time, shutdown.Token), shutdown.Token);
        return outcome.End switch
        {
            HelperEnd.Exited when outcome.ExitCode == 0 => KeyText.Single(outcome.Output),
            HelperEnd.Exited => Failed($"ended with exit code {outcome.ExitCode}", "Run it by hand to see why."),
            HelperEnd.TimedOut => Failed($"did not answer within {Timeout.TotalSeconds:0.#} s", "Run it by hand; it must not ask anything."),
            HelperEnd.TooLong => Failed($"printed more than {MostBytes / 1024} KiB", "It must print the key and nothing else."),
            _ => Failed("could not be started", "Check that it is a program for this machine."),
        };
    }

    static KeyText Failed(string what, string wayOut) => new([], new KeyFault(State.Auth, what, wayOut));
}
