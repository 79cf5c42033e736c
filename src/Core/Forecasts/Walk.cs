namespace Fuelgauge.Core.Forecasts;

/// <summary>One future under way: time goes on, use adds up.</summary>
/// <param name="amount">The amount whose end is looked for; infinite for none.</param>
/// <param name="hours">The time whose use is asked for; 0 for none.</param>
/// <param name="horizon">No need to go further than this many hours.</param>
struct Walk(double amount, double hours, double horizon)
{
    double time;
    double total;
    bool hasUsed = hours <= 0;
    bool hasReached = double.IsPositiveInfinity(amount);

    /// <summary>Hours until the amount was used; infinite when it was not.</summary>
    public double ReachedAt { get; private set; } = double.PositiveInfinity;

    /// <summary>What was used within the time.</summary>
    public double Used { get; private set; }

    /// <summary>True when everything asked for is known.</summary>
    public readonly bool IsOver => hasUsed && (hasReached || time >= horizon);

    /// <summary>Goes on at once where nothing that is asked for happens on the way.</summary>
    /// <returns>False when it does, and nothing was done.</returns>
    public bool TryAdd(double use, double length)
    {
        if ((!hasReached && total + use >= amount) || (!hasUsed && time + length >= hours))
            return false;
        total += use;
        time += length;
        return true;
    }

    /// <summary>Goes on by an even stretch.</summary>
    public void Add(double use, double length)
    {
        if (!hasReached && total + use >= amount)
        {
            ReachedAt = time + (use > 0 ? (amount - total) / use * length : 0);
            hasReached = true;
        }

        if (!hasUsed && time + length >= hours)
        {
            Used = total + use * (hours - time) / length;
            hasUsed = true;
        }

        total += use;
        time += length;
    }

    /// <summary>Goes on evenly to the end.</summary>
    public void GoOn(double rate)
    {
        if (!hasUsed)
            Add(rate * (hours - time), hours - time);
        if (!hasReached && time < horizon && rate > 0)
            Add(Math.Max(amount - total, 0), Math.Max(amount - total, 0) / rate);
    }
}
