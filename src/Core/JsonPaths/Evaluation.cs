using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>What an expression is evaluated against: <c>$</c>, the nodes already spent, and the patterns already compiled.</summary>
sealed class Evaluation(JsonElement root, PathBudget budget)
{
    readonly Dictionary<(string, bool), IRegexp> _patterns = [];
    int _depth;

    public JsonElement Root => root;

    public PathBudget Budget => budget;

    /// <summary>Enters a level of the document. Filters descend inside of descents, so levels are counted over all of them.</summary>
    /// <exception cref="JsonPathBudgetException">The levels would endanger the stack.</exception>
    public void Descend() => PathBudget.CheckDepth(++_depth);

    /// <summary>Leaves the level; not needed on the way of an exception, which ends the evaluation.</summary>
    public void Ascend() => _depth--;

    /// <summary>A pattern that came out of the document, compiled once per evaluation.</summary>
    public IRegexp Pattern(string text, bool isWhole)
    {
        if (_patterns.TryGetValue((text, isWhole), out var known)) return known;
        budget.Visit(IRegexp.CompilationCost);
        return _patterns[(text, isWhole)] = new IRegexp(text, isWhole);
    }
}
