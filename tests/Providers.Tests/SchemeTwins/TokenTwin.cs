using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>A credential that is exchanged for a token at an address of the definition, and the token in the header.</summary>
abstract class TokenTwin : ISchemeTwin
{
    const string Token = "invented-not-a-token";   // as the recorded exchanges have it

    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use) => [new(CarrierPlace.Header, "Authorization", $"Bearer {Token}", "Bearer ***")];

    public StandInAnswer? Answer(SentRequest sent, SchemeUse use)
    {
        if (sent.Target != new Uri(use.Filled(use.Auth.TokenUrl!)).AbsolutePath)
            return null;
        var form = sent.Body.Split('&').Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
        var isRight = sent.Method == "POST" && sent.Header("Content-Type") == "application/x-www-form-urlencoded" && sent.Header("Authorization") is null && IsRight(form, use);
        return isRight ? Answers.Json($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{Token}}"}""") : Answers.Json("""{"error":"invalid_request","error_description":"not what the twin expects"}""", 400);
    }

    public virtual string? Credential(string part) => null;

    /// <summary>Whether a form asks for a token as it should.</summary>
    protected abstract bool IsRight(IReadOnlyDictionary<string, string> form, SchemeUse use);
}

/// <summary>OAuth client credentials.</summary>
sealed class OAuthClientTwin : TokenTwin
{
    protected override bool IsRight(IReadOnlyDictionary<string, string> form, SchemeUse use) =>
        form.Count == 4 && form["grant_type"] == "client_credentials" && form["client_secret"] == use.Part("client_secret")
        && form["client_id"] == use.Account.Settings[use.Auth.ClientId!.Trim('{', '}')] && form["scope"] == use.Auth.Scope;
}

/// <summary>Google's service accounts and logins of gcloud.</summary>
sealed class GoogleTwin : TokenTwin
{
    static readonly RSA key = RSA.Create(2048);
    static readonly string pem = key.ExportPkcs8PrivateKeyPem();

    public override string? Credential(string part) => part == "private_key" ? pem : null;

    protected override bool IsRight(IReadOnlyDictionary<string, string> form, SchemeUse use)
    {
        if (!use.Account.Credentials.ContainsKey("private_key"))
            return form["grant_type"] == "refresh_token" && new[] { "client_id", "client_secret", "refresh_token" }.All(part => form[part] == use.Part(part));
        var parts = form["assertion"].Split('.');
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        return form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
            && key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            && claims.RootElement.GetProperty("iss").GetString() == use.Part("client_email")
            && claims.RootElement.GetProperty("scope").GetString() == use.Auth.Scope
            && claims.RootElement.GetProperty("aud").GetString() == use.Auth.TokenUrl
            && claims.RootElement.GetProperty("exp").GetInt64() - use.Now.ToUnixTimeSeconds() == 3600;
    }
}
