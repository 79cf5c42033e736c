using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Text that others wrote (plan and model names, messages, labels), cleaned once where it enters. Each writer then escapes for its format.</summary>
public static partial class ForeignText
{
    /// <summary>Longest text, in display cells.</summary>
    public const int MaxCells = 120;

    /// <summary>Shortest run of a credential's characters that is taken out.</summary>
    public const int MinSecretRun = 6;

    /// <summary>Run of a credential's characters that a value of an answer cannot share with it by chance; names of accounts may share shorter ones.</summary>
    const int MinCopiedRun = 12;

    // What is looked at before cutting to cells; combining marks take no cell, so that cells alone would not bound the length.
    const int MaxLength = 8 * MaxCells;
    const string Masked = "***";

    /// <summary>
    /// One line of at most 120 cells: control, bidi and zero-width characters are gone, blanks are single; every run of six or more characters
    /// of a secret, and whatever is shaped like a token or a mail address, is <c>***</c>.
    /// </summary>
    public static string Clean(string text, IEnumerable<Secret> secrets)
    {
        return Cut(Mask(OneLine(text), secrets));
    }

    /// <summary>
    /// The same for a name by which others are told apart (a session, a project, a model): long runs of letters and digits stay, since many ids are
    /// nothing else and rows of <c>***</c> would be all alike. What begins like a token, and a mail address, is <c>***</c> all the same.
    /// </summary>
    public static string CleanName(string text) => Cut(KnownTokenShape().Replace(OneLine(text), Masked));

    /// <summary>True for a text that repeats a run of 12 or more characters of a secret, or all of a shorter one.</summary>
    public static bool HoldsSecret(string text, IEnumerable<Secret> secrets) => secrets.Select(secret => secret.Reveal()).Any(value =>
    {
        var run = Math.Min(MinCopiedRun, value.Length);
        return Enumerable.Range(0, value.Length - run + 1).Any(start => text.AsSpan().IndexOf(value.AsSpan(start, run), StringComparison.OrdinalIgnoreCase) >= 0);
    });

    /// <summary>Cells a text takes on a terminal: East Asian wide characters and emoji are two, marks none. An estimate that needs no table.</summary>
    public static int Cells(string text) => text.EnumerateRunes().Sum(Cells);

    static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxLength) break;
            if (IsBlank(rune))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (IsVisible(rune)) line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    static bool IsBlank(Rune rune) => rune.Value is '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 || Rune.IsWhiteSpace(rune);

    // Format characters are the bidi and zero-width ones; U+FFFD stands for what was no character at all; variation selectors are marks without a shape.
    static bool IsVisible(Rune rune) => rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0xFFFD)
        && rune.Value is not ((>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Both are looked for in the whole line: what one of them masked would hide the beginning of what the other knows.
    static string Mask(string line, IEnumerable<Secret> secrets)
    {
        var masked = new bool[line.Length];
        foreach (var token in TokenShape().EnumerateMatches(line))
            masked.AsSpan(token.Index, token.Length).Fill(true);
        foreach (var secret in secrets)
        {
            var value = secret.Reveal();
            for (var start = 0; start + MinSecretRun <= line.Length; start++)
                if (value.AsSpan().IndexOf(line.AsSpan(start, MinSecretRun), StringComparison.OrdinalIgnoreCase) >= 0)
                    masked.AsSpan(start, MinSecretRun).Fill(true);
        }

        if (!masked.Contains(true)) return line;
        var clean = new StringBuilder(line.Length);
        for (var index = 0; index < line.Length; index++)
            if (!masked[index]) clean.Append(line[index]);
            else if (index == 0 || !masked[index - 1]) clean.Append(Masked);
        return clean.ToString();
    }

    static string Cut(string line)
    {
        if (line.Length <= MaxCells / 2 || Cells(line) <= MaxCells && line.Length <= 4 * MaxCells) return line;
        var cut = new StringBuilder();
        var cells = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            cells += Cells(rune);
            if (cells >= MaxCells || cut.Length >= 4 * MaxCells) break;
            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    static int Cells(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            or 0x231A or 0x231B or (>= 0x23E9 and <= 0x23F3) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };

    // Known beginnings, JSON Web Tokens, what follows "Bearer", mail addresses. Model names with dates stay whole.
    const string Known = """
        \b(?i:bearer)\s+[^\s"']{6,}
        | \b(?:sk|pk|rk|ak|gsk|tvly|nvapi|pplx|xox[abeprs]|glpat)-[\w-]{8,}
        | \b(?:sk|pk|rk|hf|r8|gh[opsu]|github_pat)_\w{8,}
        | \beyJ[\w-]{8,}(?:\.[\w-]*)*
        | \b(?:AIza|AKIA|ASIA)[\w-]{10,}
        | \bya29\.[\w.-]{6,}
        | [^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.\w{2,}
        """;

    // Twenty letters and digits in one run.
    const string LongRun = "(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{20,}(?:\\.\\w+)*";

    [GeneratedRegex(Known + "\n| " + LongRun, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex TokenShape();

    [GeneratedRegex(Known, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex KnownTokenShape();
}
