namespace Fuelgauge.Core.JsonPaths;

/// <summary>Selectors applied to each node of a list: to the node itself, or for <c>..</c> to all its descendants as well.</summary>
sealed class Segment(bool isDescendant, IReadOnlyList<Selector> selectors)
{
    public bool IsSingular { get; } = !isDescendant && selectors is [NameSelector or IndexSelector];

    /// <summary>The member's name that it selects; null where it selects anything else.</summary>
    public string? OnlyName => selectors is [NameSelector only] ? only.Name : null;

    public void Select(Node node, Evaluation evaluation, List<Node> selected)
    {
        if (isDescendant) Descend(node, evaluation, selected);
        else SelectChildren(node, evaluation, selected);
    }

    void SelectChildren(Node node, Evaluation evaluation, List<Node> selected)
    {
        foreach (var selector in selectors) selector.Select(node, evaluation, selected);
    }

    void Descend(Node node, Evaluation evaluation, List<Node> selected)
    {
        evaluation.Descend();
        SelectChildren(node, evaluation, selected);
        foreach (var child in node.Children(evaluation.Budget)) Descend(child, evaluation, selected);
        evaluation.Ascend();
    }
}
