using System.CommandLine;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge completion SHELL</c>: a script for the shell's start-up file. The script asks the program itself, so that it never goes out of date.</summary>
internal static class CompletionCommand
{
    /// <summary>The script of each shell.</summary>
    static readonly IReadOnlyDictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["bash"] = """
            # fuelgauge completion bash >> ~/.bashrc
            _fuelgauge() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(fuelgauge "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _fuelgauge fuelgauge

            """,
        ["zsh"] = """
            # fuelgauge completion zsh >> ~/.zshrc
            _fuelgauge() {
                local -a words_found
                words_found=("${(@f)$(fuelgauge "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found
            }
            compdef _fuelgauge fuelgauge

            """,
        ["fish"] = """
            # fuelgauge completion fish > ~/.config/fish/completions/fuelgauge.fish
            complete -c fuelgauge -f -a '(fuelgauge "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'

            """,
        ["pwsh"] = """
            # fuelgauge completion pwsh >> $PROFILE
            Register-ArgumentCompleter -Native -CommandName fuelgauge -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                fuelgauge "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var verb = new Verb(
            "completion",
            "Print a completion script for a shell",
            ("fuelgauge completion bash >> ~/.bashrc", "complete commands, options and providers in bash"))
        {
            shell,
        };
        verb.SetAction(parsed =>
        {
            world.Terminal.Write(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCode.Done;
        });
        return verb;
    }
}
