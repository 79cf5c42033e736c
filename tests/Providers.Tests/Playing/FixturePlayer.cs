using System.Net;
using System.Text.Json;
using Fuelgauge.App.Polling;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Documents;
using Fuelgauge.App.Sources.Files;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Polling;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>All providers on one server of this machine, each account under a path of its own, polled by the real poller over real sockets.</summary>
public sealed class FixturePlayer : IAsyncLifetime
{
    readonly ProviderHttp http = new(ProxyRules.None, "fuelgauge/test", Dns.GetHostAddressesAsync);
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Func<SentRequest, StandInAnswer>> stages = new();
    StandInServer server = null!;
    int accounts;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        server = await StandInServer.StartAsync();
        server.Otherwise = sent => stages[sent.Target.Split('/')[1]](sent with { Target = sent.Target[sent.Target.IndexOf('/', 1)..] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Plays a case.</summary>
    internal async Task<Played> PlayAsync(FixtureCase fixture)
    {
        var account = fixture.Account with { Provider = Lenient(fixture.Account.Provider, fixture.Files) };
        var conversation = new Conversation(account, fixture.Now, fixture.Files);
        var polled = await PollAsync(account, new ImpatientTime(fixture.Now), conversation.Answer, TestContext.Current.CancellationToken, fixture.Environment, () => Printed(account, fixture));
        return new(Record(fixture, polled), conversation.Sent, conversation.Faults);
    }

    /// <summary>Polls an account once, at a provider that answers as said, on a machine whose files are read where one is named.</summary>
    internal async Task<PolledAccount> PollAsync(
        Account account, TimeProvider time, Func<SentRequest, StandInAnswer> answer, CancellationToken cancellationToken, HostEnvironment? machine = null, Func<ProgramOutput>? printed = null)
    {
        var stage = $"a{Interlocked.Increment(ref accounts)}";
        stages[stage] = answer;
        var there = account with { BaseUrl = new Uri(server.Url, stage) };
        using var state = new MemoryPollState();
        using var poller = new Poller(state, http, new PrintedPrograms(printed), machine is null ? [] : [new FileSource(machine, new DocumentReader(TomlImage.OfForeign), new byte[16], time)], new byte[16], time, new Random(7));
        var polled = Assert.Single(await poller.PollAsync([there], new PollOptions(), null, cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken));
        var away = $"{there.BaseUrl.Authority}{there.BaseUrl.AbsolutePath}";
        var home = account.Region.BaseUrl is { } site ? site.Authority + site.AbsolutePath.TrimEnd('/') : "host";
        return polled with { Account = account, Sources = [.. polled.Sources.Select(source => Untimed(source, away, home))] };
    }

    /// <summary>What the program of the account's only command prints.</summary>
    static ProgramOutput Printed(Account account, FixtureCase fixture) =>
        new(fixture.Files.Printed(account.Provider.Sources.Single(source => source.Kind == SourceKind.Command).Requests[0].Id)!, fixture.ExitCode, null);

    // What depends on this machine's speed, on chance (waits are lengthened at random) and on the stand-in's address.
    static SourceResult Untimed(SourceResult source, string away, string home) => source with
    {
        Latency = null,
        NextPollAt = null,
        Failure = source.Failure is { } failure ? failure with { Message = failure.Message.Replace(away, home, StringComparison.Ordinal) } : null,
    };

    static string Record(FixtureCase fixture, PolledAccount polled) =>
        JsonSerializer.Serialize(SnapshotJudge.Build(polled, new() { Now = fixture.Now }).ToRecord(), WireJson.Indented.AccountRecord) + "\n";

    /// <summary>A definition whose requests may stay unanswered, as if they had not been made; a call per item of a list that is not answered is not made.</summary>
    static ProviderDefinition Lenient(ProviderDefinition provider, AnswerFiles files) => provider with
    {
        Sources = [.. provider.Sources.Where(source => source.Kind != SourceKind.Command || files.Has(source.Requests[0].Id)).Select(source => source with
        {
            Requests = [.. source.Requests
                .Where(request => IsPlayed(request, files))
                .Select(request => request with { Join = [.. request.Join.Where(id => IsPlayed(source.Requests.First(other => other.Id == id), files))] })
                .Select(request => request with { Faults = [new FaultRule { Statuses = [Conversation.NoAnswer], State = State.NoData, Then = FaultAction.Skip }, .. request.Faults] })],
        })],
    };

    static bool IsPlayed(RequestDefinition request, AnswerFiles files) => request.ForEach is not { } calls || files.Has(calls.Request);
}

/// <summary>What a case came to.</summary>
/// <param name="Account">The account of check/1.</param>
/// <param name="Sent">What was sent, as <c>sent.txt</c> shows it.</param>
/// <param name="Faults">What was wrong with what was sent.</param>
sealed record Played(string Account, string Sent, IReadOnlyList<string> Faults);
