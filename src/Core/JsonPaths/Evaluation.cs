using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>What an expression is evaluated against: <c>$</c>, the nodes already spent, and the patterns already compiled.</summary>
sealed class Evaluation(JsonElement root, PathBudget budget)
{
    readonly Dictionary<(string, bool), IRegexp> _patterns = [];

    public JsonElement Root => root;

    public PathBudget Budget => budget;

    /// <summary>A pattern that came out of the document, compiled once per evaluation.</summary>
    public IRegexp Pattern(string text, bool isWhole)
    {
        if (_patterns.TryGetValue((text, isWhole), out var known)) return known;
        budget.Visit(IRegexp.CompilationCost);
        return _patterns[(text, isWhole)] = new IRegexp(text, isWhole);
    }
}
