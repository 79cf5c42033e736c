namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// Random numbers that are the same in every run and on every machine: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). A value; whoever keeps it keeps its state.
/// </summary>
/// <param name="seed">Where it begins.</param>
struct SplitMix(ulong seed)
{
    const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    const double Unit = 1.0 / (1UL << 53);

    ulong state = seed;

    /// <summary>Evenly spread over [0, 1).</summary>
    public double Next()
    {
        state += Golden;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * Unit;
    }

    /// <summary>Spread as the halved square of a normal number, mean 1/2 (Box and Muller, Annals of Mathematical Statistics 29, 1958). The sum of two is spread exponentially with mean 1.</summary>
    public double NextHalfGamma()
    {
        var length = -Math.Log(1 - Next());
        var cosine = Math.Cos(2 * Math.PI * Next());
        return length * cosine * cosine;
    }
}
