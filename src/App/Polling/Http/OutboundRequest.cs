using Fuelgauge.App.Polling.AuthSchemes;
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

    /// <summary>JSON body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>What is attached, and how; null for a request without a credential.</summary>
    public CredentialUse? Credential { get; init; }
}

/// <summary>A credential and the way it is sent.</summary>
/// <param name="Scheme">The way.</param>
/// <param name="Auth">What the definition says of it.</param>
/// <param name="Credential">The credential.</param>
internal sealed record CredentialUse(IAuthScheme Scheme, AuthDefinition Auth, Credential Credential);
