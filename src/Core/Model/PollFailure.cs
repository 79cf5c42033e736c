namespace Fuelgauge.Core.Model;

/// <summary>An expected failure to read a source: a value, not an exception.</summary>
/// <param name="State">Why: <see cref="State.Auth"/>, <see cref="State.Unreachable"/>, <see cref="State.NoPlan"/>…</param>
/// <param name="Message">What, where, why, and what to do next; free of secrets and of foreign control characters.</param>
public sealed record PollFailure(State State, string Message)
{
    /// <summary>How long the provider asks to wait before the next request; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
