using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>A variable that points client programs somewhere (<c>…_BASE_URL</c>). The key beside it belongs to that host.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Host">The host it names; null when it is no URL.</param>
/// <param name="Region">The provider's site that has this host; null when none has.</param>
internal sealed record BaseUrlVariable(string Name, string? Host, Region? Region)
{
    /// <summary>True when the host is none of the provider's.</summary>
    public bool IsForeign => Region is null;

    /// <summary>The first variable of a definition that is set, a foreign one before the others; null when none is.</summary>
    public static BaseUrlVariable? Of(ProviderDefinition definition, HostEnvironment environment) => definition.IsForeign || definition.BaseUrlVariables.Count == 0
        ? null
        : definition.BaseUrlVariables
            .Where(name => environment.Variable(name) is not null)
            .Select(name =>
            {
                var host = HostOf(environment.Variable(name)!.Trim());
                return new BaseUrlVariable(name, host, host is null ? null : RegionOf(definition, host));
            })
            .OrderBy(variable => !variable.IsForeign)
            .FirstOrDefault();

    /// <summary>The provider's site with a host; null when it has none.</summary>
    public static Region? RegionOf(ProviderDefinition definition, string host) =>
        definition.Regions.FirstOrDefault(region => region.AllHosts.Contains(host, StringComparer.OrdinalIgnoreCase));

    /// <summary>A find whose secret is held back, and whose failure says whose it is.</summary>
    public CredentialFind Withhold(CredentialFind find, ICatalog catalog)
    {
        if (find.Secret is null)
            return find;
        var owner = Host is null ? null : catalog.Entries.Where(entry => !entry.IsForeign).Select(entry => catalog.Load(entry.Id)).FirstOrDefault(other => RegionOf(other, Host) is not null);
        var whose = (Host, owner) switch
        {
            (null, _) => $"{Name} is not a URL, so nobody can tell whose key {find.Origin} is",
            (_, null) => $"{Name} points to {Host}, so the key in {find.Origin} is that host's",
            _ => $"{Name} points to {Host}, so the key in {find.Origin} is {owner.Name}'s",
        };
        return find with
        {
            Secret = null,
            Failure = new PollFailure(State.NotEnabled, $"{whose} and was not sent. Give this provider's own key with key_env or key_file in the configuration, or in a key file."),
        };
    }

    // Some write the host alone.
    static string? HostOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 ? url.Host
        : Uri.TryCreate($"https://{text}", UriKind.Absolute, out var bare) && bare.Host.Length > 0 ? bare.Host
        : null;
}
