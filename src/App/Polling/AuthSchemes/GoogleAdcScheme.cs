using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// Google's Application Default Credentials: a service account signs a JSON Web Token (RS256) and exchanges it; a login of gcloud exchanges its refresh
/// token, which changes nothing of the login. Sources: developers.google.com/identity/protocols/oauth2/service-account and google.aip.dev/auth/4112, 4113,
/// read 2026-11-23.
/// </summary>
internal sealed class GoogleAdcScheme : ITokenScheme
{
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);   // the longest that Google allows

    /// <inheritdoc/>
    public IReadOnlyList<FaultRule> Faults =>
    [
        TokenRequest.Refusal("$.error == 'invalid_grant' && search($.error_description, '[Jj][Ww][Tt]')",
            "Set this machine's clock, and see whether the service account still has this key."),
        TokenRequest.Refusal("$.error == 'invalid_grant'", "The login has expired or was revoked. Run: gcloud auth application-default login"),
        TokenRequest.Refusal("$.error == 'invalid_client' || $.error == 'unauthorized_client'", "Run \"gcloud auth application-default login\", or create a new key of the service account."),
    ];

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential) => AccessTokens.Attach(request, credential);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Value)>? Form(RequestDefinition request, AttachedCredential credential, out PollFailure? failure)
    {
        failure = null;
        if (credential.Optional("private_key") is not { } key)
            return
            [
                ("grant_type", "refresh_token"),
                ("client_id", credential.Part("client_id")),
                ("client_secret", credential.Part("client_secret")),
                ("refresh_token", credential.Part("refresh_token")),
            ];

        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key);
            return [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Assertion(credential, rsa))];
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            var origin = credential.Account.Credentials["private_key"].Origin;
            failure = new(State.Auth, $"the private_key in {origin} is no RSA key in PEM form. Download the service account's key again, as JSON.");
            return null;
        }
    }

    static string Assertion(AttachedCredential credential, RSA key)
    {
        var header = Json(json =>
        {
            json.WriteString("alg", "RS256");
            json.WriteString("typ", "JWT");
            if (credential.Optional("private_key_id") is { } id)
                json.WriteString("kid", id);
        });
        var claims = Json(json =>
        {
            json.WriteString("iss", credential.Part("client_email"));
            json.WriteString("scope", credential.Auth.Scope);
            json.WriteString("aud", credential.Expand(credential.Auth.TokenUrl!));   // Google's own address, also where base_url stands in for it
            json.WriteNumber("iat", credential.At.ToUnixTimeSeconds());
            json.WriteNumber("exp", (credential.At + Lifetime).ToUnixTimeSeconds());
        });
        var signed = $"{header}.{claims}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
