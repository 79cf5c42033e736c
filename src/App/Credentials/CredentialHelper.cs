using System.Collections.Concurrent;
using Fuelgauge.App.Documents;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Runs <c>key_command</c> helpers. A helper gets no variable in which a credential may be, and its answer stays in memory.</summary>
/// <param name="environment">What helpers inherit, and where they are found.</param>
/// <param name="secretVariables">Asked, when there is a helper to run, for the variables that any definition or account names as a credential.</param>
/// <param name="documents">Reads what they print.</param>
/// <param name="time">Measures the timeout.</param>
internal sealed class CredentialHelper(HostEnvironment environment, Func<IReadOnlySet<string>> secretVariables, DocumentReader documents, TimeProvider time)
    : ICredentialHelper, IAsyncDisposable
{
    const int MostBytes = 64 * 1024;

    static readonly Dictionary<string, Secret> NoParts = [];

    /// <summary>How long a helper may take.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    readonly Lazy<Dictionary<string, string>> variables = new(() => Harmless(environment.Variables, secretVariables()));
    readonly ConcurrentDictionary<KeyCommand, Lazy<Task<(string Text, KeyFault? Fault)>>> answers = new();
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
            if (account.Provider.Sources.Any(source => source.Kind == SourceKind.Command && source.Part == part))
                continue;   // no credential: its text is an answer, wanted when that is due
            var (parts, fault) = await ReadAsync(part, command, account, cancellationToken);
            if (fault is not null)
                failure ??= fault.At(command.Program);
            foreach (var (name, secret) in parts.Parts)
                credentials[name] = account.Provider.Credential(name, secret, command.Program) with { Login = parts.Login };
        }
        return account with { Credentials = credentials, CredentialFailure = failure, Settings = Settings(account, credentials) };
    }

    /// <summary>What a printed login says beside its parts counts as it does in a file: less than what the user wrote, more than the usual value.</summary>
    static Dictionary<string, string> Settings(Account account, Dictionary<string, Credential> credentials)
    {
        var settings = new Dictionary<string, string>(account.Settings);
        foreach (var setting in account.Provider.Settings.Where(setting => settings.GetValueOrDefault(setting.Name) == setting.Default))
        {
            if (credentials.Values.Select(credential => credential.Login?.Settings.GetValueOrDefault(setting.Name)).FirstOrDefault(text => text is not null) is { } said)
                settings[setting.Name] = said;
        }
        return settings;
    }

    /// <summary>Ends the helpers that still run.</summary>
    public async ValueTask DisposeAsync()
    {
        await shutdown.CancelAsync();
        foreach (var answer in answers.Values.Where(answer => answer.IsValueCreated))
            await answer.Value.ContinueWith(_ => { }, TaskScheduler.Default);
        shutdown.Dispose();
    }

    /// <summary>What a helper says. A keychain may ask its owner each time, so that the answer is kept; that of a login which has run out meanwhile is asked for anew.</summary>
    async Task<((IReadOnlyDictionary<string, Secret> Parts, Login? Login) Answer, KeyFault? Fault)> ReadAsync(string part, KeyCommand command, Account account, CancellationToken cancellationToken)
    {
        // The run belongs to the process, not to the account that asks first: one caller giving up takes the answer from nobody else.
        var kept = answers.TryGetValue(command, out var known);
        known ??= answers.GetOrAdd(command, command => new(() => RunAsync(command)));
        var read = Read(await known.Value.WaitAsync(cancellationToken), part, command, account);
        if (!kept || read.Answer.Login?.HasEnded(time.GetUtcNow()) != true)
            return read;
        answers.TryRemove(KeyValuePair.Create(command, known));
        return Read(await answers.GetOrAdd(command, command => new(() => RunAsync(command))).Value.WaitAsync(cancellationToken), part, command, account);
    }

    ((IReadOnlyDictionary<string, Secret> Parts, Login? Login) Answer, KeyFault? Fault) Read((string Text, KeyFault? Fault) printed, string part, KeyCommand command, Account account)
    {
        if (printed.Fault is not null)
            return ((NoParts, null), printed.Fault);
        if (account.Provider.Credentials.FirstOrDefault(credential => credential.Part == part) is { Store: { } store } definition)
        {
            var there = environment.With(account.Provider.HomeVariable, account.Home);
            var stored = StoreText.Parse(printed.Text, store, there, documents);
            return stored.Content is { Parts.Count: > 0 } content
                ? ((content.Parts, new StoreFile(there, documents, time).Login(definition, command.Program, content)), null)
                : ((NoParts, null), stored.Fault ?? new(State.Auth, $"printed none of {string.Join(", ", store.Parts.Values)}", "Run it by hand to see what it prints."));
        }

        var single = KeyText.Single(printed.Text);
        return ((single.Keys.ToDictionary(_ => part, key => key.Secret), null), single.Fault);
    }

    static Dictionary<string, string> Harmless(IReadOnlyDictionary<string, string> variables, IReadOnlySet<string> secret) =>
        variables.Where(entry => !secret.Contains(entry.Key)).ToDictionary();

    /// <inheritdoc/>
    public async Task<ProgramOutput> RunAsync(KeyCommand command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Token);
        var (outcome, fault) = await RunAsync(command, timeout, "what its account is for", ends.Token);
        return new(outcome.Output, outcome.ExitCode, fault?.At(command.Program));
    }

    async Task<(string Text, KeyFault? Fault)> RunAsync(KeyCommand command)
    {
        var (outcome, fault) = await RunAsync(command, Timeout, "the key", shutdown.Token);
        return fault is null && outcome.ExitCode != 0 ? Failed($"ended with exit code {outcome.ExitCode}", "Run it by hand to see why.") : (outcome.Output, fault);
    }

    async Task<(HelperOutcome Outcome, KeyFault? Fault)> RunAsync(KeyCommand command, TimeSpan timeout, string wanted, CancellationToken cancellationToken)
    {
        if (ProgramFinder.Find(command.Program, environment) is not { } program)
            return Fault(HelperEnd.NotStarted, "was not found", "Give its absolute path, or put it into a folder of PATH that only you and root can write to.");
        var run = new HelperRun(program, [.. command.Arguments.Skip(1)], variables.Value, timeout, MostBytes);
        var outcome = OperatingSystem.IsWindows()
            ? await WindowsHelper.RunAsync(run, time, cancellationToken)
            : await Task.Run(() => UnixHelper.Run(run, time, cancellationToken), cancellationToken);
        return outcome.End switch
        {
            HelperEnd.Exited => (outcome, null),
            HelperEnd.TimedOut => Fault(outcome.End, $"did not answer within {timeout.TotalSeconds:0.#} s", "Run it by hand; it must not ask anything."),
            HelperEnd.TooLong => Fault(outcome.End, $"printed more than {MostBytes / 1024} KiB", $"It must print {wanted} and nothing else."),
            _ => Fault(outcome.End, "could not be started", "Check that it is a program for this machine."),
        };
    }

    static (HelperOutcome, KeyFault?) Fault(HelperEnd end, string what, string wayOut) => (HelperOutcome.Without(end), new KeyFault(State.Auth, what, wayOut));

    static (string, KeyFault?) Failed(string what, string wayOut) => ("", new KeyFault(State.Auth, what, wayOut));
}
