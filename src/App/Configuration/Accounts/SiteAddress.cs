using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Where a site of the user's own is, by the variables that the definition names for it.</summary>
/// <param name="Url">Its address; null when no variable says it, and where the provider has the site.</param>
/// <param name="Problems">What is wrong with a variable that is set.</param>
internal sealed record SiteAddress(Uri? Url, IReadOnlyList<Problem> Problems)
{
    /// <summary>No address.</summary>
    public static readonly SiteAddress None = new(null, []);

    /// <summary>What the environment says of a region.</summary>
    public static SiteAddress Of(Region region, HostEnvironment environment)
    {
        foreach (var name in region.BaseUrlVariables)
        {
            if (environment.Variable(name)?.Trim() is not { Length: > 0 } text)
                continue;
            if (Parse(text) is { } url)
                return new(Cut(url, region), []);
            return new(null, [new Problem(name, State.Unrecognized, $"{name} is no https address (http is for this machine only), so nothing was sent. Set it for example to https://gateway.example.com.")]);
        }
        return None;
    }

    /// <summary>An address without the end that only other programs want (<c>/v1</c>).</summary>
    public static Uri Cut(Uri url, Region region)
    {
        var text = url.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var end = region.BaseUrlSuffixes.Where(suffix => text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)).MaxBy(suffix => suffix.Length);
        return end is null ? url : new Uri(text[..^end.Length]);
    }

    static Uri? Parse(string text)
    {
        var isUrl = Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var url);
        var isSafe = isUrl && url!.UserInfo.Length == 0 && url.Host.Length > 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        return isSafe ? url : null;
    }
}
