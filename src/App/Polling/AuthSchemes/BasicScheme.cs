using System.Text;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary><c>Authorization: Basic …</c> (RFC 7617) of <c>user:password</c>; a credential without a colon is the user, with an empty password.</summary>
internal sealed class BasicScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        var pair = credential.Value;
        if (!pair.Contains(':', StringComparison.Ordinal))
            pair += ':';
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
    }
}
