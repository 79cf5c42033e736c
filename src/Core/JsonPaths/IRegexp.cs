namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// A pattern of RFC 9485. One that is invalid or too long fits nothing, as RFC 9535 §2.4.6 asks. Compiled at first use; safe to share
/// between threads. The engine is ours because that of .NET reads UTF-16 units where a pattern means code points: spelling out the pairs
/// of <c>\P{Lu}</c> exceeds the 10,000 nodes its non-backtracking mode allows.
/// </summary>
sealed class IRegexp(string pattern, bool isWhole)
{
    /// <summary>Characters of a pattern at most.</summary>
    public const int MaxLength = 512;

    /// <summary>What compiling counts for, in nodes.</summary>
    public const int CompilationCost = 100;

    readonly Lazy<IRegexpProgram?> _program = new(() => Compile(pattern));

    /// <summary>False for a text that is no pattern of RFC 9485.</summary>
    public bool IsValid => _program.Value is not null;

    public bool IsTooLong => pattern.Length > MaxLength;

    /// <summary>Whether the text, or for a search some part of it, fits.</summary>
    /// <exception cref="JsonPathBudgetException">The text is too long for what is left of <paramref name="budget"/>.</exception>
    public bool Fits(string text, PathBudget budget) => _program.Value is { } program && new IRegexpRun(program, text, isWhole, budget).Fits();

    static IRegexpProgram? Compile(string pattern)
    {
        if (pattern.Length > MaxLength) return null;
        try
        {
            return IRegexpProgram.Compile(IRegexpParser.Parse(pattern));
        }
        catch (JsonPathException)
        {
            return null;
        }
    }
}
