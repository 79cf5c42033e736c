using System.CommandLine;
using System.CommandLine.Help;

namespace Fuelgauge.App.Commands;

/// <summary>Every command, in the order help shows them.</summary>
internal sealed class CommandTree
{
    /// <summary>The command of a line that names none.</summary>
    public const string Default = "check";

    const string Program = "fuelgauge";

    readonly CommonOptions common;

    /// <summary>Builds the tree; nothing is opened or read.</summary>
    /// <param name="world">What the process was given.</param>
    /// <param name="answersForItself">
    /// True for a tree that knows <c>--help</c>, <c>--version</c> and completion. Most lines ask for none of them, and the library looks its texts
    /// and the program's name up by reflection to make them: a twentieth of a check that sends nothing.
    /// </param>
    /// <param name="child">The command behind <c>--</c>; null where there is none.</param>
    public CommandTree(World world, bool answersForItself, ChildCommand? child = null)
    {
        common = new() { Child = child };
        const string description = "Tells how much is left of every AI API and AI subscription you pay for.";
        Root = answersForItself ? Helpful(world, description) : new Command(Program, description);
        Command[] verbs =
        [
            CheckCommand.Create(world, common),
            WatchCommand.Create(world, common),
            HistoryCommand.Create(world, common),
            ForecastCommand.Create(world, common),
            UsageCommand.Create(world, common),
            GuardCommand.Create(world, common),
            PickCommand.Create(world, common),
            WaitCommand.Create(world, common),
            LeaseCommand.Create(world, common),
            ObserveCommand.Create(world, common),
            StatuslineCommand.Create(world, common),
            ProvidersCommand.Create(world, common),
            DoctorCommand.Create(world, common),
            ConfigCommand.Create(world, common),
            PricesCommand.Create(world, common),
            McpCommand.Create(world, common),
            DbCommand.Create(world, common),
            ExportCommand.Create(world, common),
            ImportCommand.Create(world, common),
            SchemaCommand.Create(world),
            CompletionCommand.Create(world),
            VersionCommand.Create(world),
        ];
        foreach (var verb in verbs)
            Root.Add(verb);
        foreach (var option in common.All)
            Root.Add(option);
    }

    /// <summary>The tree.</summary>
    public Command Root { get; }

    /// <summary>Whether a word asks the tree itself: for help, the version, or, from a shell, how a word goes on.</summary>
    public static bool IsForItself(string word) => word is "--help" or "-h" or "-?" or "--version" or ['[', ..];

    /// <summary>Flags that a command takes, its ancestors' included.</summary>
    public IEnumerable<string> FlagsOf(Command command) =>
        command.Options.Concat(Root.Options).SelectMany(option => option.Aliases.Prepend(option.Name)).Distinct();

    /// <summary>How a command is typed: <c>fuelgauge providers show</c>.</summary>
    public string NameOf(Command command) =>
        command == Root ? Program : $"{NameOf(command.Parents.OfType<Command>().First())} {command.Name}";

    static RootCommand Helpful(World world, string description)
    {
        var root = new RootCommand(description);
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction(world);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
