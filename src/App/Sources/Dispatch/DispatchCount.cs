using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>Completed tasks in the dispatcher's database, or why they could not be counted.</summary>
/// <param name="Completed">How many; null with a failure.</param>
/// <param name="Undated">Completed tasks left out because their time of completion is missing or unreadable; 0 when no period was asked for.</param>
/// <param name="Failure">Why not; null when they were counted.</param>
internal readonly record struct DispatchCount(long? Completed, long Undated, PollFailure? Failure)
{
    /// <summary>Tasks could not be counted.</summary>
    public static DispatchCount Failed(State state, string message) => new(null, 0, new(state, message));
}
