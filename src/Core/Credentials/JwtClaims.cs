using System.Buffers.Text;
using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Credentials;

/// <summary>What a JSON Web Token says of itself (RFC 7519). Nothing is verified: a token is only ever shown to whoever made it.</summary>
public static class JwtClaims
{
    /// <summary>The claims, which the caller disposes of; null for a text that is no such token.</summary>
    public static JsonDocument? Of(string token)
    {
        if (token.Split('.') is not [_, var payload, _]) return null;
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(payload);
        }
        catch (FormatException)
        {
            return null;
        }

        var claims = AnswerBody.Parse(bytes, out _);
        if (claims is null or { RootElement.ValueKind: JsonValueKind.Object }) return claims;
        claims.Dispose();
        return null;
    }

    /// <summary>A claim that is a text; null without it.</summary>
    public static string? Text(string token, string claim)
    {
        using var claims = Of(token);
        return claims is not null && JsonText.TryGetMember(claims.RootElement, claim, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
    }
}
