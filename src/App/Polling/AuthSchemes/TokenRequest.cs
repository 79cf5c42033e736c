using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The request that exchanges a credential for an access token, as a definition would have it (RFC 6749, 5.1 and 5.2).</summary>
internal static class TokenRequest
{
    /// <summary>Where the token sits in what the answer keeps.</summary>
    public const string Token = "access_token";

    /// <summary>Where its time sits, in seconds.</summary>
    public const string ExpiresIn = "expires_in";

    static readonly int[] Refusals = [400, 401, 403];

    static readonly FaultRule[] GeneralFaults =
    [
        new() { Statuses = Refusals, When = FilterDefinition.Parse("$.error == 'temporarily_unavailable' || $.error == 'server_error'"), State = State.ProviderError },
        Refusal("$.error", null),
    ];

    /// <summary>The request of a scheme.</summary>
    public static RequestDefinition Of(ITokenScheme scheme, AuthDefinition auth) => new()
    {
        Id = "token",
        Method = "POST",
        Url = auth.TokenUrl!,
        Faults = [.. scheme.Faults, .. GeneralFaults],
        Keep = [new(Token, Value("$.access_token"), TimeSpan.Zero), new(ExpiresIn, Value("$.expires_in"), TimeSpan.Zero)],
    };

    /// <summary>A refusal of the credential.</summary>
    /// <param name="when">Condition on the body.</param>
    /// <param name="advice">The way out; null for the general one.</param>
    public static FaultRule Refusal(string when, string? advice) =>
        new() { Statuses = Refusals, When = FilterDefinition.Parse(when), State = State.Auth, Advice = advice, Message = Value("$.error_description") };

    static ValueDefinition Value(string path) => new() { Terms = [new(JsonPath.Parse(path), path)] };
}
