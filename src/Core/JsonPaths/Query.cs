using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>A start, <c>$</c> or <c>@</c>, and the segments that follow it.</summary>
sealed class Query(bool isRelative, IReadOnlyList<Segment> segments)
{
    public bool IsRelative => isRelative;

    /// <summary>Whether the syntax promises at most one node (RFC 9535 §2.3.5.1).</summary>
    public bool IsSingular { get; } = segments.All(segment => segment.IsSingular);

    /// <summary>The member's name that every node it selects has; null where they may have several, or none.</summary>
    public string? LastName => segments is [.., var last] ? last.OnlyName : null;

    public IReadOnlyList<Node> Select(Evaluation evaluation, JsonElement current, bool keepLocations = false)
    {
        evaluation.Budget.Visit();
        var start = keepLocations ? Location.Start(isRelative ? '@' : '$') : null;
        List<Node> nodes = [new(isRelative ? current : evaluation.Root, start)];
        foreach (var segment in segments)
        {
            var selected = new List<Node>();
            foreach (var node in nodes) segment.Select(node, evaluation, selected);
            nodes = selected;
        }

        return nodes;
    }

    /// <summary>Whether the first segment that selects nothing is one that chooses among children, so that there simply are none.</summary>
    public bool IsEmptyIn(Evaluation evaluation)
    {
        List<Node> nodes = [new(evaluation.Root, null)];
        foreach (var segment in segments)
        {
            var selected = new List<Node>();
            foreach (var node in nodes) segment.Select(node, evaluation, selected);
            if (selected.Count == 0) return !segment.IsSingular && nodes.TrueForAll(node => node.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null);
            nodes = selected;
        }

        return false;
    }
}
