using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary><c>start:end:step</c>: a run of elements (RFC 9535 §2.3.4). A null bound is the end of the array the step comes from or goes to.</summary>
sealed class SliceSelector(long? start, long? end, long step) : Selector
{
    public override void Select(Node node, Evaluation evaluation, List<Node> selected)
    {
        if (node.Value.ValueKind != JsonValueKind.Array || step == 0) return;
        var length = node.Value.GetArrayLength();
        evaluation.Budget.LookUp(length);

        var before = selected.Count;
        if (step > 0)
        {
            var lower = Math.Clamp(FromStart(start ?? 0, length), 0, length);
            var upper = Math.Clamp(FromStart(end ?? length, length), 0, length);
            SelectUpwards(node, evaluation, selected, lower, upper, step);
        }
        else
        {
            var upper = Math.Clamp(FromStart(start ?? length - 1, length), -1, length - 1);
            var lower = end is { } last ? Math.Clamp(FromStart(last, length), -1, length - 1) : -1;
            // A document is read forwards, so a descending slice is its ascending twin turned round.
            var first = upper - (upper - lower - 1) / -step * -step;
            if (upper > lower) SelectUpwards(node, evaluation, selected, first, upper + 1, -step);
            selected.Reverse(before, selected.Count - before);
        }
    }

    static long FromStart(long bound, int length) => bound >= 0 ? bound : bound + length;

    static void SelectUpwards(Node node, Evaluation evaluation, List<Node> selected, long first, long bound, long stride)
    {
        if (first >= bound) return;
        var index = 0;
        var next = first;
        foreach (var element in node.Value.EnumerateArray())
        {
            if (index == next)
            {
                evaluation.Budget.Visit();
                selected.Add(node.Element(index, element));
                next += stride;
                if (next >= bound) return;
            }

            index++;
        }
    }
}
