using System.Buffers.Text;
using System.Text.RegularExpressions;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>A session's cookie made of a token with a subject.</summary>
sealed partial class WorkosCookieTwin : ISchemeTwin
{
    // {"alg":"none","typ":"JWT"} . {"sub":"auth0|user_FIXTURE","exp":1797163200}
    const string Token = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhdXRoMHx1c2VyX0ZJWFRVUkUiLCJleHAiOjE3OTcxNjMyMDB9.fixture";

    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use)
    {
        var subject = Subject().Match(System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(use.Secret.Split('.')[1]))).Groups[1].Value;
        var user = subject.Split('|') is [_, var name] && name.StartsWith("user_", StringComparison.Ordinal) ? name : subject.Replace("|", "%7C", StringComparison.Ordinal);
        return [new(CarrierPlace.Header, "Cookie", $"WorkosCursorSessionToken={user}%3A%3A{use.Secret}", $"WorkosCursorSessionToken={user}%3A%3A***")];
    }

    public string? Credential(string part) => part == "access_token" ? Token : null;

    [GeneratedRegex("\"sub\": ?\"([^\"]+)\"")]
    private static partial Regex Subject();
}
