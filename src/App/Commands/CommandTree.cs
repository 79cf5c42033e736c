using System.CommandLine;
using System.CommandLine.Help;

namespace Fuelgauge.App.Commands;

/// <summary>Every command, in the order help shows them.</summary>
internal sealed class CommandTree
{
    /// <summary>The command of a line that names none.</summary>
    public const string Default = "check";

    readonly CommonOptions common = new();

    /// <summary>Builds the tree; nothing is opened or read.</summary>
    public CommandTree(World world)
    {
        Root = new RootCommand("Tells how much is left of every AI API and AI subscription you pay for.")
        {
            CheckCommand.Create(world, common),
            WatchCommand.Create(world, common),
            HistoryCommand.Create(world, common),
            ProvidersCommand.Create(world, common),
            DoctorCommand.Create(world, common),
            ConfigCommand.Create(world, common),
            SchemaCommand.Create(world),
            CompletionCommand.Create(world),
            VersionCommand.Create(world),
        };
        foreach (var option in common.All)
            Root.Add(option);
        Root.Options.OfType<VersionOption>().Single().Action = new VersionAction(world);
        var help = Root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    /// <summary>The tree.</summary>
    public RootCommand Root { get; }

    /// <summary>Flags that a command takes, its ancestors' included.</summary>
    public IEnumerable<string> FlagsOf(Command command) =>
        command.Options.Concat(Root.Options).SelectMany(option => option.Aliases.Prepend(option.Name)).Distinct();

    /// <summary>How a command is typed: <c>fuelgauge providers show</c>.</summary>
    public string NameOf(Command command) =>
        command == Root ? "fuelgauge" : $"{NameOf(command.Parents.OfType<Command>().First())} {command.Name}";
}
