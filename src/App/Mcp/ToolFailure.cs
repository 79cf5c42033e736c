namespace Fuelgauge.App.Mcp;

/// <summary>A call that cannot be answered, and why, in words the agent can act on.</summary>
/// <param name="message">One sentence or two.</param>
internal sealed class ToolFailure(string message) : Exception(message);
