using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>What templates may say: every name in braces is defined, and a URL leads only to a host that the definition lists.</summary>
internal static partial class TemplateRules
{
    const string Host = "{host}";

    /// <summary>Reports names in braces that nobody defines. Other braces are literal text, as in a JSON body.</summary>
    public static void CheckNames(TomlTableReader table, string key, string template, DefinitionScope scope)
    {
        CheckNames(table, key, Placeholders.Names(template), scope);
        CheckInstants(table, key, template);
    }

    /// <summary>Reports names that nobody defines.</summary>
    public static void CheckNames(TomlTableReader table, string key, IEnumerable<string> names, DefinitionScope scope)
    {
        if (table.IsTrusted)
            return;
        foreach (var name in names.Distinct().Where(name => !scope.Defines(name)))
        {
            table.Error(key, name == "currency"
                ? $"{key} uses {{currency}}, and not every [[region]] has one; write for example currency = \"USD\" there"
                : $"{key}: nothing defines {{{name}}}; known are {DefinitionScope.List(scope.Names)}");
        }
    }

    /// <summary>Reports instants with a shift, an offset or a form that nobody knows.</summary>
    public static void CheckInstants(TomlTableReader table, string key, string template)
    {
        if (table.IsTrusted)
            return;
        foreach (var text in InBraces().Matches(template).Select(match => match.Groups["text"].Value).Where(Placeholders.IsBrokenInstant))
            table.Error(key, $"{key}: {{{text}}} is no instant; write for example {{month:s}}, {{day-90d}}, {{now-24h}} or {{day+08:00:date}}");
    }

    /// <summary>Reports a URL that a key must not be sent to.</summary>
    public static void CheckUrl(TomlTableReader table, string key, string url, DefinitionScope scope)
    {
        if (table.IsTrusted)
            return;
        var rest = url.StartsWith(Host, StringComparison.Ordinal) ? url[Host.Length..] : null;
        CheckNames(table, key, rest ?? url, scope);
        if (url.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            table.Error(key, $"{key} holds blanks or control characters; write %20 for a blank");
        if (Placeholders.Expand(rest ?? url, _ => "", out _)?.IndexOfAny(['{', '}']) >= 0)
            table.Error(key, $"{key} = \"{url}\" holds a brace around no name; names are lower-case, and %7B is a brace");
        if (rest is "" || rest?[0] is '/' or '?')
            return;
        if (rest is not null || !IsListed(url, scope))
            table.Error(key, $"{key} = \"{url}\" leads to no listed host; begin it with {Host}/ or with https:// and one of {DefinitionScope.List(scope.Regions.SelectMany(region => region.AllHosts))}");
    }

    static bool IsListed(string url, DefinitionScope scope)
    {
        // The host is compared as written, before any name in braces: no value can then move it.
        var authority = Authority().Match(url);
        if (!authority.Success || !Uri.TryCreate(authority.Value, UriKind.Absolute, out var origin))
            return false;
        var isSafe = origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback;
        return isSafe && scope.Regions.Any(region => (region.BaseUrl is { } own && Uri.Compare(own, origin, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0)
            || (origin.IsDefaultPort && region.OtherHosts.Contains(origin.Host, StringComparer.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"\{(?<text>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex InBraces();

    [GeneratedRegex(@"^https?://[A-Za-z0-9.:\[\]-]+(?=[/?]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Authority();
}
