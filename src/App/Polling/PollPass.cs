using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>What all accounts of one pass share.</summary>
/// <param name="Options">How the pass is made.</param>
/// <param name="Now">When it began, UTC.</param>
/// <param name="Outcomes">Where outcomes go.</param>
/// <param name="Deadline">Cancelled when the pass is over time, or by its caller.</param>
/// <param name="Caller">Cancelled by the caller alone.</param>
internal sealed record PollPass(PollOptions Options, DateTimeOffset Now, OutcomeWriter Outcomes, CancellationToken Deadline, CancellationToken Caller);
