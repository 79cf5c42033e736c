using System.CommandLine;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Output;
using Fuelgauge.App.Sources.Statusline;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>
/// What a program pipes to its status line command: recorded, and answered with one line. Such a command runs with every stroke of the program that calls it,
/// so whatever is wrong with its input is no reason to fail or to say a word.
/// </summary>
internal static class StatuslineIntake
{
    /// <summary>Reads stdin, records what is new, and prints.</summary>
    /// <param name="world">What the process was given.</param>
    /// <param name="parsed">The line.</param>
    /// <param name="common">Its common options.</param>
    /// <param name="word">The account; null for the first whose program has a status line.</param>
    /// <param name="passesThrough">True to print stdin as it came, for the command behind it in a pipe.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> RunAsync(World world, ParseResult parsed, CommonOptions common, string? word, bool passesThrough, CancellationToken cancellation)
    {
        var plan = OutputPlan.Of(world, parsed, common, CheckPrinter.Formats);
        if (world.Terminal.IsInputTerminal)
            throw new CommandFailure(ExitCode.Usage, "a status line is read from stdin, where its program pipes it; \"fuelgauge statusline install\" makes it do so");
        var input = await world.Terminal.ReadInputAsync(Answer.MostBytes, cancellation)
            ?? throw new CommandFailure(ExitCode.Failed, $"stdin is longer than {Answer.MostBytes / 1024 / 1024} MiB, which is no status line");
        if (passesThrough)
            plan.Write(world, input);   // before anything else, so that nothing that is wrong here stops what comes behind

        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var account = AccountOf(setup, word);
        var source = StatuslineStore.SourceOf(account.Provider)!;
        var request = source.Requests[0];
        var now = world.Time.GetUtcNow();
        var context = new ExtractionContext { Account = account, Source = source.Id, Now = now };
        var answer = Answer.OfMachine(request.Id, input, now, "the status line");
        var said = Extractor.Read(source, request, answer, context);
        if (plan.IsVerbose && said.Failure is { } failure)
            world.Say(failure.Message);

        using var state = SqlitePollState.OpenOrForget(DatabasePaths.State(world.Environment), line => Note(world, plan, line));
        var (standing, isNews) = await new StatuslineStore(state, world.Environment, world.Time).KeepAsync(account, source, said.Readings, cancellation);
        var snapshot = Judged(account, source, said.Readings.Count > 0 ? standing : [], now);   // what another session was told is nothing of this one
        if (isNews)
            Record(setup, plan, parsed.GetValue(common.Database), snapshot, now);
        if (!passesThrough && !plan.IsQuiet)
            Print(world, parsed, common, plan, snapshot, LocalDocuments.Text(request.Statusline?.Title, source, request, answer, context));
        return ExitCode.Done;
    }

    /// <summary>The one account that a word names; without a word one of the first provider whose program has a status line: that of the folder in which the program runs, else the default one.</summary>
    public static Account AccountOf(Setup setup, string? word)
    {
        var account = word is null ? InFolder(setup, setup.Catalog.Entries.First(entry => entry.HasStatusline)) : ObserveCommand.OneOf(setup, word);
        return StatuslineStore.SourceOf(account.Provider) is not null
            ? account
            : throw new CommandFailure(ExitCode.Usage, $"no program of {account.Provider.Id} is known to have a status line; known are {string.Join(", ", setup.Catalog.Entries.Where(entry => entry.HasStatusline).Select(entry => entry.Id))}");
    }

    static Account InFolder(Setup setup, CatalogEntry entry) =>
        entry.HomeVariable is { } variable && setup.World.Environment.Variable(variable) is { } moved && setup.World.Environment.Expand(moved) is { } folder
        && setup.Resolve(new AccountSelection([entry.Id], [])).Accounts.FirstOrDefault(account => account.Home == folder) is { } there
            ? there
            : ObserveCommand.OneOf(setup, entry.Id);

    static void Print(World world, ParseResult parsed, CommonOptions common, OutputPlan plan, Snapshot snapshot, string? title)
    {
        var now = world.Time.GetUtcNow();
        if (parsed.GetValue(common.Format) is not null || parsed.GetValue(common.Json))
        {
            plan.Write(world, CheckFormats.ByName[plan.Format](new CheckResult([snapshot], now, plan.Zone, World.Version, false), plan.Canvas).Utf8.Span);
            return;
        }

        // The program shows it on its terminal, so it is drawn as for one.
        var canvas = (world.Terminal.Environment with { NoColor = parsed.GetValue(common.NoColor), Ascii = parsed.GetValue(common.Ascii) }).Canvas(isTerminal: true, StatusLine.Cells);
        if (StatusLine.Write(snapshot, title, now, plan.Zone, canvas) is { Length: > 0 } line)
            plan.Write(world, line + "\n");
    }

    static void Record(Setup setup, OutputPlan plan, string? database, Snapshot snapshot, DateTimeOffset now)
    {
        using var history = History.OpenForPass(setup, new PassRequest { Accounts = [snapshot.Id.ToString()], Database = database }, plan with { IsQuiet = !plan.IsVerbose });
        history.Record([snapshot], now);
    }

    static void Note(World world, OutputPlan plan, string line)
    {
        if (plan.IsVerbose)
            world.Say(line);
    }

    static Snapshot Judged(Account account, SourceDefinition source, IReadOnlyList<Reading> readings, DateTimeOffset now) => SnapshotJudge.Build(
        new(
            account with { Budget = null, Meters = account.Meters.Where(own => readings.Any(reading => reading.Meter == own.Key)).ToDictionary(), CredentialFailure = null, Problems = [] },
            readings.Count > 0 ? [new() { Source = source.Id, Readings = readings }] : [new() { Source = source.Id, Failure = new(State.NoData, "the status line tells of no limit yet.") }]),
        new() { Now = now });
}
