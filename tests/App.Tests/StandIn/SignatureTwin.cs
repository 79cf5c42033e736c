using System.Security.Cryptography;
using System.Text;

namespace Fuelgauge.App.Tests.StandIn;

/// <summary>The signature of a request as it reached the stand-in, worked out from the clouds' pages step by step and with nothing of the program's own.</summary>
static class SignatureTwin
{
    /// <summary>What the request's <c>Authorization</c> should end with, from its own scope and list of signed headers.</summary>
    /// <param name="sent">The request.</param>
    /// <param name="secret">The first key of the chain.</param>
    /// <param name="stamp">The time as the signed text has it; null where the scheme signs the hash alone, with the secret itself.</param>
    public static string Of(SentRequest sent, string secret, string? stamp)
    {
        var authorization = sent.Header("Authorization")!;
        var algorithm = authorization[..authorization.IndexOf(' ', StringComparison.Ordinal)];
        var names = Between(authorization, "SignedHeaders=", ",");
        var text = $"{sent.Method}\n{sent.Path}\n{Query(sent)}\n";
        foreach (var name in names.Split(';'))
            text += $"{name}:{sent.Header(name)}\n";
        text += $"\n{names}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(sent.Body)))}";
        var hash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (stamp is null)
            return Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{algorithm}\n{hash}")));

        var credential = Between(authorization, "Credential=", ",");
        var scope = credential[(credential.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var key = Encoding.UTF8.GetBytes(secret);
        foreach (var word in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(word));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{algorithm}\n{stamp}\n{scope}\n{hash}")));
    }

    // Parameters of the tests hold nothing that would have to be escaped anew.
    static string Query(SentRequest sent) => string.Join('&', sent.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));

    static string Between(string text, string begin, string end)
    {
        var rest = text[(text.IndexOf(begin, StringComparison.Ordinal) + begin.Length)..];
        return rest.IndexOf(end, StringComparison.Ordinal) is >= 0 and var stop ? rest[..stop] : rest;
    }

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
