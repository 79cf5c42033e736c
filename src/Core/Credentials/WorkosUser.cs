namespace Fuelgauge.Core.Credentials;

/// <summary>
/// The user that a token of a WorkOS login names: what follows the bar of <c>auth0|user_…</c>, and the whole of <c>google-oauth2|…</c> or <c>github|…</c>.
/// Source: xiufengsun/TokenTracker src/lib/cursor-config.js and its issue 88, read 2026-11-23.
/// </summary>
public static class WorkosUser
{
    const string OwnId = "user_";

    /// <summary>The user's id; null for a text that is no token with a subject.</summary>
    public static string? Of(string token)
    {
        if (JwtClaims.Text(token, "sub") is not { } subject) return null;
        var id = subject[(subject.IndexOf('|', StringComparison.Ordinal) + 1)..];
        return id.StartsWith(OwnId, StringComparison.Ordinal) ? id : subject;
    }
}
