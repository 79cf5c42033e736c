using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The daily requests of a Code Assist login, model by model. Its trap: a bucket says what is left as a fraction and, mostly, as a count, but never of how
/// many; one without a fraction says nothing. Sources: as of <see cref="GeminiTierReader"/>.
/// </summary>
sealed class GeminiQuotaReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        var buckets = scope.Root.Member("buckets");
        if (buckets.ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined)) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.buckets"));

        // Several buckets of one model: the one with least left is what stops it.
        var models = buckets.Elements()
            .Select((bucket, index) => (Bucket: bucket, Index: index, Model: bucket.Text(scope, "modelId"), Left: ReadingShapes.Fraction(bucket.Amount("remainingFraction"))))
            .Where(row => row is { Model: not null, Left: not null })
            .GroupBy(row => row.Model).Select(rows => rows.MinBy(row => row.Left));
        List<Reading> readings = [.. models.Select(row => Window(row.Bucket, row.Index, row.Model!, row.Left!.Value))];
        return new() { Readings = readings, Failure = readings.Count > 0 ? null : Failures.Of(scope, State.NoData), Then = FaultAction.Next };
    }

    Reading Window(JsonElement bucket, int index, string model, decimal left)
    {
        var count = bucket.Amount("remainingAmount");
        var hasTotal = Amounts.TryDivide(count ?? 0, left, out var total) && total > 0;
        return scope.Of(MeterKind.Window, MeterNames.WithScope("daily", model), MeterNames.Label("daily", model), hasTotal ? "requests" : "percent", $"$.buckets[{index}].remainingFraction") with
        {
            Scope = model,
            Role = Role.Gate,
            Remaining = hasTotal ? count : 100 * left,
            Limit = hasTotal ? Math.Round(total) : 100,
            LimitSource = LimitSource.Reported,
            Estimated = hasTotal,   // it is worked out
            ResetsAt = bucket.Instant("resetTime"),
            Length = TimeSpan.FromDays(1),
        };
    }
}
