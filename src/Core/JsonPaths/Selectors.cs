using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Picks children of one node (RFC 9535 §2.3); picks nothing where the node is of another kind.</summary>
abstract class Selector
{
    public abstract void Select(Node node, Evaluation evaluation, List<Node> selected);
}

/// <summary><c>'name'</c>: the member of that name, the last one if the document repeats it.</summary>
sealed class NameSelector(string name) : Selector
{
    public string Name => name;

    public override void Select(Node node, Evaluation evaluation, List<Node> selected)
    {
        if (node.Value.ValueKind != JsonValueKind.Object) return;
        evaluation.Budget.LookUp(node.Value.GetPropertyCount());
        if (JsonText.TryGetMember(node.Value, name, out var value)) selected.Add(node.Member(name, value));
    }
}

/// <summary><c>*</c>: all children.</summary>
sealed class WildcardSelector : Selector
{
    public override void Select(Node node, Evaluation evaluation, List<Node> selected) => selected.AddRange(node.Children(evaluation.Budget));
}

/// <summary><c>2</c> or <c>-1</c>: one element, counted from the end when negative.</summary>
sealed class IndexSelector(long index) : Selector
{
    public override void Select(Node node, Evaluation evaluation, List<Node> selected)
    {
        if (node.Value.ValueKind != JsonValueKind.Array) return;
        var length = node.Value.GetArrayLength();
        evaluation.Budget.LookUp(length);
        var position = index < 0 ? index + length : index;
        if (position >= 0 && position < length) selected.Add(node.Element((int)position, node.Value[(int)position]));
    }
}

/// <summary><c>?expression</c>: the children for which the expression holds.</summary>
sealed class FilterSelector(LogicalExpression expression) : Selector
{
    public override void Select(Node node, Evaluation evaluation, List<Node> selected)
    {
        foreach (var child in node.Children(evaluation.Budget))
        {
            if (expression.Holds(evaluation, child.Value)) selected.Add(child);
        }
    }
}
