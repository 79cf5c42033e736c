using Fuelgauge.Core.Credentials;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// <c>Cookie: WorkosCursorSessionToken=USER%3A%3ATOKEN</c>: a dashboard's session made of the token of its program, whose subject names the user: what
/// follows the bar of <c>auth0|user_…</c>, and the whole of <c>google-oauth2|…</c> or <c>github|…</c>. Source: xiufengsun/TokenTracker
/// src/lib/cursor-config.js and its issue 88, read 2026-11-23.
/// </summary>
internal sealed class WorkosCookieScheme : IAuthScheme
{
    const string OwnUser = "user_";

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        // Without a subject there is no cookie to be made, and the answer is a refusal as for a wrong one.
        if (JwtClaims.Text(credential.Value, "sub") is { } subject)
            request.Headers.TryAddWithoutValidation("Cookie", $"WorkosCursorSessionToken={Uri.EscapeDataString(UserOf(subject))}%3A%3A{credential.Value}");
    }

    static string UserOf(string subject) => subject[(subject.IndexOf('|', StringComparison.Ordinal) + 1)..] is var user && user.StartsWith(OwnUser, StringComparison.Ordinal) ? user : subject;
}
