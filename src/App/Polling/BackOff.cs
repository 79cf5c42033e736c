using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Polling;

/// <summary>
/// When a request may be made again. A good answer waits for the minimum interval. A rate-limited probe waits as long as it was told, though never less than
/// a floor (a minute, or the definition's interval) that doubles with each failure in a row: some say <c>Retry-After: 0</c> for minutes and count every try.
/// A refused login of another program waits for the next one, which is asked with at once; the program it belongs to knows when.
/// Other failures wait for the interval, doubled from the second one on. Waits are lengthened at random, so that many accounts do not come back together.
/// </summary>
internal sealed class BackOff(Random random)
{
    /// <summary>Shortest wait after a rate limit.</summary>
    public static readonly TimeSpan ThrottleFloor = TimeSpan.FromMinutes(1);

    /// <summary>Longest doubled wait after rate limits.</summary>
    public static readonly TimeSpan ThrottleCap = TimeSpan.FromHours(6);

    /// <summary>Longest doubled wait after other failures: an outage that ends is seen within it.</summary>
    public static readonly TimeSpan FailureCap = TimeSpan.FromMinutes(30);

    /// <summary>Longest wait of all, whatever a provider asks for: poll states take one beyond a day for a mistake.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(23);

    const int MostDoublings = 10;
    const double Jitter = 0.2;

    /// <summary>What is remembered of a request after its answer.</summary>
    /// <param name="previous">What was remembered before, of the same identity; null for nothing.</param>
    /// <param name="identity">Whose request it is.</param>
    /// <param name="waits">How long to wait at least.</param>
    /// <param name="askedAt">When it was sent, UTC.</param>
    /// <param name="now">When its answer was complete, UTC.</param>
    /// <param name="result">The answer.</param>
    /// <param name="accountIdentity">Salted hash of the account id that the answer states; null for none.</param>
    public PollSlot After(PollSlot? previous, string identity, PollWaits waits, DateTimeOffset askedAt, DateTimeOffset now, AnswerResult result, string? accountIdentity)
    {
        var isFailure = result.Failure is { } fault && result.Readings.Count == 0 && !IsAnswer(fault.State);
        var failures = isFailure ? (previous?.Failures ?? 0) + 1 : 0;
        var next = askedAt + waits.Interval;
        var isBackOff = false;
        if (isFailure && Wait(result.Failure!, failures, waits) is { } wait)
            (next, isBackOff) = (now + wait > next ? now + wait : next, true);
        else if (result is { Failure.RetryAfter: { } asked, Readings.Count: 0 } && now + Shorter(asked, LongestWait) > next)
            (next, isBackOff) = (now + Shorter(asked, LongestWait), true);   // an answer, and one that will not change before

        var slot = new PollSlot
        {
            Identity = identity,
            LastAskedAt = askedAt,
            NextAllowedAt = next > now ? next : null,
            IsBackOff = isBackOff,
            Failures = failures,
            Failure = result.Failure,
            Then = result.Then,
        };
        if (isFailure)
            return slot with { Good = previous?.Good, GoodAt = previous?.GoodAt };
        return result.Failure is null || result.Readings.Count > 0
            ? slot with { Good = KeptResults.ToJson(KeptResults.Of(result, accountIdentity)), GoodAt = askedAt }
            : slot;   // "no plan" is an answer: what was read before it is true no more
    }

    /// <summary>True for what a healthy provider says of a healthy key: there is nothing to show, or no plan.</summary>
    static bool IsAnswer(State state) => state == State.NoData || state == State.NoPlan;

    TimeSpan? Wait(PollFailure failure, int failures, PollWaits waits)
    {
        var asked = failure.RetryAfter is { } said && said > TimeSpan.Zero ? said : TimeSpan.Zero;
        var own = failure.State == State.Throttled ? Doubled(waits.AfterThrottle > ThrottleFloor ? waits.AfterThrottle : ThrottleFloor, failures - 1, ThrottleCap)
            : failure.State == State.Auth && waits.AfterRefusal > TimeSpan.Zero ? waits.AfterRefusal
            : failures > 1 ? Doubled(waits.Interval, failures - 1, FailureCap)
            : TimeSpan.Zero;
        var wait = (own > asked ? own : asked) * (1 + Jitter * random.NextDouble());
        return wait == TimeSpan.Zero ? null : Shorter(wait, LongestWait);
    }

    static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    static TimeSpan Doubled(TimeSpan first, int times, TimeSpan cap)
    {
        var doubled = first * (1 << Math.Min(times, MostDoublings));
        return doubled < cap ? doubled : cap;
    }
}
