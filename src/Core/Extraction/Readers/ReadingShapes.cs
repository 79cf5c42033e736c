using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>Readings begun with what every one of an answer has: where it comes from, when, and how well that is known.</summary>
static class ReadingShapes
{
    /// <summary>A reading without amounts.</summary>
    /// <param name="scope">The answer.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="meter">The meter's id.</param>
    /// <param name="label">Its name for people, cleaned.</param>
    /// <param name="unit">Unit of its amounts.</param>
    /// <param name="path">Where in the answer it sits, for <c>--explain</c>.</param>
    public static Reading Of(this AnswerScope scope, MeterKind kind, string meter, string label, string unit, string path) =>
        Reading.Of(kind, meter, label, unit, "api", scope.Answer.ObservedAt) with { Verified = scope.Request.IsVerified, Origin = $"{scope.Name} {path}" };

    /// <summary>A part in percent of its whole; null where one of them is unknown, and where there is no such share.</summary>
    public static decimal? PercentOf(decimal? part, decimal? whole) =>
        part is not null && whole > 0 && Amounts.TryDivide(part.Value, whole.Value, out var share) && Amounts.TryMultiply(share, 100, out var percent) ? percent : null;

    /// <summary>What is left, as a fraction from 0 to 1; null for what is none: nothing is known then, least of all that all is left.</summary>
    public static decimal? Fraction(decimal? left) => left is >= 0 and <= 1 ? left : null;

    /// <summary>A window of which only a percentage is told, 0 to 100 and beyond.</summary>
    public static Reading Percent(this AnswerScope scope, string meter, string label, decimal used, string path) =>
        scope.Of(MeterKind.Window, meter, label, "percent", path) with { Used = used, Limit = 100, LimitSource = LimitSource.Reported };
}
