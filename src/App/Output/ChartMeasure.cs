using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>What a chart draws of a meter: the share that is left of an allowance whose limit is known, else the amount that its trend follows.</summary>
/// <param name="Trend">The meter.</param>
/// <param name="IsShare">True for the share left, in percent.</param>
internal sealed record ChartMeasure(Trend Trend, bool IsShare)
{
    /// <summary>What is drawn of a meter.</summary>
    public static ChartMeasure Of(Trend trend) => new(trend,
        trend.Series.Kind is not (MeterKind.Balance or MeterKind.Spend)
        && trend.Series.Points.Any(point => point.HasAmount) && trend.Series.Points.Where(point => point.HasAmount).All(point => point.Limit > 0));

    /// <summary>The unit of its values.</summary>
    public string Unit => IsShare ? "percent" : Trend.Series.Unit ?? "";

    /// <summary><c>left</c> or <c>used</c>.</summary>
    public string Word => IsShare || Trend.IsRemaining ? "left" : "used";

    /// <summary>The axis for its values, of which there is at least one.</summary>
    public ChartScale Scale
    {
        get
        {
            var values = Values.ToList();
            return IsShare ? ChartScale.OfShares(values.Min(), values.Max()) : ChartScale.Of(values.Min(), values.Max());
        }
    }

    /// <summary>Its values, oldest first.</summary>
    public IEnumerable<double> Values => Trend.Series.Points.SelectMany(point => Extremes(point) is { } extremes ? [extremes.Low, extremes.High, Value(point)] : new[] { Value(point) }).OfType<double>();

    /// <summary>The value of a reading; null when it has none. Good enough for a picture, not for money.</summary>
    public double? Value(RecordedReading point) => IsShare
        ? (double?)point.Remaining / (double?)point.Limit * 100 ?? (1 - ((double?)point.Used / (double?)point.Limit)) * 100
        : (double?)Trend.Amount(point);

    /// <summary>The least and the greatest value of readings that are rolled up; null for a reading as it was made.</summary>
    public (double Low, double High)? Extremes(RecordedReading point)
    {
        if (point.Rollup is not { Min: { } min, Max: { } max } || Value(point) is null)
            return null;
        var (low, high) = (Of((double)min), Of((double)max));
        return (Math.Min(low, high), Math.Max(low, high));

        double Of(double amount) => !IsShare ? amount : point.Remaining is not null ? amount / (double)point.Limit! * 100 : (1 - (amount / (double)point.Limit!)) * 100;
    }
}
