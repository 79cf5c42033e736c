using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>A credential on its way to a provider.</summary>
/// <param name="Auth">What the definition says of it.</param>
/// <param name="Account">Whose it is; it has every part that the scheme takes.</param>
/// <param name="At">When the request is sent, UTC: signatures bear it.</param>
internal sealed record AttachedCredential(AuthDefinition Auth, Account Account, DateTimeOffset At)
{
    /// <summary>The value of the only part that a simple scheme takes.</summary>
    public string Value => Part(Auth.Part);

    /// <summary>The value of a part that the account must have.</summary>
    public string Part(string name) => Account.Credentials[name].Secret.Reveal();

    /// <summary>The value of a part that need not be there; null without it.</summary>
    public string? Optional(string name) => Account.Credentials.TryGetValue(name, out var part) ? part.Secret.Reveal() : null;

    /// <summary>A text of the definition with the account's settings filled in; a name without a value is left empty.</summary>
    public string Expand(string template) => Placeholders.Expand(template, name => Placeholders.Value(name, Account, NothingKept, At) ?? "", out _)!;

    /// <summary>The same; null with a failure that names what has no value.</summary>
    public string? Expand(RequestDefinition request, string template, out PollFailure? failure) => UrlTemplate.Header(request, template, Account, NothingKept, At, out failure);

    static readonly Dictionary<string, string> NothingKept = [];
}
