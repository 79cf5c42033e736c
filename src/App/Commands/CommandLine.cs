using System.CommandLine;
using System.CommandLine.Parsing;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary>From the words of a command line to an exit code.</summary>
internal static class CommandLine
{
    static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses, runs, and answers the exit code. Every failure is one sentence on stderr, with the way out.</summary>
    /// <param name="arguments">The process's arguments.</param>
    /// <param name="world">What the process was given.</param>
    /// <param name="interruption">Signals.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, World world, Interruption interruption)
    {
        var words = SplitArguments.Of(arguments);
        var child = words.Command is { Count: > 0 } command ? new ChildCommand(command, world, interruption) : null;
        var tree = new CommandTree(world, words.Ours.Any(CommandTree.IsForItself), child);
        var parsed = Parse(tree, words.Ours);
        var errors = Errors(tree, parsed);
        if (errors.Count > 0)
        {
            tree = new CommandTree(world, answersForItself: true, child);
            parsed = Parse(tree, words.Ours);
            errors = Errors(tree, parsed);
        }
        try
        {
            if (words.Command is not null && parsed.CommandResult.Command is not Verb { RunsCommand: true })
                errors.Add("nothing runs a command after \"--\" here");
            else if (words.Command is { Count: 0 })
                errors.Add("nothing stands after \"--\": write the command to run, or leave the \"--\" out");
            if (errors.Count > 0)
                throw new CommandFailure(ExitCode.Usage, [.. errors, $"Try \"{tree.NameOf(parsed.CommandResult.Command)} --help\"."]);
            using var text = new StringWriter();
            var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = text, Error = text }, interruption.Token);
            if (text.GetStringBuilder().Length > 0)
                world.Terminal.Write(text.ToString());
            return exitCode;
        }
        catch (CommandFailure failure)
        {
            return Report(world, IsNagios(words.Ours), failure.ExitCode, [.. failure.Messages, .. MeantVerb(tree, parsed, words.Ours)]);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // Ending a watch by SIGTERM is how it is meant to end.
            return interruption.ExitCode == ExitCode.Terminated && parsed.CommandResult.Command is Verb { RunsForever: true } ? ExitCode.Done : interruption.ExitCode;
        }
        catch (IOException fault)
        {
            return Report(world, IsNagios(words.Ours), ExitCode.Failed, [fault.Message]);
        }
    }

    /// <summary>Parses; a line without a verb is a <c>check</c>.</summary>
    static ParseResult Parse(CommandTree tree, IReadOnlyList<string> words)
    {
        var parsed = tree.Root.Parse(words, Parsing);
        var isUnderstood = parsed.CommandResult.Command != tree.Root || parsed.Errors.Count == 0 || parsed.Tokens.Any(token => token.Type == TokenType.Directive);
        return isUnderstood ? parsed : tree.Root.Parse([CommandTree.Default, .. words], Parsing);
    }

    /// <summary>A line without a verb may have one that is misspelt: then the first word was taken for an account.</summary>
    static string[] MeantVerb(CommandTree tree, ParseResult parsed, IReadOnlyList<string> words)
    {
        var isGiven = words.Contains(parsed.CommandResult.Command.Name);
        var first = words.FirstOrDefault(word => !IsFlag(word));
        var meant = isGiven || first is null ? null : NearestWord.Find(first, tree.Root.Subcommands.Select(command => command.Name));
        return meant is null ? [] : [$"Did you mean the command \"fuelgauge {meant}\"?"];
    }

    /// <summary>
    /// What is wrong with the line, each with the nearest right word. The parser takes an unknown flag for one more account,
    /// hence the look at the words themselves.
    /// </summary>
    static List<string> Errors(CommandTree tree, ParseResult parsed)
    {
        // A shell that asks for completions sends an unfinished line on purpose.
        if (parsed.Tokens.Any(token => token.Type == TokenType.Directive))
            return [];
        var command = parsed.CommandResult.Command;
        List<string> flags = [.. Swallowed(parsed), .. parsed.UnmatchedTokens.Where(IsFlag)];
        var errors = flags.ConvertAll(flag => UnknownFlag(flag, tree.FlagsOf(command)));
        foreach (var word in parsed.UnmatchedTokens)
        {
            if (!IsFlag(word))
                errors.Add(UnknownWord(word, command));
        }
        return errors.Count > 0 ? errors : [.. parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))];
    }

    static IEnumerable<string> Swallowed(ParseResult parsed)
    {
        foreach (var child in parsed.CommandResult.Children)
        {
            foreach (var token in child is ArgumentResult argument ? argument.Tokens : [])
            {
                if (IsFlag(token.Value))
                    yield return token.Value;
            }
        }
    }

    static bool IsFlag(string word) => word is ['-', not (>= '0' and <= '9'), ..];

    static string UnknownFlag(string word, IEnumerable<string> flags)
    {
        var name = word.Split('=', 2)[0];
        return $"unknown option {name}{Suggestion(name, flags)}";
    }

    static string UnknownWord(string word, Command command) =>
        $"\"{word}\" is not understood after {command.Name}{Suggestion(word, command.Subcommands.Select(subcommand => subcommand.Name))}";

    /// <summary>The end of a sentence that names the nearest right word; empty when none is near.</summary>
    public static string Suggestion(string word, IEnumerable<string> candidates) =>
        NearestWord.Find(word, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>Looked for in the words, because a line that cannot be parsed must answer the plugin's way too.</summary>
    static bool IsNagios(IReadOnlyList<string> words) =>
        words.Contains("--format=nagios") || words.Contains("--format:nagios") || words.Zip(words.Skip(1)).Any(pair => pair is ("--format", "nagios"));

    static int Report(World world, bool isNagios, int exitCode, IReadOnlyList<string> messages)
    {
        if (isNagios)
        {
            world.Terminal.Write($"FUELGAUGE UNKNOWN - {messages[0].Replace('|', '/')}\n");
            return ExitCode.NagiosUnknown;
        }

        for (var i = 0; i < messages.Count; i++)
            world.Say(i == 0 ? $"fuelgauge: {messages[i]}" : messages[i]);
        return exitCode;
    }
}
