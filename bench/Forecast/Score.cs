using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.Bench;

/// <summary>How one forecast fared. Errors are shares of the time that was left in truth.</summary>
/// <param name="Horizon">About how many hours were left.</param>
/// <param name="IsInside">Whether the truth lay within the interval.</param>
/// <param name="Error">Of the median.</param>
/// <param name="LastDifference">Of the last difference.</param>
/// <param name="Line">Of the line through 24 hours.</param>
readonly record struct Score(int Horizon, bool IsInside, double Error, double LastDifference, double Line)
{
    /// <summary>Forecasts a case as the program does: from sampled readings.</summary>
    public static Score Of(Case one, int horizon)
    {
        var sampled = one.History with { Points = Forecaster.QueryFor(one.Origin, []).Take(one.History.Points) };
        var told = Forecaster.Of(sampled, one.Origin).ExhaustedAt ?? throw new InvalidOperationException("There is enough to forecast from.");
        return new(
            horizon,
            Hours(told.Low) <= one.HoursLeft && one.HoursLeft <= Hours(told.High),
            Error(Hours(told.Median)),
            Error(Naive.LastDifference(one)),
            Error(Naive.Line(one)));

        double Hours(DateTimeOffset? at) => at is { } known ? (known - one.Origin).TotalHours : double.PositiveInfinity;
        double Error(double hours) => Math.Abs(hours - one.HoursLeft) / one.HoursLeft;
    }

    /// <summary>The share of cases within the interval, in percent.</summary>
    public static double Coverage(IReadOnlyCollection<Score> scores) => 100.0 * scores.Count(score => score.IsInside) / scores.Count;

    /// <summary>The middle error, in percent; infinite where more than half of the answers were "never".</summary>
    public static double Median(IReadOnlyCollection<Score> scores, Func<Score, double> error) => 100 * scores.Select(error).Order().ElementAt(scores.Count / 2);
}
