using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Tells which site of a provider an account is at: what was set, the base URL's host, the region variable, the key variable's name, the default.</summary>
internal sealed class RegionChoice
{
    readonly ProviderDefinition definition;
    readonly IReadOnlyList<CredentialFind> finds;
    readonly Region? ofEnvironment;

    /// <summary>Takes what the environment says of the provider.</summary>
    /// <param name="definition">The provider.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="baseUrl">Its base-URL variable; null when none is set.</param>
    /// <param name="finds">What was found: a key that also stands in a variable with a site is that site's.</param>
    public RegionChoice(ProviderDefinition definition, HostEnvironment environment, BaseUrlVariable? baseUrl, IReadOnlyList<CredentialFind> finds)
    {
        (this.definition, this.finds) = (definition, finds);
        var word = definition.RegionVariable is null || definition.IsForeign ? null : environment.Variable(definition.RegionVariable)?.Trim();
        var named = word is null ? null : definition.Regions.FirstOrDefault(region => region.Id.Equals(word, StringComparison.OrdinalIgnoreCase));
        ofEnvironment = baseUrl?.Region ?? named;
        if (word is not null && named is null)
            Problems = [new Problem(
                definition.RegionVariable!,
                State.Unrecognized,
                $"{definition.RegionVariable} is {ForeignText.Clean(word, [])}, which is no site of {definition.Id}; set it to one of {string.Join(", ", definition.Regions.Select(region => region.Id))}.")];
    }

    /// <summary>What is wrong with the region variable.</summary>
    public IReadOnlyList<Problem> Problems { get; } = [];

    /// <summary>The site.</summary>
    /// <param name="set">The region that the account sets; null when it does not.</param>
    /// <param name="baseUrl">The account's base URL; null when it has none.</param>
    /// <param name="find">The credential; null when there is none.</param>
    public Region Of(string? set, Uri? baseUrl, CredentialFind? find) =>
        Named(set)
        ?? (baseUrl is null ? null : BaseUrlVariable.RegionOf(definition, baseUrl.Host))
        ?? ofEnvironment
        ?? Named(find?.Region)
        ?? Named(find?.Secret is null ? null : finds.FirstOrDefault(other => other.Region is not null && find.Secret.Equals(other.Secret))?.Region)
        ?? definition.Regions[0];

    Region? Named(string? id) => id is null ? null : definition.Regions.FirstOrDefault(region => region.Id == id);
}
