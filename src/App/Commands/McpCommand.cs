using Fuelgauge.App.Mcp;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge mcp</c>: answers agents over the Model Context Protocol, on stdin and stdout.</summary>
internal static class McpCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var verb = new Verb(
            "mcp",
            "Answer agents over the Model Context Protocol, on stdin and stdout",
            ("claude mcp add fuelgauge -- fuelgauge mcp", "for Claude Code"),
            ("codex mcp add fuelgauge -- fuelgauge mcp", "for Codex"))
        {
            RunsForever = true,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (world.Terminal.IsInputTerminal)
                throw new CommandFailure(ExitCode.Usage, "\"fuelgauge mcp\" is started by an agent and talks to it; \"fuelgauge mcp --help\" shows how to add it to one");
            var plan = OutputPlan.Of(world, parsed, common, ["json"]);
            Setup.Load(world, parsed.GetValue(common.Config));   // A mistake in the configuration is told now, not to the first agent that asks.
            await using var input = world.Terminal.OpenInput();
            await new McpServing(new McpTools(world, parsed, common, plan).All, World.Version).RunAsync(input, world.Terminal.Output, cancellation);
            return ExitCode.Done;
        });
        return verb;
    }
}
