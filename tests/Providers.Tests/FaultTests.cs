using Fuelgauge.App.Tests.Polling;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Providers.Tests.Playing;

namespace Fuelgauge.Providers.Tests;

/// <summary>What every provider may do on a bad day, whatever its definition says of good ones.</summary>
public sealed class FaultTests(FixturePlayer player) : IClassFixture<FixturePlayer>
{
    static readonly DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static readonly Dictionary<string, (StandInAnswer Answer, int Status, State State)> faults = new()
    {
        ["hangs"] = (Answers.Hang, 0, State.Unreachable),
        ["stalls in the middle"] = (Answers.Stall(new()), 0, State.Unreachable),
        ["hangs up"] = (Answers.Slam, 0, State.Unreachable),
        ["cuts an answer"] = (Answers.Reset, 0, State.Unreachable),
        ["is down"] = (Answers.Status(500), 500, State.ProviderError),
        ["is overloaded"] = (Answers.Status(503, ("Retry-After", "60")), 503, State.ProviderError),
        ["wants to be asked less"] = (Answers.Status(429), 429, State.Throttled),
        ["says how long to wait"] = (Answers.Status(429, ("Retry-After", "120")), 429, State.Throttled),
        ["sends a web page"] = (Answers.Bytes("<!doctype html><title>Welcome</title>"u8.ToArray(), 200, ("Content-Type", "text/html")), 200, State.Unrecognized),
        ["sends nothing"] = (Answers.Bytes([], 200), 200, State.Unrecognized),
    };

    public static TheoryData<string, string> Cases => new(
        from folder in Directory.GetDirectories(Repository.Providers)
        let provider = FixtureCase.Definition(Path.GetFileName(folder))
        where provider.Sources.Any(source => source.Kind == SourceKind.Http)
        from fault in faults.Keys
        orderby provider.Id
        select (provider.Id, fault));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_day_costs_the_row_and_says_why(string id, string fault)
    {
        var (answer, status, state) = faults[fault];
        var account = WithoutPrograms(Account(id));

        var polled = await PollAsync(account, answer);

        Assert.NotEmpty(polled.Sources);
        Assert.Empty(polled.Sources.SelectMany(source => source.Readings));
        Assert.All(polled.Sources, source => Assert.Contains(source.Failure!.State, Expected(account.Provider, source.Source, status, state)));
        Assert.True(SnapshotJudge.Build(polled, new() { Now = now }) is { Meters.Count: 0, Message.Length: > 0 });
    }

    /// <summary>Polls, and lets time pass whenever a request has arrived: nobody waits for a hanging provider.</summary>
    async Task<PolledAccount> PollAsync(Account account, StandInAnswer answer)
    {
        var time = new ImpatientTime(now);
        using var arrivals = new SemaphoreSlim(0);
        var polling = player.PollAsync(account, time, _ => async (context, stopping) =>
        {
            var answering = answer(context, stopping);
            arrivals.Release();
            await answering;
        }, TestContext.Current.CancellationToken);
        while (await Task.WhenAny(polling, arrivals.WaitAsync(TestContext.Current.CancellationToken)) != polling)
        {
            if (faultsInTime.Contains(answer))
                time.Advance(new PollOptions().Timeout);
        }

        return await polling;
    }

    static readonly StandInAnswer[] faultsInTime = [faults["hangs"].Answer, faults["stalls in the middle"].Answer];

    /// <summary>The state of the fault, or what the definition makes of that status.</summary>
    static IEnumerable<State> Expected(ProviderDefinition provider, string source, int status, State state) =>
        provider.Sources.Single(one => one.Id == source).Requests.SelectMany(request => request.Faults)
            .Where(rule => rule.Statuses.Contains(status) && rule.When is null).Select(rule => rule.State).Append(state);

    // What a program of the user's prints does not come from the provider that has a bad day.
    static Account WithoutPrograms(Account account) =>
        account with { Provider = account.Provider with { Sources = [.. account.Provider.Sources.Where(source => source.Kind != SourceKind.Command)] } };

    /// <summary>The account of a case that shows what is sent: it has all that its requests need.</summary>
    static Account Account(string provider) => FixtureCase.All
        .Where(one => one.Provider == provider && !FixtureCase.HasHome(one.Provider, one.Name))
        .OrderByDescending(one => File.Exists(FixtureCase.SentFileOf(one.Provider, one.Name)))
        .Select(one => new FixtureCase(one.Provider, one.Name).Account)
        .FirstOrDefault() ?? FixtureCase.AccountOf(FixtureCase.Definition(provider));
}
