using Fuelgauge.Core.Credentials;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary><c>Cookie: WorkosCursorSessionToken=USER%3A%3ATOKEN</c>: a dashboard's session, made of the token of its program (<see cref="WorkosUser"/>).</summary>
internal sealed class WorkosCookieScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        // Without a user there is no cookie to be made, and the answer is a refusal as for a wrong one.
        if (WorkosUser.Of(credential.Value) is { } user)
            request.Headers.TryAddWithoutValidation("Cookie", $"WorkosCursorSessionToken={Uri.EscapeDataString(user)}%3A%3A{credential.Value}");
    }
}
