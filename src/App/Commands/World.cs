using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Commands;

/// <summary>What the process was given. <c>Program.cs</c> makes the real one; tests make their own.</summary>
/// <param name="Environment">Variables, home and the places that follow.</param>
/// <param name="Terminal">The three standard streams.</param>
/// <param name="Time">The clock and its time zone.</param>
internal sealed record World(HostEnvironment Environment, StandardStreams Terminal, TimeProvider Time)
{
    /// <summary>The program's version: three numbers, perhaps with a suffix.</summary>
    public const string Version = BuildVersion.Text;

    /// <summary>The words that start this program again: its own file, or the runtime and the file that it runs.</summary>
    public IReadOnlyList<string> Program { get; init; } = ["fuelgauge"];

    /// <summary>Opens the logs and prices of <c>usage</c>: of a configuration, and beside the history that was named with <c>--db</c> (null for the usual one).</summary>
    public Func<Setup, string?, UsageInputs> UsageInputs { get; init; } = Commands.UsageInputs.Of;

    /// <summary>Says something on stderr, on one line whatever a file name or an argument in it holds.</summary>
    public void Say(string line) => Terminal.WriteError(Printable.OneLine(line) + "\n");
}
