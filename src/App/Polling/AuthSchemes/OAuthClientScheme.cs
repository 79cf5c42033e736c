using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4), with the secret in the form, as Microsoft's identity platform wants it.</summary>
internal sealed class OAuthClientScheme : ITokenScheme
{
    /// <inheritdoc/>
    public IReadOnlyList<FaultRule> Faults =>
    [
        TokenRequest.Refusal("$.error == 'invalid_client'", "The client secret is wrong or has expired: create a new one for the same client id, and set it."),
    ];

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential) => AccessTokens.Attach(request, credential);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Value)>? Form(RequestDefinition request, AttachedCredential credential, out PollFailure? failure)
    {
        if (credential.Expand(request, credential.Auth.ClientId!, out failure) is not { } clientId)
            return null;
        List<(string Name, string Value)> form =
        [
            ("grant_type", "client_credentials"),
            ("client_id", clientId),
            ("client_secret", credential.Part("client_secret")),
        ];
        if (credential.Auth.Scope is { } scope)
            form.Add(("scope", scope));
        return form;
    }
}
