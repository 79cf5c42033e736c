using System.CommandLine;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge providers try</c>: what a definition would read of a saved answer, without network and key.</summary>
internal static class TryCommand
{
    static readonly string[] Formats = ["table", "json"];

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "A provider.toml, or its folder" };
        var answers = new Option<string[]>("--answer")
        {
            HelpName = "BODY",
            Description = "A saved answer: FILE, or REQUEST-ID=FILE (may be repeated; pages and items in their order)",
            Required = true,
        };
        var region = new Option<string?>("--region") { HelpName = "ID", Description = "The site it came from; the first one if not said" };
        var now = new Option<string?>("--now") { HelpName = "TIME", Description = "When it came, for example 2026-11-23T12:00:00Z; now if not said" };
        var verb = new Verb(
            "try",
            "Show what a definition reads of a saved answer; nothing is sent",
            ("fuelgauge providers try my/provider.toml --answer balance.json", "the body of a 200"),
            ("fuelgauge providers try my --answer plan=plan.http --answer wallet=wallet.json", "several requests; .http files have a status line and headers"))
        {
            file, answers, region, now,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, Formats);
            var definition = Definition(world, parsed.GetRequiredValue(file));
            var at = At(world, plan, parsed.GetValue(now));
            var saved = parsed.GetRequiredValue(answers).Select(typed => SavedAnswer.Read(typed, definition, world.Environment)).ToList();
            var trial = Trial.Of(definition, RegionOf(definition, parsed.GetValue(region)), saved, at);
            var result = new CheckResult([trial.Account], at, plan.Zone, World.Version);
            if (plan.Format == "json")
                plan.Write(world, CheckJson.Write(result).Span);
            else
                plan.Write(world, TrialPage.Write(trial, result, plan.Canvas));
            return ExitCode.Done;
        });
        return verb;
    }

    static ProviderDefinition Definition(World world, string path)
    {
        var errors = new ConfigurationErrors();
        return ProvidersCheck.Read(world.Environment.Expand(path) ?? path, errors) ?? throw ProvidersCommand.Mistakes(errors);
    }

    static Region RegionOf(ProviderDefinition definition, string? id) => id is null
        ? definition.Regions[0]
        : definition.Regions.FirstOrDefault(region => region.Id == id)
            ?? throw new CommandFailure(ExitCode.Usage, $"--region {id}: {definition.Id} has no such site{CommandLine.Suggestion(id, definition.Regions.Select(region => region.Id))}; it has {string.Join(", ", definition.Regions.Select(region => region.Id))}");

    static DateTimeOffset At(World world, OutputPlan plan, string? text)
    {
        var now = world.Time.GetUtcNow();
        if (text is null)
            return now;
        return TimePointText.TryParse(text, now, plan.Zone, out var at) ? at : throw new CommandFailure(ExitCode.Usage, $"--now \"{text}\" is no instant; write for example {TimePointText.Examples}");
    }
}
