using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Fuelgauge.App.Commands;

/// <summary>A command that knows examples of its use; its help ends with them.</summary>
internal sealed class Verb : Command
{
    /// <summary>Makes a verb.</summary>
    /// <param name="name">The word typed.</param>
    /// <param name="description">One sentence without a full stop.</param>
    /// <param name="examples">Command lines and what each is for.</param>
    public Verb(string name, string description, params (string Line, string Purpose)[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Command lines and what each is for.</summary>
    public IReadOnlyList<(string Line, string Purpose)> Examples { get; }

    /// <summary>True for a command that runs another one, written behind <c>--</c>.</summary>
    public bool RunsCommand { get; init; }

    /// <summary>True for a command that runs until it is ended.</summary>
    public bool RunsForever { get; init; }
}

/// <summary>The parser's help, then the verb's examples.</summary>
/// <param name="help">The parser's own help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            var width = verb.Examples.Max(example => example.Line.Length);
            foreach (var (line, purpose) in verb.Examples)
                output.WriteLine($"  {line.PadRight(width)}  {purpose}");
        }

        return ExitCode.Done;
    }
}
