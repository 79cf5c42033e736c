using System.Text;
using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Equality and order of RFC 9535 §2.3.5.2.2: no conversions; only numbers and strings have an order.</summary>
static class ValueComparer
{
    public static bool AreEqual(FilterValue left, FilterValue right, PathBudget budget) => AreEqual(left, right, budget, depth: 1);

    public static bool IsLess(FilterValue left, FilterValue right) => (left.Kind, right.Kind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => left.Number.CompareTo(right.Number) < 0,
        (JsonValueKind.String, JsonValueKind.String) => IsLess(left.Text!, right.Text!),
        _ => false,
    };

    // By code points, as UTF-8 sorts: UTF-16 would put U+10000 and above before U+E000.
    static bool IsLess(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)) < 0;

    static bool AreEqual(FilterValue left, FilterValue right, PathBudget budget, int depth)
    {
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            JsonValueKind.Number => left.Number.CompareTo(right.Number) == 0,
            JsonValueKind.String => left.Text == right.Text,
            JsonValueKind.Array => AreEqualArrays(left.Element, right.Element, budget, depth),
            JsonValueKind.Object => AreEqualObjects(left.Element, right.Element, budget, depth),
            _ => true,
        };
    }

    static bool AreEqual(JsonElement left, JsonElement right, PathBudget budget, int depth)
    {
        PathBudget.CheckDepth(depth);
        budget.Visit();
        return left.ValueKind == right.ValueKind && AreEqual(FilterValue.Of(left, budget), FilterValue.Of(right, budget), budget, depth);
    }

    static bool AreEqualArrays(JsonElement left, JsonElement right, PathBudget budget, int depth) =>
        left.GetArrayLength() == right.GetArrayLength()
        && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second, budget, depth + 1));

    static bool AreEqualObjects(JsonElement left, JsonElement right, PathBudget budget, int depth) =>
        left.GetPropertyCount() == right.GetPropertyCount() && ContainsAll(left, right, budget, depth) && HasAllNames(left, right, budget);

    static bool ContainsAll(JsonElement left, JsonElement right, PathBudget budget, int depth)
    {
        foreach (var member in right.EnumerateObject())
        {
            budget.LookUp(left.GetPropertyCount());
            if (!JsonText.TryGetMember(left, JsonText.NameOf(member), out var value)) return false;
            if (!AreEqual(value, member.Value, budget, depth + 1)) return false;
        }

        return true;
    }

    // Counts agree and all of right's names are in left: only a name repeated on the right can still hide one missing there.
    static bool HasAllNames(JsonElement left, JsonElement right, PathBudget budget)
    {
        foreach (var member in left.EnumerateObject())
        {
            budget.LookUp(right.GetPropertyCount());
            if (!JsonText.TryGetMember(right, JsonText.NameOf(member), out _)) return false;
        }

        return true;
    }
}
