using System.CommandLine;
using System.Text;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Output;
using Fuelgauge.App.Sources.Observed;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge observe</c>: records what the headers of an answer that somebody received say. Nothing is sent.</summary>
internal static class ObserveCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var word = new Argument<string>("ACCOUNT") { Description = "provider or provider/name" };
        var model = new Option<string?>("--model") { HelpName = "NAME", Description = "The model that was called: limits are mostly per model" };
        var statusline = new Option<bool>("--statusline") { Description = "Stdin is the JSON of a status line: record it and print one line" };
        var passThrough = PassThrough();
        var verb = new Verb(
            "observe",
            "Record the rate-limit headers or the status line on stdin; nothing is polled",
            ("curl -sD - -o answer.json … | fuelgauge observe groq --model llama-3.3-70b", "headers as curl prints them"),
            ("tail -1 proxy.jsonl | fuelgauge observe openai --quiet", "a log line as JSON that holds headers"),
            ("… | fuelgauge observe anthropic --statusline", "what Claude Code pipes to its status line command"))
        {
            word,
            model,
            statusline,
            passThrough,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(statusline))
                return await StatuslineIntake.RunAsync(world, parsed, common, parsed.GetRequiredValue(word), parsed.GetValue(passThrough), cancellation);
            if (parsed.GetValue(passThrough))
                throw new CommandFailure(ExitCode.Usage, "--pass-through belongs to --statusline");
            var plan = OutputPlan.Of(world, parsed, common, CheckPrinter.Formats);
            var setup = Setup.Load(world, parsed.GetValue(common.Config));
            var account = AccountOf(setup, parsed.GetRequiredValue(word));
            var block = await BlockAsync(world, cancellation);

            var secrets = account.Credentials.Values.Select(credential => credential.Secret).ToList();
            var called = (parsed.GetValue(model) ?? block.Model) is { } name && ForeignText.Clean(name, secrets) is { Length: > 0 } cleaned ? cleaned : null;
            var seen = new HeaderReadings(block, called, HeaderReadings.ReceivedAt(block, world.Time.GetUtcNow())).Read(account.Provider.Observed);
            if (seen.Count == 0)
            {
                plan.Hint(world, $"None of these headers tells a limit of {account.Id}; nothing was recorded.");
                return ExitCode.Done;
            }

            var request = new PassRequest { Accounts = [account.Id.ToString()], Database = parsed.GetValue(common.Database) };
            using var history = History.OpenForPass(setup, request, plan);
            using var state = SqlitePollState.OpenOrForget(DatabasePaths.State(world.Environment), line => plan.Hint(world, line));
            var standing = await new ObservedStore(state, world.Time).KeepAsync(account, seen, cancellation);
            var now = world.Time.GetUtcNow();
            var isRecorded = history.Record([AsSaid(account, standing, now)], now);
            IReadOnlyList<Reading> current = [.. ObservedReadings.Current(standing, now)];
            if (isRecorded && current.Count < standing.Count)
                plan.Hint(world, $"Recorded, and refilled since, so not shown: {string.Join(", ", standing.Except(current).Select(reading => reading.Meter))}.");
            if (!plan.IsQuiet || plan.File is not null)
                plan.Write(world, CheckFormats.ByName[plan.Format](new CheckResult([Standing(account, current, now)], now, plan.Zone, World.Version, false), plan.Canvas).Utf8.Span);
            return isRecorded ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }

    /// <summary>The option that hands a status line on.</summary>
    public static Option<bool> PassThrough() => new("--pass-through") { Description = "Print stdin as it came instead of a line, for a status line command behind it in a pipe" };

    /// <summary>The one account that a word names; <c>default</c> where a provider has several.</summary>
    public static Account OneOf(Setup setup, string word)
    {
        var accounts = setup.Resolve(new AccountSelection([word], [])).Accounts;
        var account = accounts.Count == 1 ? accounts[0] : accounts.FirstOrDefault(one => one.Id.Name == AccountId.DefaultName && !word.Contains('/'));
        return account ?? throw new CommandFailure(ExitCode.Usage, $"{word} names {accounts.Count} accounts, and what is observed belongs to one; write for example {accounts[0].Id}");
    }

    static Account AccountOf(Setup setup, string word)
    {
        var account = OneOf(setup, word);
        return account.Provider.Observed.Count > 0
            ? account
            : throw new CommandFailure(ExitCode.Usage, $"{account.Provider.Id} tells no limits in its headers, as far as is known; \"fuelgauge providers\" lists those that do");
    }

    static async Task<HeaderBlock> BlockAsync(World world, CancellationToken cancellation)
    {
        if (world.Terminal.IsInputTerminal)
            throw new CommandFailure(ExitCode.Usage, "observe reads headers on stdin; pipe them in, for example curl -sD - -o answer.json … | fuelgauge observe groq");
        if (await world.Terminal.ReadInputAsync(Answer.MostBytes, cancellation) is not { } bytes)
            throw new CommandFailure(ExitCode.Failed, $"stdin is longer than {Answer.MostBytes / 1024 / 1024} MiB, so it was given up and nothing was recorded; pass the headers alone (curl -D -)");
        return HeaderBlockParser.Parse(Encoding.UTF8.GetString(bytes), out var fault)
            ?? throw new CommandFailure(ExitCode.Failed, $"stdin {fault}; nothing was recorded. It takes lines \"name: value\" as curl -i prints them, or JSON with headers");
    }

    /// <summary>For the record: the observed meters as they stood when they were said, also those that have refilled since.</summary>
    static Snapshot AsSaid(Account account, IReadOnlyList<Reading> standing, DateTimeOffset now)
    {
        var firstReset = standing.Min(reading => reading.ResetsAt);
        return Judged(account, standing, firstReset <= now ? firstReset.Value - TimeSpan.FromTicks(1) : now);
    }

    /// <summary>For the reader: what holds now. Of meters that have all refilled nothing is known.</summary>
    static Snapshot Standing(Account account, IReadOnlyList<Reading> current, DateTimeOffset now) =>
        Judged(account, current, now, current.Count > 0 ? null : new(State.ResetPassed, "what these headers tell has refilled since."));

    static Snapshot Judged(Account account, IReadOnlyList<Reading> readings, DateTimeOffset now, PollFailure? failure = null)
    {
        var meters = account.Meters.Where(own => readings.Any(reading => reading.Meter == own.Key)).ToDictionary();
        return SnapshotJudge.Build(
            new(account with { Budget = null, Meters = meters, CredentialFailure = null, Problems = [] }, [new() { Source = HeaderReadings.Source, Readings = readings, Failure = failure, HasGates = false }]),
            new() { Now = now });
    }
}
