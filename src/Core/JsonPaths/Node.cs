using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>A value on the way of an evaluation. <paramref name="Location"/> is null when nobody asked for paths.</summary>
readonly record struct Node(JsonElement Value, Location? Location)
{
    /// <summary>The member's node; the name is asked for only when paths are kept.</summary>
    public Node Member(string name, JsonElement value) => new(value, Location?.Member(name));

    /// <summary>The node of an element of this array.</summary>
    public Node Element(int index, JsonElement value) => new(value, Location?.Element(index));

    /// <summary>The children in document order, each counted as visited; none for a scalar.</summary>
    public IEnumerable<Node> Children(PathBudget budget)
    {
        if (Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in Value.EnumerateObject())
            {
                budget.Visit();
                yield return new Node(member.Value, Location?.Member(JsonText.NameOf(member)));
            }
        }
        else if (Value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in Value.EnumerateArray())
            {
                budget.Visit();
                yield return Element(index++, element);
            }
        }
    }
}
