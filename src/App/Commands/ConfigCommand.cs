using System.CommandLine;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Configuration.Settings;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge config</c>: where the configuration is, what is in force, and changes to it.</summary>
internal static class ConfigCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var verb = new Verb(
            "config",
            "Show, check and change the configuration",
            ("fuelgauge config init", "write a commented file to begin with"),
            ("fuelgauge config set interval 10m", "change one key, comments stay"),
            ("fuelgauge config set glm/work.key_env GLM_WORK_KEY", "add an account"),
            ("fuelgauge config show", "what is in force, and where it was set"));
        var key = new Argument<string>("KEY") { Description = "interval, thresholds.warning, glm/work.region, ..." };
        var value = new Argument<string>("VALUE") { Description = "As typed; quotes are added where the file needs them" };
        var path = new Verb("path", "Print the file that counts");
        var show = new Verb("show", "Print what is in force, and where it was set");
        var init = new Verb("init", "Write a commented file to begin with");
        var check = new Verb("check", "Report every mistake");
        var set = new Verb("set", "Change one key", ("fuelgauge config set thresholds.warning 15%", "warn earlier")) { key, value };
        path.SetAction(parsed => Path(world, parsed, common));
        show.SetAction(parsed => Show(world, parsed, common));
        init.SetAction(parsed => Init(world, parsed, common));
        check.SetAction(parsed => Check(world, parsed, common));
        set.SetAction(parsed => Set(world, parsed, common, parsed.GetRequiredValue(key), parsed.GetRequiredValue(value)));
        foreach (var part in (Verb[])[path, show, init, check, set])
            verb.Add(part);
        verb.SetAction(parsed => Show(world, parsed, common));
        return verb;
    }

    static int Path(World world, ParseResult parsed, CommonOptions common)
    {
        world.Terminal.Write(Locate(world, parsed, common) + "\n");
        return ExitCode.Done;
    }

    static int Show(World world, ParseResult parsed, CommonOptions common)
    {
        var plan = OutputPlan.Of(world, parsed, common, ["table"]);
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var shown = ConfigShow.Of(setup.Settings, setup.Resolve(AccountSelection.All).Accounts);
        plan.Write(world, Columns.Write(["Key", "Value", "Set in"], shown.Select(setting => new[] { setting.Key, setting.Value ?? "-", setting.Source }), plan.Canvas));
        return ExitCode.Done;
    }

    static int Init(World world, ParseResult parsed, CommonOptions common)
    {
        var file = ConfigFile.Locate(world.Environment, parsed.GetValue(common.Config));
        if (file.Init() is { } fault)
            throw new CommandFailure(ExitCode.Failed, fault);
        world.Terminal.Write($"{file.Path}\n");
        return ExitCode.Done;
    }

    static int Check(World world, ParseResult parsed, CommonOptions common)
    {
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var path = Locate(world, parsed, common);
        world.Terminal.Write(File.Exists(path) ? $"{path}: no mistakes, {WrittenAccounts.Of(setup.Settings).Count} accounts\n" : $"{path}: not there, which is fine; \"fuelgauge config init\" writes one\n");
        return ExitCode.Done;
    }

    static int Set(World world, ParseResult parsed, CommonOptions common, string key, string value)
    {
        var errors = new ConfigurationErrors();
        var setup = Setup.Load(world, null, new ConfigurationErrors());
        var file = ConfigFile.Locate(world.Environment, parsed.GetValue(common.Config));
        if (!file.Set(key, value, setup.Catalog, world.Environment, errors))
            throw Setup.Refusal(errors);
        world.Terminal.Write($"{file.Path}: {key} is set\n");
        return ExitCode.Done;
    }

    static string Locate(World world, ParseResult parsed, CommonOptions common) =>
        ConfigFile.Locate(world.Environment, parsed.GetValue(common.Config)).Path
        ?? throw new CommandFailure(ExitCode.Failed, $"there is no home folder to keep a configuration in; name a file with --config or {ConfigFile.Variable}");
}
