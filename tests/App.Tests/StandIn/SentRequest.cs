namespace Fuelgauge.App.Tests.StandIn;

/// <summary>A request as it reached the stand-in.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Query">Its query with the question mark; empty without one.</param>
/// <param name="Headers">Its headers by name, without regard to case.</param>
/// <param name="Body">Its body.</param>
sealed record SentRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Path and query as they were sent, escapes and all.</summary>
    public string Target { get; init; } = Path + Query;

    /// <summary>A header's value; null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
