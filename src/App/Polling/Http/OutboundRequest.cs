using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.Http;

/// <summary>One request of an account, with its templates filled in.</summary>
internal sealed record OutboundRequest
{
    /// <summary>Whose request it is: it decides where the key may go, the proxy, the trusted authorities and the user agent.</summary>
    public required Account Account { get; init; }

    /// <summary>The method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The address, without the credential.</summary>
    public required Uri Target { get; init; }

    /// <summary>Extra headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The instant that its signature bears, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Body, JSON unless <see cref="Headers"/> hold a <c>Content-Type</c>; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>How the account's credential is attached; null for a request without one.</summary>
    public AuthDefinition? Auth { get; init; }
}
