namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as the value of a header that the definition names, after a word or a setting of the account where it has one.</summary>
internal sealed class HeaderScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential) =>
        request.Headers.TryAddWithoutValidation(credential.Auth.Name!, credential.Expand(credential.Auth.Prefix ?? "") + credential.Value);
}
