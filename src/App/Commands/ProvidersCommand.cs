using System.CommandLine;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge providers</c>: the catalogue.</summary>
internal static class ProvidersCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var keys = new Option<bool>("--keys") { Description = "Where keys were looked for, and which were found; never their values" };
        var verb = new Verb(
            "providers",
            "List the providers that can be read",
            ("fuelgauge providers", "all of them: what can be read, with which key, how well that is known"),
            ("fuelgauge providers --format markdown", "the same with every word"),
            ("fuelgauge providers show glm", "one, with its variables, hosts and sources"),
            ("fuelgauge providers --keys", "which keys were found, and where"),
            ("fuelgauge providers check my/provider.toml", "every mistake in a definition"),
            ("fuelgauge providers try my/provider.toml --answer body.json", "what it reads of a saved answer"))
        {
            keys,
        };
        var list = new Verb("list", "List the providers that can be read");
        var id = new Argument<string>("ID") { Description = "A provider's id or alias" };
        var show = new Verb("show", "Show one provider") { id };
        var file = new Argument<string>("FILE") { Description = "A provider.toml, or its folder" };
        var check = new Verb("check", "Report every mistake in a definition", ("fuelgauge providers check ~/.config/fuelgauge/providers/mine", "a definition of your own")) { file };
        list.Add(keys);
        verb.Add(list);
        verb.Add(show);
        verb.Add(check);
        verb.Add(TryCommand.Create(world, common));
        verb.SetAction(parsed => List(world, parsed, common, keys));
        list.SetAction(parsed => List(world, parsed, common, keys));
        show.SetAction(parsed => Show(world, parsed, common, parsed.GetRequiredValue(id)));
        check.SetAction(parsed => Check(world, parsed.GetRequiredValue(file)));
        return verb;
    }

    static int List(World world, ParseResult parsed, CommonOptions common, Option<bool> keys)
    {
        var hasKeys = parsed.GetValue(keys);
        var plan = OutputPlan.Of(world, parsed, common, hasKeys ? ["table"] : ProviderList.Formats);
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        plan.Write(world, hasKeys ? Keys(setup, world.Time.GetUtcNow(), plan.Canvas) : ProviderList.Write(setup.Catalog.Entries.Select(entry => ProviderFacts.Of(entry, setup.Catalog.Load(entry.Id))), plan.Format, plan.Canvas));
        return ExitCode.Done;
    }

    static string Keys(Setup setup, DateTimeOffset now, Canvas canvas)
    {
        var findings = KeyFindings.Of(setup.Catalog, setup.Finder, setup.Settings).ToList();
        return findings.Count == 0
            ? "No key was found.\n"
            : Columns.Write(["For", "Part", "Place", "Found"], findings.Select(finding => new[] { finding.Owner, finding.Part, finding.Place, string.Join("; ", new[] { finding.Fault ?? finding.Advice ?? "yes", finding.End(now) }.OfType<string>()) }), canvas);
    }

    static int Show(World world, ParseResult parsed, CommonOptions common, string id)
    {
        var plan = OutputPlan.Of(world, parsed, common, ["table"]);
        var setup = Setup.Load(world, parsed.GetValue(common.Config));
        var entry = setup.Catalog.Find(id)
            ?? throw new CommandFailure(ExitCode.Usage, $"nobody knows a provider {id}{CommandLine.Suggestion(id, setup.Catalog.Entries.SelectMany(known => known.Aliases.Prepend(known.Id)))}");
        if (entry.Failure is { } failure)
            throw new CommandFailure(ExitCode.Failed, failure.Message);
        plan.Write(world, ProviderPage.Write(setup.Catalog.Load(entry.Id), plan.Canvas));
        return ExitCode.Done;
    }

    /// <summary>What is wrong with a definition, one line a mistake.</summary>
    public static CommandFailure Mistakes(ConfigurationErrors errors) =>
        new(ExitCode.Usage, [$"{errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")}", .. errors.Select(error => error.ToString())]);

    static int Check(World world, string path)
    {
        var file = world.Environment.Expand(path) ?? path;
        var errors = new ConfigurationErrors();
        if (ProvidersCheck.Read(file, errors) is null)
            throw Mistakes(errors);
        world.Terminal.Write($"{path}: no mistakes\n");
        return ExitCode.Done;
    }
}
