using System.CommandLine;
using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge db</c>: looks after the file of the history.</summary>
internal static class DbCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var verb = new Verb(
            "db",
            "Look after the history's file: check, backup, compact",
            ("fuelgauge db check", "is it sound, and what is in it; exit code 1 when it is damaged"),
            ("fuelgauge db backup", "a copy beside it, named after the day, while others go on using it"),
            ("fuelgauge db compact", "roll up what is old and give the space back"));
        var check = new Verb("check", "Look it over: pages, references, version, permissions, rows", ("fuelgauge db check --json", "the same for a script"));
        var file = new Argument<string?>("FILE") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Description = "The copy; without it one beside the database, named after the day" };
        var backup = new Verb(
            "backup",
            "Copy it while others use it",
            ("fuelgauge db backup", "monitor-2026-02-12.db beside the database"),
            ("fuelgauge db backup ~/backups/monitor.db", "never over a file that is there"))
        {
            file,
        };
        var compact = new Verb("compact", "Roll up all that is due, and pack the file", ("fuelgauge db compact", "says how large it was and is"));
        check.SetAction(parsed => Check(world, parsed, common));
        backup.SetAction(parsed => Backup(world, parsed, common, parsed.GetValue(file)));
        compact.SetAction((parsed, cancellation) => CompactAsync(world, parsed, common, cancellation));
        foreach (var part in (Verb[])[check, backup, compact])
            verb.Add(part);
        verb.SetAction(parsed => Check(world, parsed, common));
        return verb;
    }

    static int Check(World world, ParseResult parsed, CommonOptions common)
    {
        var plan = OutputPlan.Of(world, parsed, common, ["table", "json"]);
        var path = Place(world, parsed, common).Path;
        if (Told(() => DatabaseCheck.Run(path)) is not { } findings)
        {
            plan.Hint(world, $"{path} is not there yet; the first check makes it.");
            return ExitCode.Done;
        }

        plan.Write(world, plan.Format == "json"
            ? JsonSerializer.Serialize(DatabaseReport.Of(findings), WireJson.Indented.DatabaseReport) + "\n"
            : DatabaseText.Of(findings, plan.Zone, plan.Canvas));
        return findings.Damage.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    static int Backup(World world, ParseResult parsed, CommonOptions common, string? file)
    {
        OutputPlan.Of(world, parsed, common, ["table"]);
        var path = Place(world, parsed, common).Path;
        var copy = file is null ? DatabaseBackup.UsualPlace(path, world.Time.GetUtcNow())
            : world.Environment.Expand(file) ?? throw new CommandFailure(ExitCode.Usage, $"{file} begins at your home folder, and there is none (HOME is not set)");
        var bytes = Told(() => DatabaseBackup.Run(path, copy));
        world.Terminal.Write($"{Printable.OneLine(copy)}\n");
        world.Say($"{DatabaseText.Bytes(bytes)}; to go back to it, put it in the place of {path} while no fuelgauge is running.");
        return ExitCode.Done;
    }

    static async Task<int> CompactAsync(World world, ParseResult parsed, CommonOptions common, CancellationToken cancellation)
    {
        OutputPlan.Of(world, parsed, common, ["table"]);
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var path = Place(world, parsed, common).Path;
        try
        {
            var (before, after) = await DatabaseCompaction.RunAsync(path, setup.Settings.History, world.Time, cancellation);
            world.Terminal.Write($"{Printable.OneLine(path)}: {DatabaseText.Bytes(before)} before, {DatabaseText.Bytes(after)} after\n");
            return ExitCode.Done;
        }
        catch (StorageException fault)
        {
            throw new CommandFailure(ExitCode.Failed, fault.Message);
        }
    }

    static DatabasePlace Place(World world, ParseResult parsed, CommonOptions common)
    {
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        return Told(() => DatabasePaths.Monitor(world.Environment, parsed.GetValue(common.Database), setup.Settings.Database));
    }

    static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (StorageException fault)
        {
            throw new CommandFailure(ExitCode.Failed, fault.Message);
        }
    }
}
