using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>
/// How much a share of one account is worth next to a share of another: what the user says, else by the providers' own counts where at least two
/// accounts are limited in the same unit over the same time (5 % of 10,000 requests a day are ten times 5 % of 1,000), else 1.
/// </summary>
/// <remarks>By meter rather than by account, and by limits alone: a weight that changed with what is left would let an account with more left rank lower.</remarks>
sealed class Weights
{
    readonly Dictionary<(string Unit, TimeSpan? Length), decimal> means = [];

    /// <summary>Weighs accounts against each other.</summary>
    /// <param name="candidates">The accounts.</param>
    /// <param name="demand">Says which of their meters count.</param>
    public Weights(IReadOnlyList<Candidate> candidates, Demand demand)
    {
        var counts = candidates.SelectMany(candidate => Guard.Counted(candidate.Snapshot.Meters, demand).Where(HasCount).Select(meter => (candidate.Snapshot.Id, meter.Reading)));
        foreach (var group in counts.GroupBy(count => Key(count.Reading)))
        {
            if (group.Select(count => count.Id).Distinct().Count() > 1 && Mean([.. group.Select(count => count.Reading.Limit!.Value)]) is { } mean)
                means[group.Key] = mean;
        }
    }

    /// <summary>The weight of one meter of one account.</summary>
    public decimal Of(Candidate candidate, JudgedReading meter) =>
        candidate.Weight ?? (HasCount(meter) && means.TryGetValue(Key(meter.Reading), out var mean) && Amounts.TryDivide(meter.Reading.Limit!.Value, mean, out var weight) ? weight : 1);

    static bool HasCount(JudgedReading meter) => meter.Reading.Unit != Amount.Percent && meter.Reading.Limit is > 0 && meter.State != State.Unlimited;

    static (string Unit, TimeSpan? Length) Key(Reading reading) => (reading.Unit, reading.Length);

    static decimal? Mean(List<decimal> limits)
    {
        var sum = 0m;
        return limits.TrueForAll(limit => Amounts.TryAdd(sum, limit, out sum)) && Amounts.TryDivide(sum, limits.Count, out var mean) ? mean : null;
    }
}
