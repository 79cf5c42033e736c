using System.CommandLine;
using System.CommandLine.Invocation;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge version</c> and <c>fuelgauge --version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world)
    {
        var verb = new Verb("version", "Print the version");
        verb.SetAction(_ => Print(world));
        return verb;
    }

    /// <summary>Prints <c>fuelgauge 0.1.0</c>.</summary>
    public static int Print(World world)
    {
        world.Terminal.Write($"fuelgauge {World.Version}\n");
        return ExitCode.Done;
    }
}

/// <summary>The same for the flag.</summary>
/// <param name="world">What the process was given.</param>
internal sealed class VersionAction(World world) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult) => VersionCommand.Print(world);
}
