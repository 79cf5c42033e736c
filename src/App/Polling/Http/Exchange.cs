using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.Http;

/// <summary>What became of one request: an answer of whatever status, or the reason why there is none.</summary>
internal sealed record Exchange
{
    /// <summary>Why there is no answer; null when there is one.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>True for a connection that was never made: asking again may help.</summary>
    public bool IsConnectFault { get; init; }

    /// <summary>HTTP status; 0 without an answer.</summary>
    public int Status { get; init; }

    /// <summary>Headers by name, without regard to case; repeated ones joined by <c>, </c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body, decompressed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when asking again at once may help: a connection that was not made, or a 5xx that names no time to wait.</summary>
    public bool IsWorthRetrying => IsConnectFault || Status >= 500 && !Headers.ContainsKey("Retry-After");

    /// <summary>An exchange without an answer.</summary>
    public static Exchange Failed(PollFailure failure, bool isConnectFault = false) => new() { Failure = failure, IsConnectFault = isConnectFault };
}
