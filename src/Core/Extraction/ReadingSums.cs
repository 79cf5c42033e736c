using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Adds readings of equal unit and scope up, exactly. What one of them does not say, their sum does not say either.</summary>
sealed class ReadingSums
{
    readonly List<Reading> _sums = [];
    readonly Dictionary<(string Meter, string Unit), int> _places = [];

    /// <summary>The sums, in the order of their first elements.</summary>
    public IReadOnlyList<Reading> Readings => _sums;

    /// <summary>What does not fit, continuing "the answer of x has …"; null when all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Adds one reading.</summary>
    public void Add(Reading reading)
    {
        // Where nothing is left, nothing is lost when it ends.
        if (reading.Remaining <= 0) reading = reading with { ExpiresAt = null };
        if (_places.TryAdd((reading.Meter, reading.Unit), _sums.Count))
        {
            _sums.Add(reading);
            return;
        }

        var place = _places[(reading.Meter, reading.Unit)];
        var sum = _sums[place];
        var isUnlimited = sum.Condition == Condition.Unlimited || reading.Condition == Condition.Unlimited;
        var limit = isUnlimited ? null : Sum(sum.Limit, reading.Limit);
        _sums[place] = sum with
        {
            Used = Sum(sum.Used, reading.Used),
            Remaining = isUnlimited ? null : Sum(sum.Remaining, reading.Remaining),
            Limit = limit,
            LimitSource = limit is null ? null : sum.LimitSource,
            Condition = isUnlimited ? Condition.Unlimited : Condition.Normal,
            Estimated = sum.Estimated || reading.Estimated,
            ResetsAt = Earlier(sum.ResetsAt, reading.ResetsAt),
            ExpiresAt = Earlier(sum.ExpiresAt, reading.ExpiresAt),
        };
    }

    decimal? Sum(decimal? one, decimal? other)
    {
        if (one is not { } left || other is not { } right) return null;
        if (Amounts.TryAdd(left, right, out var sum)) return sum;
        Fault ??= "too large a sum";
        return null;
    }

    static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
