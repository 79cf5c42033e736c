using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[region]]</c>.</summary>
internal static class RegionReader
{
    /// <summary>The region of a provider that has one site.</summary>
    public const string DefaultId = "default";

    /// <summary>The sites, the default one first; a provider without any has one without a host.</summary>
    public static IReadOnlyList<Region> ReadAll(TomlTableReader root)
    {
        var tables = root.Tables("region");
        if (tables.Count == 0)
            return [new Region(DefaultId, null, null, [])];
        var regions = new List<Region>();
        foreach (var table in tables)
        {
            var region = Read(table, isOnly: tables.Count == 1);
            if (regions.Any(other => other.Id == region.Id))
                table.Error("id", $"there are two regions \"{region.Id}\"; give each its own id, for example cn and global");
            regions.Add(region);
        }
        return regions;
    }

    static Region Read(TomlTableReader table, bool isOnly)
    {
        var id = NamePattern.Id.Read(table, "id", required: !isOnly) ?? DefaultId;
        var baseUrl = Origin(table);
        var currency = NamePattern.Currency.Read(table, "currency");
        var variables = NamePattern.Variable.ReadAll(table, "base_url_env");
        var suffixes = table.Texts("base_url_suffixes", "[\"/v1\"]");
        foreach (var suffix in suffixes.Where(suffix => suffix.Length < 2 || suffix[0] != '/' || suffix[^1] == '/' || suffix.Any(letter => char.IsControl(letter) || letter is ' ' or '?' or '#')))
            table.Error("base_url_suffixes", $"base_url_suffixes holds \"{suffix}\", which is no end of a path; write for example base_url_suffixes = [\"/v1\"]");
        if (variables.Count > 0 && table.Has("base_url"))
            table.Error("base_url_env", "a region has base_url, or variables with the address of the user's own site, not both; remove one");
        var hosts = table.Texts("other_hosts", "[\"www.example.com\"]");
        foreach (var host in hosts.Where(host => Uri.CheckHostName(host) != UriHostNameType.Dns))
            table.Error("other_hosts", $"other_hosts holds \"{host}\", which is no host name; write for example other_hosts = [\"www.example.com\"]");
        table.Finish();
        return new Region(id, baseUrl, currency, hosts) { BaseUrlVariables = variables, BaseUrlSuffixes = suffixes };
    }

    /// <summary>Scheme, host and port: https, or http to this machine. Null when wrong, and where the user has the address.</summary>
    static Uri? Origin(TomlTableReader table)
    {
        const string example = "\"https://api.example.com\"";
        if (table.Text("base_url", required: !table.Has("base_url_env"), example) is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.UserInfo.Length > 0 || url.PathAndQuery != "/" || url.Fragment.Length > 0)
            table.Wrong("base_url", "is not a scheme, a host and nothing else", example);
        else if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            table.Wrong("base_url", "is not https, and keys go over plain http to this machine only", example);
        else
            return url;
        return null;
    }
}
