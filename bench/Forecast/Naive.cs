namespace Fuelgauge.Bench;

/// <summary>Two simple ways to tell when a wallet runs out. Both answer in hours after the last reading; infinite where they see no use.</summary>
static class Naive
{
    /// <summary>The use between the last two readings goes on.</summary>
    public static double LastDifference(Case one)
    {
        var points = one.History.Points;
        return HoursLeft(points[^1].Remaining!.Value, (double)(points[^2].Remaining!.Value - points[^1].Remaining!.Value) * UseKind.PollsPerHour);
    }

    /// <summary>The straight line of least squares through the last 24 hours goes on.</summary>
    public static double Line(Case one)
    {
        var day = one.History.Points.Skip(one.History.Points.Count - UseKind.PollsPerDay - 1).Select(point => (double)point.Remaining!.Value).ToArray();
        var (middle, average) = ((day.Length - 1) / 2.0, day.Average());
        var (products, squares) = (0.0, 0.0);
        for (var poll = 0; poll < day.Length; poll++)
        {
            products += (poll - middle) * (day[poll] - average);
            squares += (poll - middle) * (poll - middle);
        }

        return HoursLeft(one.History.Points[^1].Remaining!.Value, -products / squares * UseKind.PollsPerHour);
    }

    static double HoursLeft(decimal left, double perHour) => perHour > 0 ? (double)left / perHour : double.PositiveInfinity;
}
