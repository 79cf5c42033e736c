namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary><c>Authorization: Bearer KEY</c>, or with another word, or with none.</summary>
/// <param name="prefix">What comes before the credential, with its space; empty for none.</param>
internal sealed class AuthorizationScheme(string prefix) : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential) =>
        request.Headers.TryAddWithoutValidation("Authorization", prefix + credential.Value);
}
