using System.Buffers;
using System.Text.RegularExpressions;

namespace Fuelgauge.App.Sources.Statusline;

/// <summary>The command that a program runs for its status line: ours alone, or ours in front of the one that was there before.</summary>
/// <param name="Own">Ours: the quoted path of this program, <c>statusline</c>, perhaps an account.</param>
/// <param name="Before">The one before, which gets what ours gets; null for none.</param>
internal sealed partial record StatuslineCommandText(string Own, string? Before)
{
    const string Pipe = " --pass-through | ";
    const string Shell = "sh -c '";
    const string Quote = "'\\''";

    static readonly SearchValues<char> ShellMarks = SearchValues.Create(";&\n\r#!<>(){}");

    /// <summary>Our command for a program at a path, quoted for the shell of this machine.</summary>
    /// <param name="program">The words that start it.</param>
    /// <param name="account">The account as typed; null for the default one.</param>
    public static string Ours(IReadOnlyList<string> program, string? account) =>
        $"{string.Join(' ', program.Select(Quoted))} statusline{(account is null ? "" : $" {account}")}";

    /// <summary>Reads a command; one that is not ours is all <see cref="Before"/>, with an empty <see cref="Own"/>.</summary>
    public static StatuslineCommandText Of(string? command)
    {
        if (command is null || OursShape().Match(command) is not { Success: true } match)
            return new("", command);
        var rest = match.Groups["rest"].Value;
        return new(match.Groups["own"].Value, rest.Length == 0 ? null : rest.StartsWith(Shell, StringComparison.Ordinal) && rest.EndsWith('\'') ? rest[Shell.Length..^1].Replace(Quote, "'", StringComparison.Ordinal) : rest);
    }

    /// <summary>True where it is ours, or begins with ours.</summary>
    public bool IsOurs => Own.Length > 0;

    /// <summary>As a program runs it. What is more than one plain command has a shell of its own: behind the pipe, only its first would be.</summary>
    public override string ToString() => Before is null ? Own : $"{Own}{Pipe}{(IsPlain(Before) ? Before : $"{Shell}{Before.Replace("'", Quote, StringComparison.Ordinal)}'")}";

    static bool IsPlain(string command) => !string.IsNullOrWhiteSpace(command) && !command.StartsWith(Shell, StringComparison.Ordinal) && !command.AsSpan().ContainsAny(ShellMarks);

    static string Quoted(string word) => OperatingSystem.IsWindows() ? $"\"{word}\"" : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^(?<own>(?:(?:'[^']*'|""[^""]*""|\S+) )?(?:'[^']*fuelgauge[^'/]*'|""[^""]*fuelgauge[^""/\\]*""|\S*fuelgauge[^\s/]*) statusline(?: [a-z0-9][^\s|]*)?)(?:$| --pass-through \| (?<rest>.*)$)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OursShape();
}
