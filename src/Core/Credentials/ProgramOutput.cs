using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Credentials;

/// <summary>What a program of the user's came to.</summary>
/// <param name="Text">What it printed; empty with a failure.</param>
/// <param name="ExitCode">Its exit code, 128 + signal when one ended it.</param>
/// <param name="Failure">Why it gave nothing, with the way out; null when it ran to its end, whatever its exit code.</param>
public sealed record ProgramOutput(string Text, int ExitCode, PollFailure? Failure);
