using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>An auth scheme as a provider sees it: what a request must carry, worked out plainly and apart from the program.</summary>
interface ISchemeTwin
{
    /// <summary>Every header and parameter that the scheme adds to a request, with the value it must have.</summary>
    /// <param name="sent">The request as it came in, for schemes that sign it. <see cref="SentRequest.Path"/> and <c>Host</c> are those of the stand-in, which the program signs;
    /// <see cref="SentRequest.Target"/> begins with the provider's own path.</param>
    /// <param name="use">Whose request it is, and how its credential is sent.</param>
    IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use);

    /// <summary>The answer to a request that the scheme makes for itself (a token); null when this is none.</summary>
    StandInAnswer? Answer(SentRequest sent, SchemeUse use) => null;

    /// <summary>A credential of the shape that the scheme takes; null where any text is one.</summary>
    string? Credential(string part) => null;
}

/// <summary>Something in a request that exists for its credential's sake.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Name">Its header, parameter or place in the body, <c>metadata.apiKey</c>.</param>
/// <param name="Value">What must stand there, unescaped.</param>
/// <param name="Shown">What <c>sent.txt</c> shows of it: <c>Bearer ***</c>.</param>
sealed record Carrier(CarrierPlace Place, string Name, string Value, string Shown);

/// <summary>Where a credential may be.</summary>
enum CarrierPlace
{
    Header,
    Query,
    Body,
}

/// <summary>How an account's credential is sent.</summary>
/// <param name="Account">The account.</param>
/// <param name="Auth">What the definition says.</param>
/// <param name="Now">The instant of the case.</param>
sealed record SchemeUse(Account Account, AuthDefinition Auth, DateTimeOffset Now)
{
    /// <summary>The part that the scheme takes.</summary>
    public string Secret => Part(Auth.Part);

    /// <summary>Any part of the credential.</summary>
    public string Part(string part) => Account.Credentials[part].Secret.Reveal();

    /// <summary>A template with the account's settings in it.</summary>
    public string Filled(string template) => Account.Settings.Aggregate(template, (text, setting) => text.Replace($"{{{setting.Key}}}", setting.Value, StringComparison.Ordinal));
}
