// What a fleet costs inside the program. Usage: Fuelgauge.Bench ROUNDS ACCOUNTS
// First as many rounds of "watch" over the accounts that the environment configures, with what each allocated; then the writing of so many accounts.
using System.Diagnostics;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

var (rounds, accounts) = (int.Parse(args[0]), int.Parse(args[1]));
using var interruption = new Interruption();
var output = new RoundCounter(rounds, interruption);
var environment = ProcessEnvironment.Read();
var streams = new StandardStreams(new TerminalEnvironment(environment.Variable), output, Stream.Null, false, false, false, () => (0, 0));
await CommandLine.RunAsync(["watch", "--interval", "1s", "--format", "ndjson"], new World(environment, streams, TimeProvider.System), interruption);

var now = TimeProvider.System.GetUtcNow();
var pass = new CheckResult([.. Enumerable.Range(1, accounts).Select(Account)], now, TimeZoneInfo.Utc, World.Version) { PoolRows = PoolRows.Single };
foreach (var format in (string[])["table", "json", "ndjson", "csv"])
{
    var times = Enumerable.Range(0, 7).Select(_ => Time(() => CheckFormats.ByName[format](pass, Canvas.Plain))).Order().ToList();
    Console.WriteLine($"{format} of {accounts} accounts: median {times[3].TotalMilliseconds:0} ms, {CheckFormats.ByName[format](pass, Canvas.Plain).Utf8.Length / 1e6:0.0} MB");
}

static TimeSpan Time(Action action)
{
    var began = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(began);
}

Snapshot Account(int number)
{
    QuotaWindow Window(string id, decimal used) => new()
    {
        Meter = id,
        Label = id,
        Unit = "percent",
        Used = used,
        Remaining = 100 - used,
        Limit = 100,
        LimitSource = LimitSource.Reported,
        Source = "api",
        ObservedAt = now,
        ResetsAt = now.AddHours(3),
        Length = TimeSpan.FromHours(5),
    };
    return new()
    {
        Id = new AccountId("minimax", $"a{number}"),
        ProviderName = "MiniMax",
        AsciiName = "MiniMax",
        Status = Status.Ok,
        State = State.Ok,
        Tags = ["coding"],
        ObservedAt = now,
        Meters = [.. new[] { Window("five-hour", 4), Window("weekly", number % 100) }.Select(window => new JudgedReading(window, Status.Ok, State.Ok, null, "at least 10% left"))],
    };
}

/// <summary>Stands for stdout: a round is one write.</summary>
sealed class RoundCounter(int rounds, Interruption interruption) : MemoryStream
{
    readonly long began = Stopwatch.GetTimestamp();
    long before = GC.GetTotalAllocatedBytes(precise: true);
    int round;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        Console.WriteLine($"round {++round}: {(allocated - before) / 1e6:0.0} MB allocated, ended after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        before = allocated;
        if (round == rounds)
            interruption.Signal(15);
    }
}
