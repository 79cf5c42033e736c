namespace Fuelgauge.Core.Forecasts;

/// <summary>What many futures say of one number, smallest first.</summary>
sealed class Spread
{
    /// <summary>Between these shares of the futures lies the interval that is told.</summary>
    const double LowShare = 0.1, HighShare = 0.9;

    readonly double[] values;

    Spread(double[] values) => this.values = values;

    /// <summary>As many lie below as above.</summary>
    public double Median => At(0.5);

    /// <summary>A tenth lies below.</summary>
    public double Low => At(LowShare);

    /// <summary>A tenth lies above.</summary>
    public double High => At(HighShare);

    /// <summary>Sorts values; infinite ones come last.</summary>
    public static Spread Of(IEnumerable<double> values) => new([.. values.Order()]);

    /// <summary>
    /// Further from the median by a power: a value twice the median becomes 2^<paramref name="power"/> times it. Futures made of what has been are too sure of
    /// what comes, the surer the fewer days there were.
    /// </summary>
    public static double Widen(double value, double median, double power) =>
        value > 0 && median > 0 && double.IsFinite(value) && double.IsFinite(median) ? median * Math.Pow(value / median, power) : value;

    /// <summary>The spread of widened values.</summary>
    public Spread Widened(double power)
    {
        var median = Median;
        return new([.. values.Select(value => Widen(value, median, power))]);
    }

    /// <summary>How many values lie below a bound, as a share.</summary>
    public double ShareBelow(double bound) => values.Count(value => value < bound) / (double)values.Length;

    double At(double share)
    {
        var place = share * (values.Length - 1);
        var below = (int)place;
        var (low, high) = (values[below], values[Math.Min(below + 1, values.Length - 1)]);
        return place == below || double.IsInfinity(low) ? low : low + (high - low) * (place - below);
    }
}
