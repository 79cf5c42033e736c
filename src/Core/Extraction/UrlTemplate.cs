using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Fills in a request's URL, headers and body. Values from settings and answers are escaped, so that none becomes another path, host, header or member.</summary>
public static class UrlTemplate
{
    const string Host = "{host}";

    /// <summary>The URL of a request; null with a failure that names what is missing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="account">Whose it is: region, <c>base_url</c>, settings.</param>
    /// <param name="kept">Values kept from earlier answers, and the item of a call per item.</param>
    /// <param name="now">The instant of the read, for dates.</param>
    /// <param name="failure">Why there is none.</param>
    public static Uri? Url(RequestDefinition request, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now, out PollFailure? failure)
    {
        var template = request.Url;
        if (template.StartsWith(Host, StringComparison.Ordinal))
        {
            if ((account.Region.BaseUrl ?? account.BaseUrl) is not { } site)
            {
                failure = RequestNeeds.Address($"request {request.Id}", account);
                return null;
            }

            // A path of the account's own is put in front of every request below.
            template = site.GetLeftPart(UriPartial.Authority) + template[Host.Length..];
        }

        if (Expand(request, WithoutEmpty(template, kept), account, kept, now, Escape, out failure) is not { } text) return null;
        var url = new Uri(text, UriKind.Absolute);
        return account.BaseUrl is { } own ? new Uri(own.GetLeftPart(UriPartial.Path).TrimEnd('/') + url.PathAndQuery) : url;
    }

    /// <summary>A header's value; null with a failure. A value with control characters is refused.</summary>
    public static string? Header(RequestDefinition request, string template, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now, out PollFailure? failure) =>
        Expand(request, template, account, kept, now, value => value.Any(char.IsControl) ? null : value, out failure);

    /// <summary>A header's name, which a setting may give; null with a failure, also where it gives one that is not free to be set.</summary>
    public static string? HeaderName(RequestDefinition request, string template, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now, out PollFailure? failure) =>
        Expand(request, template, account, kept, now, value => HeaderNames.MayBeSet(value) ? value : null, out failure);

    /// <summary>A JSON body; null with a failure, and without one where the request has no body.</summary>
    public static string? Body(RequestDefinition request, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now, out PollFailure? failure)
    {
        failure = null;
        return request.Body is { } body ? Expand(request, body, account, kept, now, value => JsonEncodedText.Encode(value).ToString(), out failure) : null;
    }

    static string? Expand(RequestDefinition request, string template, Account account, IReadOnlyDictionary<string, string> kept, DateTimeOffset now,
        Func<string, string?> escape, out PollFailure? failure)
    {
        var text = Placeholders.Expand(template, name => Placeholders.Value(name, account, kept, now) is { Length: > 0 } value ? escape(value) : null, out var missing);
        failure = missing is null ? null : Missing(request, account, missing);
        return text;
    }

    static PollFailure Missing(RequestDefinition request, Account account, string name) =>
        account.Provider.Settings.FirstOrDefault(setting => setting.Name == name) is { } setting
            ? RequestNeeds.Setting(setting, $"request {request.Id}", account)
            : new(State.Unrecognized, $"request {request.Id} needs {name}, which no earlier answer gave.");

    // Some accounts have no team to name: a query parameter whose value is one kept name, with nothing in it, is left out.
    static string WithoutEmpty(string template, IReadOnlyDictionary<string, string> kept)
    {
        var query = template.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return template;
        var parameters = template[(query + 1)..].Split('&').Where(parameter => parameter.Split("={", 2) is not [_, [.. var name, '}']] || kept.GetValueOrDefault(name) is not "");
        return string.Join('?', new[] { template[..query], string.Join('&', parameters) }.Where(part => part.Length > 0));
    }

    // Dots alone would climb to another path, escaped or not: URLs are put in normal form before they are sent.
    static string? Escape(string value) => value.Trim('.').Length == 0 ? null : Uri.EscapeDataString(value);
}
