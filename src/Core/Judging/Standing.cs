using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>How an account stands.</summary>
/// <param name="Status">How bad.</param>
/// <param name="State">Why.</param>
/// <param name="Message">What there is to say in one line; null when nothing.</param>
readonly record struct Standing(Status Status, State State, string? Message);
