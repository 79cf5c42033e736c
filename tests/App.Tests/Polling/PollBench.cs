using Fuelgauge.App.Polling;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>A poller, a stand-in, and a clock that the test moves.</summary>
sealed class PollBench : IAsyncDisposable
{
    public const string Good = "{\"left\":\"12.50\"}";

    readonly ProviderHttp http = HttpFixture.Client();
    readonly List<Poller> pollers = [];

    public required StandInServer Server { get; init; }

    public ImpatientTime Time { get; } = new();

    public IPollState State { get; init; } = new MemoryPollState();

    public List<string> Trace { get; } = [];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PollBench> StartAsync(IPollState? state = null) =>
        new() { Server = await StandInServer.StartAsync(), State = state ?? new MemoryPollState() };

    /// <summary>A request of <c>/ID</c> whose answer holds a balance at <c>$.left</c>.</summary>
    public static RequestDefinition Request(string id = "balance", TimeSpan? every = null) => new()
    {
        Id = id,
        Url = "{host}/" + id,
        Every = every ?? TimeSpan.FromMinutes(5),
        Readings =
        [
            new() { Kind = MeterKind.Balance, Id = id, Remaining = Path("$.left"), Unit = new() { Constant = "USD" } },
        ],
    };

    /// <summary>A plan's name at <c>$.plan</c> of <c>/plan</c>.</summary>
    public static RequestDefinition PlanName() => new()
    {
        Id = "plan",
        Url = "{host}/plan",
        Every = TimeSpan.FromHours(24),
        IsExtra = true,
        Plan = Path("$.plan"),
    };

    public static SourceDefinition Source(string id, params RequestDefinition[] requests) =>
        new() { Id = id, Kind = "http", Auth = new() { Scheme = "bearer" }, Requests = requests };

    public static ValueDefinition Path(string path) => new() { Terms = [new(JsonPath.ParseRelative(path), path)] };

    public Account Account(params SourceDefinition[] sources) => Named(AccountId.DefaultName, sources);

    /// <summary>An account whose key is its own.</summary>
    public Account Named(string name, params SourceDefinition[] sources) =>
        TestAccounts.At(Server.Url, TestAccounts.Provider(sources.Length > 0 ? sources : [Source("wallet", Request())]), name, key: $"{TestAccounts.Canary}-{name}");

    /// <summary>Another process: it shares the poll state and nothing else.</summary>
    public Poller NewPoller(IPollState? state = null, IEnumerable<ISourceReader>? readers = null, ICredentialHelper? helpers = null)
    {
        var poller = new Poller(state ?? State, http, helpers ?? new PrintedPrograms(), readers ?? [], new byte[16], Time, new Random(7), line =>
        {
            lock (Trace)
                Trace.Add(line);
        });
        pollers.Add(poller);
        return poller;
    }

    public async Task<PolledAccount> PollAsync(Account account, PollOptions? options = null) =>
        Assert.Single(await NewPoller().PollAsync([account], options ?? new(), null, Token));

    public async Task<SourceResult> ReadAsync(Account account, PollOptions? options = null) => Assert.Single((await PollAsync(account, options)).Sources);

    public async ValueTask DisposeAsync()
    {
        pollers.ForEach(poller => poller.Dispose());
        http.Dispose();
        State.Dispose();
        await Server.DisposeAsync();
    }
}
