using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>
/// Reads accounts, all at once. Each costs its own timeout at most; none can hold up, fail or see another. What must not be asked yet comes from the poll
/// state, and what was asked goes there.
/// </summary>
internal sealed class Poller : IDisposable
{
    readonly IPollState state;
    readonly ICredentialHelper helpers;
    readonly ReadOnlyMemory<byte> seriesSalt;
    readonly Dictionary<string, ISourceReader> readers;

    /// <summary>Makes a poller; it lives as long as the program.</summary>
    /// <param name="state">Poll state.</param>
    /// <param name="http">The way to providers.</param>
    /// <param name="helpers">Runs key commands.</param>
    /// <param name="readers">Readers of other kinds of sources.</param>
    /// <param name="seriesSalt">The history's salt, for identities of series.</param>
    /// <param name="time">Wall clock for stamps, monotonic clock for durations.</param>
    /// <param name="random">For the jitter of waits.</param>
    /// <param name="trace">Takes one line per request, free of secrets; null for nobody.</param>
    public Poller(
        IPollState state, ProviderHttp http, ICredentialHelper helpers, IEnumerable<ISourceReader> readers, ReadOnlyMemory<byte> seriesSalt, TimeProvider time, Random random, Action<string>? trace = null)
    {
        this.state = state;
        this.helpers = helpers;
        this.seriesSalt = seriesSalt;
        this.readers = readers.ToDictionary(reader => reader.Kind);
        Time = time;
        BackOff = new(random);
        Runner = new(http, time, trace);
        Programs = new(helpers, time);
    }

    /// <summary>Its clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>How long to wait after an answer.</summary>
    public BackOff BackOff { get; }

    /// <summary>How many at one time.</summary>
    public RequestLimiter Limiter { get; } = new();

    /// <summary>Makes requests.</summary>
    public RequestRunner Runner { get; }

    /// <summary>Runs programs whose output is an answer.</summary>
    public ProgramRunner Programs { get; }

    /// <summary>Reads the accounts.</summary>
    /// <param name="accounts">The accounts, each once; equal ones are polled once and all get the result.</param>
    /// <param name="options">How.</param>
    /// <param name="onRead">Called from any thread when an account is read, and again when an extra added to it; null for nobody.</param>
    /// <param name="cancellationToken">Ends the pass; what was answered until then is stored.</param>
    /// <returns>The results in the order of the accounts.</returns>
    /// <exception cref="OperationCanceledException">The pass was ended.</exception>
    public async Task<IReadOnlyList<PolledAccount>> PollAsync(
        IReadOnlyList<Account> accounts, PollOptions options, Action<PolledAccount>? onRead, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        var now = Time.GetUtcNow();
        var plans = PassPlanner.Plan(accounts, options, state, owner, now);
        var sends = plans.Any(plan => plan.MaySend);
        try
        {
            // What sends nothing needs no clock: the first timer starts a thread.
            using var overtime = sends ? new CancellationTokenSource(options.Deadline, Time) : new CancellationTokenSource();
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(overtime.Token, cancellationToken);
            await using var outcomes = new OutcomeWriter(state, owner);
            var pass = new PollPass(options, now, outcomes, deadline.Token, cancellationToken);
            // What sends nothing is done at once: threads would cost more than they do.
            var polled = await Task.WhenAll(plans.Select(plan => plan.MaySend ? Task.Run(() => ReadAsync(pass, plan, onRead), cancellationToken) : ReadAsync(pass, plan, onRead))).ConfigureAwait(false);
            var byId = polled.SelectMany(twins => twins).ToDictionary(result => result.Account.Id);
            return [.. accounts.Select(account => byId[account.Id])];
        }
        finally
        {
            if (sends)
                state.Release(owner);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Limiter.Dispose();

    /// <summary>What stands in the history for an account id or a key.</summary>
    public string Hash(string secret) => SaltedHash.Of(seriesSalt.Span, secret);

    async Task<IReadOnlyList<PolledAccount>> ReadAsync(PollPass pass, AccountPlan plan, Action<PolledAccount>? onRead)
    {
        var account = await CompleteAsync(pass, plan).ConfigureAwait(false);
        var allowance = new AnswerAllowance();
        var sources = account.Provider.Sources.Select(source => SourcePoll.IsFor(account, source) ? new SourcePoll(this, pass, plan, account, source, allowance) : null).ToList();
        var local = await Task.WhenAll(account.Provider.Sources.Zip(sources, async (source, poll) =>
        {
            if (poll is null)
                return readers.TryGetValue(source.Kind, out var reader) ? await reader.ReadAsync(account, source, pass.Caller).ConfigureAwait(false) : null;
            await poll.ReadAsync().ConfigureAwait(false);
            return null;
        })).ConfigureAwait(false);

        var results = Results();
        Report();
        if (sources.Any(source => source is { HasExtras: true }))
        {
            await Task.WhenAll(sources.Select(source => source?.ReadExtrasAsync() ?? Task.CompletedTask)).ConfigureAwait(false);
            results = Results();
            Report();
        }

        return results;

        List<PolledAccount> Results()
        {
            List<SourceResult> read = [.. sources.Select((source, index) => source?.Result() ?? local[index]).OfType<SourceResult>()];
            var identity = read.Select(result => result.Identity).FirstOrDefault(stated => stated is not null) ?? KeyIdentity(account);
            return [.. plan.Twins.Select((twin, index) => new PolledAccount(index == 0 ? account : twin, read) { Identity = identity, Host = account.Host() })];
        }

        void Report()
        {
            if (onRead is not null)
                results.ForEach(onRead);
        }
    }

    /// <summary>The account with what its key commands print. They are run only when something will be sent.</summary>
    async Task<Account> CompleteAsync(PollPass pass, AccountPlan plan)
    {
        if (plan.Account.KeyCommands.Count == 0 || !plan.MaySend)
            return plan.Account;
        try
        {
            return await helpers.CompleteAsync(plan.Account, pass.Deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!pass.Caller.IsCancellationRequested)
        {
            return plan.Account;
        }
    }

    /// <summary>What names a series where no answer says whose it is: the account of a login, else the keys. A login's token changes every few hours, so its place stands for it.</summary>
    string? KeyIdentity(Account account)
    {
        if (account.Credentials.Values.Select(credential => credential.Login?.AccountId).FirstOrDefault(id => id is not null) is { } stated)
            return Hash(stated);
        List<string> parts = [.. account.Credentials.Select(part => $"{part.Key} {(part.Value.Login is { Program: not null } login ? login.Origin : part.Value.Secret.Reveal())}")];
        parts.Sort(StringComparer.Ordinal);
        return parts.Count == 0 ? null : Hash(string.Join('\n', parts));
    }
}
