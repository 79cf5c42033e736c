using System.CommandLine;
using System.Net;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Polling;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Sources.Dispatch;
using Fuelgauge.App.Sources.Files;
using Fuelgauge.App.Sources.Observed;
using Fuelgauge.App.Sources.Statusline;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Commands;

/// <summary>Everything a pass needs, opened once: accounts, stores, the way to providers.</summary>
internal sealed class Session : IAsyncDisposable
{
    static readonly TimeSpan RecentFor = TimeSpan.FromDays(7);
    static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(300)];

    readonly World world;
    readonly Setup setup;
    readonly PassRequest request;
    readonly AccountSelection selection;
    readonly History history;
    readonly IPollState state;
    readonly CredentialHelper helper;
    readonly ProviderHttp http;
    readonly Poller poller;
    readonly ObservedStore observed;
    readonly StatuslineStore statuslines;
    readonly AccountLogs logs;
    readonly OutputPlan plan;
    AccountList? first;
    IReadOnlyList<BorrowedLogin> unused = [];
    string said = "";

    Session(World world, Setup setup, PassRequest request, AccountSelection selection, OutputPlan plan)
    {
        this.world = world;
        this.setup = setup;
        this.request = request;
        this.selection = selection;
        this.plan = plan;
        first = setup.Resolve(selection);   // a word that names no account is refused before anything is opened or sent
        history = History.OpenForPass(setup, request, plan);
        state = SqlitePollState.OpenOrForget(DatabasePaths.State(world.Environment), line => plan.Hint(world, line));
        helper = new CredentialHelper(world.Environment, () => KeyFindings.SecretVariables(setup.Catalog, setup.Settings), Setup.Documents, world.Time);
        http = new ProviderHttp(ProxyRules.FromEnvironment(world.Environment.Variable), $"fuelgauge/{World.Version}", Dns.GetHostAddressesAsync);
        var dispatch = new DispatchSource(DatabasePaths.Dispatch(world.Environment, request.DispatchDatabase, Settings.DispatchDatabase), world.Time);
        poller = new Poller(state, http, helper, [dispatch, new FileSource(world.Environment, Setup.Documents, history.Log.Salt, world.Time)], history.Log.Salt, world.Time, Random.Shared, plan.IsVerbose ? world.Say : null);
        observed = new ObservedStore(state, world.Time);
        statuslines = new StatuslineStore(state, world.Environment, world.Time);
        logs = new AccountLogs(world, world.UsageInputs(setup, request.Database), request.Records);
    }

    /// <summary>The configuration in force.</summary>
    public FuelgaugeSettings Settings => setup.Settings;

    /// <summary>Longest time for one account.</summary>
    public TimeSpan Timeout => request.Timeout ?? Settings.Timeout;

    /// <summary>The accounts of the last pass, in its order.</summary>
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>Accounts recorded in the last 7 days, with the meters that were gates then, as of the last pass.</summary>
    public IReadOnlyDictionary<AccountId, IReadOnlyList<string>> RecentlySeen { get; private set; } = new Dictionary<AccountId, IReadOnlyList<string>>();

    /// <summary>The leases in force; none, after a warning, where they cannot be seen.</summary>
    public IReadOnlyList<Lease> Leases(DateTimeOffset now)
    {
        try
        {
            return state is SqlitePollState kept ? kept.Leases.Active(now) : [];
        }
        catch (StorageException exception)
        {
            plan.Hint(world, $"{exception.Message} Until then leases are not seen.");
            return [];
        }
    }

    /// <summary>True when there is an account with a credential, or one that the user named; and where a tag was asked for, since having none of it says nothing of keys.</summary>
    public bool HasAccounts { get; private set; }

    /// <summary>Tells of the logins of other programs that the last pass met and that are not switched on: each once, and none where the configuration has settled it.</summary>
    public void TellOfLogins()
    {
        if (unused.Count == 0 || Settings.Origins.ContainsKey("borrowed_tokens"))
            return;
        var byHash = unused.ToLookup(login => SaltedHash.Of(state.Salt.Span, $"{login.Provider} {login.Program} {login.Origin}"));
        var isNew = state.Remember([.. byHash.Select(login => login.Key)]);
        foreach (var line in LoginHint.Lines([.. byHash.Where(login => isNew.Contains(login.Key)).Select(login => login.First())], world.Environment.Shorten(setup.File.Path ?? "the configuration")))
            plan.Hint(world, line);
    }

    /// <summary>Opens what a line asks for.</summary>
    /// <exception cref="CommandFailure">Mistakes in the line or the configuration.</exception>
    public static Session Open(World world, ParseResult parsed, CommonOptions common, OutputPlan plan, PassRequest request)
    {
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var tags = parsed.GetValue(common.Tag) ?? [];
        var selection = new AccountSelection(request.Accounts, tags.Length > 0 || request.Accounts.Count > 0 ? tags : request.UsualTags);
        return new Session(world, setup, request with { Database = parsed.GetValue(common.Database) }, selection, plan);
    }

    /// <summary>One pass, judged. Keys are looked for anew, so that a changed key file counts from the next round on.</summary>
    public Task<IReadOnlyList<Snapshot>> ReadAsync(CancellationToken cancellation) => ReadAsync(request.MaxAge, cancellation);

    /// <summary>The same with another word on how old recorded values may be.</summary>
    public async Task<IReadOnlyList<Snapshot>> ReadAsync(TimeSpan? maxAge, CancellationToken cancellation)
    {
        var accounts = await AccountsAsync(cancellation);
        Accounts = accounts;
        HasAccounts = selection.Tags.Count > 0 || accounts.Any(account => account.IsNamed || account.Credentials.Count > 0 || account.CredentialFailure is not null || account.Budget is not null || account.HasLocalFiles);
        var options = new PollOptions
        {
            Timeout = Timeout,
            Deadline = request.Deadline ?? new PollOptions().Deadline,
            MaxAge = maxAge,
            IsFresh = request.IsFresh,
            IsOffline = request.IsOffline,
        };
        var logged = request.ReadsLogs && accounts.Any(AccountLogs.AreFor) ? Task.Run(() => logs.Read(accounts, cancellation), cancellation) : null;
        var polled = statuslines.Join(observed.Join(await poller.PollAsync(accounts, options, null, cancellation)));
        polled = logged is null ? polled : AccountLogs.Join(polled, await logged);
        HasAccounts |= polled.Any(account => account.Sources.Any(source => source.Readings.Count > 0));
        var now = world.Time.GetUtcNow();
        RecentlySeen = history.Log.SeenSince(now - RecentFor);
        var context = new JudgeContext
        {
            Now = now,
            Interval = Settings.Interval,
            LearnedLimits = history.Log.LearnedLimits(),
            RecentlySeen = RecentlySeen,
        };
        return [.. polled.Select(account => SnapshotJudge.Build(account, context))];
    }

    /// <summary>What comes of the meters of a pass, by what was recorded of them.</summary>
    public PassForecasts Forecast(IReadOnlyList<Snapshot> pass)
    {
        var now = world.Time.GetUtcNow();
        var accounts = pass.Where(account => account.Meters.Count > 0).Select(account => account.Id).ToHashSet();
        return PassForecasts.Of(pass, accounts.Count > 0 ? history.Log.Sample(Forecaster.QueryFor(now, accounts)) : [], now);
    }

    /// <summary>The accounts of this round. What has become wrong in their files is said once.</summary>
    async Task<IReadOnlyList<Account>> AccountsAsync(CancellationToken cancellation)
    {
        var list = first ?? setup.Resolve(selection);
        first = null;
        // A program that renews its login writes the file anew, and may be met in the middle of it.
        foreach (var pause in Pauses.TakeWhile(_ => list.IsUnsettled))
        {
            await Task.Delay(pause, world.Time, cancellation);
            list = setup.Resolve(selection);
        }

        unused = list.Unused;
        var notes = string.Join('\n', list.Notes);
        if (notes != said)
        {
            foreach (var note in list.Notes)
                plan.Hint(world, note);
        }

        said = notes;
        return list.Accounts;
    }

    /// <summary>Records a pass. What cannot be recorded is said, and printed all the same. Where recorded values were wanted and nobody was asked, there is nothing to record.</summary>
    /// <returns>False when it could not be recorded though it should be.</returns>
    public bool Record(IReadOnlyList<Snapshot> pass) =>
        (request.MaxAge is not null && pass.All(IsNoNews)) || history.Record(pass, world.Time.GetUtcNow());

    /// <summary>Goes on with rolling up the history, once a pass was recorded and printed.</summary>
    public void RollUp() => history.RollUp();

    static bool IsNoNews(Snapshot snapshot) => snapshot.IsCached || snapshot.Status == Status.Skip || (snapshot.Status == Status.Info && snapshot.Meters.Count == 0);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        poller.Dispose();
        http.Dispose();
        await helper.DisposeAsync();
        state.Dispose();
        history.Dispose();
    }
}
