using Fuelgauge.App.Output;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge usage</c>: tokens and cost from the logs that coding agents leave on this machine. Nothing is sent.</summary>
internal static class UsageCommand
{
    static readonly IReadOnlyCollection<string> Formats = ["table", .. UsageFormats.ByName.Keys.Where(name => name != "table").Order()];

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new UsageOptions();
        var verb = new Verb(
            "usage",
            "Count tokens and cost in the session logs of coding agents",
            ("fuelgauge usage", "day by day"),
            ("fuelgauge usage monthly --since 2026-01-01", "month by month"),
            ("fuelgauge usage models --last 7d", "the last seven days by model, dearest first"),
            ("fuelgauge usage --group-by project,model --json", "any grouping, as JSON"),
            ("fuelgauge usage blocks --active", "the running five-hour block: pace and projection"),
            ("fuelgauge usage --live", "the same, over and over; q to quit"),
            ("fuelgauge usage --sources", "whose logs were found, and where"));
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var lists = parsed.GetValue(options.Sources);
            var plan = OutputPlan.Of(world, parsed, common, lists ? UsageSourceList.Formats : Formats);
            var inputs = world.UsageInputs(Setup.Load(world, parsed.GetValue(common.Config)), parsed.GetValue(common.Database));
            var request = UsageRequest.Of(world, parsed, options, plan.Zone, inputs.Agents);
            if (parsed.GetValue(options.Live))
            {
                return plan is { Format: "table", File: null } && world.Terminal.CanDrawLive
                    ? await new UsageLive(world, plan, request, inputs).DrawAsync(cancellation)
                    : throw new CommandFailure(ExitCode.Usage, "--live draws on a terminal; elsewhere \"fuelgauge usage blocks --active\" prints the running block once");
            }

            var scanned = inputs.Scan(request.Scan, cancellation);
            if (plan.IsVerbose)
            {
                foreach (var note in scanned.Notes)
                    world.Say(note);
            }

            if (lists)
            {
                plan.Write(world, UsageSourceList.Write(request.Scan.Host, scanned.Agents, plan));
                return ExitCode.Done;
            }

            var result = request.ResultOf(scanned, inputs.Prices(), request.Query);
            plan.Write(world, UsageFormats.ByName[plan.Format](result, plan.Canvas));
            if (result.Summary.Rows.Count == 0)
                Explain(world, plan, request, scanned);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Why there is nothing to show.</summary>
    static void Explain(World world, OutputPlan plan, UsageRequest request, ScannedUsage scanned)
    {
        if (scanned.Ledger.Count == 0)
        {
            var whose = request.Scan.Agents.Count == 0 ? "coding agents" : string.Join(" and ", request.Scan.Agents.Select(request.NameOf));
            plan.Hint(world, scanned.Coverage.Files == 0
                ? $"No logs of {whose} were found; --home DIR looks in another home folder. Looked in:"
                : $"{scanned.Coverage.Files} logs of {whose} were found, and no usage in them. They are in:");
            foreach (var agent in scanned.Agents)
                plan.Hint(world, $"  {agent.Name}: {string.Join(", ", agent.Folders.Select(request.Scan.Host.Shorten))}");
            if (request.Query.Has(UsageKey.Block))
                plan.Hint(world, "Blocks are those of one agent; --agent chooses another.");
            return;
        }

        var texts = scanned.Ledger.Texts;
        var models = scanned.Ledger.Events.Select(usage => usage.Record.Model).Distinct().Select(model => texts[model]).ToList();
        foreach (var pattern in request.Query.Filter.Models.Where(pattern => !models.Exists(model => pattern.Fits(model))))
            plan.Hint(world, $"--model {pattern.Text} is no model in these logs{CommandLine.Suggestion(pattern.Text, models)}");
        plan.Hint(world, $"{scanned.Ledger.Count} events were read, and none is what was asked for.");
    }
}
