namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as the value of a header that the definition names, after a word of its own where it has one.</summary>
internal sealed class HeaderScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential) =>
        request.Headers.TryAddWithoutValidation(credential.Auth.Name!, credential.Auth.Prefix + credential.Value);
}
