using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Catalog;

/// <summary>How one provider is read: <c>providers/&lt;id&gt;/provider.toml</c> after validation. Every cross-reference inside it holds.</summary>
public sealed record ProviderDefinition
{
    /// <summary>Folder name, lower kebab-case.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people; may hold any script.</summary>
    public required string Name { get; init; }

    /// <summary>The same in ASCII.</summary>
    public required string AsciiName { get; init; }

    /// <summary>Other words accepted wherever the id is.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary><c>coding</c>, <c>chat</c>…</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Place in the catalogue; null comes after all numbers, by name.</summary>
    public int? Order { get; init; }

    /// <summary>True for the seed's providers, which have a row even when nobody configured them.</summary>
    public bool AlwaysListed { get; init; }

    /// <summary>True where the provider sells subscriptions without a notion of a balance: a row with nothing read is <c>subscription</c>, not <c>no_key</c>.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>False where balances are no money of the user's own (a relay's quota): no total counts them.</summary>
    public bool CountsInTotals { get; init; } = true;

    /// <summary>Sites, the default one first; at least one. A provider with a single site has the region id <c>default</c>.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>Environment variable that names the region; null when there is none.</summary>
    public string? RegionVariable { get; init; }

    /// <summary>Credential parts and where they are looked for.</summary>
    public IReadOnlyList<CredentialDefinition> Credentials { get; init; } = [];

    /// <summary>Variables that point client programs elsewhere (<c>OPENAI_BASE_URL</c>): where one names a host that is not listed here, the automatic key is not sent.</summary>
    public IReadOnlyList<string> BaseUrlVariables { get; init; } = [];

    /// <summary>The variable that moves the folder of the provider's own program (<c>CLAUDE_CONFIG_DIR</c>); null where there is none.</summary>
    public string? HomeVariable { get; init; }

    /// <summary>What of <c>[account.settings]</c> the definition uses.</summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <summary>Names of <c>options</c> the definition knows.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Environment variable with a budget in tasks; null when there is none.</summary>
    public string? BudgetVariable { get; init; }

    /// <summary>Executor names in the dispatch database that mean this provider.</summary>
    public IReadOnlyList<string> Executors { get; init; } = [];

    /// <summary>The agent whose session logs tell what its accounts used (<c>claude</c>); null where there is none. See <see cref="Logs.LogFormats"/>.</summary>
    public string? LogAgent { get; init; }

    /// <summary>Ways to read an account, in the order their meters are shown.</summary>
    public IReadOnlyList<SourceDefinition> Sources { get; init; } = [];

    /// <summary>What headers of its answers tell, for <c>fuelgauge observe</c>; empty when nothing is known of them.</summary>
    public IReadOnlyList<ObservedDefinition> Observed { get; init; } = [];

    /// <summary>How well the facts are known: <c>documented</c>, <c>observed</c> or <c>unverified</c>.</summary>
    public required string Confidence { get; init; }

    /// <summary>The day the sources were read.</summary>
    public required DateOnly ReadOn { get; init; }

    /// <summary>Where the facts come from: links or repository paths.</summary>
    public IReadOnlyList<string> Documentation { get; init; } = [];

    /// <summary>One sentence for the provider's page.</summary>
    public required string Summary { get; init; }

    /// <summary>True for a definition from the user's own folder, which gets no credential by itself.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Files of this machine that its sources read.</summary>
    public IReadOnlyList<LocalPath> LocalFiles => [.. Sources.SelectMany(source => source.Requests).SelectMany(request => request.File?.Paths ?? []).Distinct()];

    /// <summary>The machine as the definition may look at it for its files. One from the user's own folder sees no more than the folder that an account binds to it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="home">The account's folder of the provider's program; null for the usual one.</param>
    public HostEnvironment Places(HostEnvironment machine, string? home) =>
        (IsForeign ? machine with { Variables = new Dictionary<string, string>(), Home = null } : machine).With(HomeVariable, home);

    /// <summary>A credential for one of this provider's parts, with the longest known prefix that its value begins with.</summary>
    /// <param name="part">The part's name.</param>
    /// <param name="secret">The value.</param>
    /// <param name="origin">Where it was found.</param>
    public Credential Credential(string part, Secret secret, string origin) => new(
        secret,
        origin,
        Credentials.Where(definition => definition.Part == part)
            .SelectMany(definition => definition.Prefixes)
            .Where(prefix => secret.Reveal().StartsWith(prefix, StringComparison.Ordinal))
            .MaxBy(prefix => prefix.Length) ?? "");

    /// <summary>All hosts a key of this provider may be sent to.</summary>
    public IEnumerable<string> Hosts => Regions.SelectMany(region => region.AllHosts).Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A site of a provider.</summary>
/// <param name="Id"><c>cn</c>, <c>global</c>, <c>default</c>…</param>
/// <param name="BaseUrl">Scheme, host and port that <c>{host}</c> stands for; null for a provider that is read without HTTP.</param>
/// <param name="Currency">ISO 4217 code that <c>{currency}</c> stands for; null where answers name their own.</param>
/// <param name="OtherHosts">Further host names of the same site: they may appear in base-URL variables and in request URLs.</param>
public sealed record Region(string Id, Uri? BaseUrl, string? Currency, IReadOnlyList<string> OtherHosts)
{
    /// <summary>Variables with the address of a site of the user's own, best first; empty where the provider has the site, and then <see cref="BaseUrl"/> says where.</summary>
    public IReadOnlyList<string> BaseUrlVariables { get; init; } = [];

    /// <summary>Ends that are cut off an address the user gave (<c>/v1</c>): programs that ask models want them, readings do not.</summary>
    public IReadOnlyList<string> BaseUrlSuffixes { get; init; } = [];

    /// <summary>Every host name of the site.</summary>
    public IEnumerable<string> AllHosts => BaseUrl is null ? OtherHosts : OtherHosts.Prepend(BaseUrl.Host);
}

/// <summary>Where one part of a credential is looked for.</summary>
/// <param name="Part">Its name: <c>key</c>, <c>admin_key</c>, <c>user_id</c>…</param>
/// <param name="Variables">Environment variables in order of preference.</param>
/// <param name="Files">Base names in the key folders: <c>glm</c> stands for <c>glm</c>, <c>glm.key</c>, <c>glm.env</c> and <c>glm-key.txt</c>.</param>
/// <param name="Prefixes">Known beginnings of its values (<c>sk-cp-</c>), for choosing requests; never a check.</param>
public sealed record CredentialDefinition(string Part, IReadOnlyList<CredentialVariable> Variables, IReadOnlyList<string> Files, IReadOnlyList<string> Prefixes)
{
    /// <summary>How its text is read when it holds several parts; null when it is one value.</summary>
    public CredentialStore? Store { get; init; }

    /// <summary>The parts it gives.</summary>
    public IEnumerable<string> Parts => Store?.Parts.Keys ?? [Part];
}

/// <summary>An environment variable that may hold a credential.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Region">The site its value belongs to; null when the name does not tell.</param>
public sealed record CredentialVariable(string Name, string? Region);
