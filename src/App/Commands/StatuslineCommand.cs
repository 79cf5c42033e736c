using System.CommandLine;
using Fuelgauge.App.Sources.Statusline;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge statusline</c>: the command that a program runs for its status line, and putting it there.</summary>
internal static class StatuslineCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var word = Account();
        var passThrough = ObserveCommand.PassThrough();
        var verb = new Verb(
            "statusline",
            "Record the status line JSON on stdin and print one line, as Claude Code's status line command",
            ("fuelgauge statusline install", "let Claude Code run it; a command that is there is kept behind it"),
            ("fuelgauge statusline uninstall", "put everything back as it was"))
        {
            word,
            passThrough,
            Change(world, common, "install", "Make a program run it: one member of its settings file, with a backup", (installer, own) => installer.Install(own)),
            Change(world, common, "uninstall", "Take it out of a program's settings file again", (installer, _) => installer.Uninstall()),
        };
        verb.SetAction((parsed, cancellation) => StatuslineIntake.RunAsync(world, parsed, common, parsed.GetValue(word), parsed.GetValue(passThrough), cancellation));
        return verb;
    }

    static Argument<string?> Account() => new("ACCOUNT") { Description = "provider or provider/name; left out, the provider whose program has a status line", Arity = ArgumentArity.ZeroOrOne };

    static Verb Change(World world, CommonOptions common, string name, string description, Func<StatuslineInstaller, string, StatuslineChange> change)
    {
        var word = Account();
        var home = new Option<string?>("--home") { HelpName = "DIR", Description = "The program's folder, where it is not the usual one or the account's" };
        var verb = new Verb(name, description, ($"fuelgauge statusline {name}", ""), ($"fuelgauge statusline {name} --home ~/.claude-work", "of another folder of the program"))
        {
            word,
            home,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, ["text"]);
            var account = StatuslineIntake.AccountOf(Setup.Load(world, parsed.GetValue(common.Config)), parsed.GetValue(word));
            var (path, place) = Settings(world, account, parsed.GetValue(home));
            var installer = new StatuslineInstaller(path, place);
            try
            {
                var changed = change(installer, StatuslineCommandText.Ours(world.Program, parsed.GetValue(word)));
                if (!plan.IsQuiet)
                    plan.Write(world, Words(changed, place, world.Environment.Shorten(installer.Backup)));
                return ExitCode.Done;
            }
            catch (SettingsRefusedException refusal)
            {
                throw new CommandFailure(ExitCode.Failed, refusal.Message);
            }
        });
        return verb;
    }

    static (string Path, string Place) Settings(World world, Account account, string? home)
    {
        var definition = StatuslineStore.SourceOf(account.Provider)!.Requests[0].Statusline
            ?? throw new CommandFailure(ExitCode.Usage, $"where the program of {account.Provider.Id} keeps its status line command is not known; let it run \"fuelgauge statusline {account.Id}\" yourself");
        var environment = world.Environment.With(account.Provider.HomeVariable, home is null ? account.Home : world.Environment.Expand(home));
        return LocalPath.First(definition.Settings, environment)?.Expand(environment) is { } path
            ? (path, world.Environment.Shorten(path))
            : throw new CommandFailure(ExitCode.Failed, $"there is no home folder, so the settings of {definition.Program} cannot be found; name its folder with --home");
    }

    static string Words(StatuslineChange changed, string place, string backup) => changed.Before == changed.After
        ? $"{place}: nothing to change, {(changed.After is null ? "no status line command is set" : "it is installed")}.\n"
        : $"{place}, statusLine:\n{Line('-', changed.Before)}{Line('+', changed.After)}{(changed.HasBackup ? $"The file as it was: {backup}\n" : "")}";

    static string Line(char sign, string? command) => command is null ? "" : $"{sign} {command}\n";
}
