using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Catalog;

/// <summary>What is known of a provider without parsing its definition: enough to find accounts.</summary>
public sealed record CatalogEntry
{
    /// <summary>Folder name.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The same in ASCII.</summary>
    public required string AsciiName { get; init; }

    /// <summary>Other words accepted wherever the id is.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Place in the catalogue; null comes last, by name.</summary>
    public int? Order { get; init; }

    /// <summary>True for providers that always have a row.</summary>
    public bool AlwaysListed { get; init; }

    /// <summary>True where the provider sells subscriptions without a notion of a balance.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>Credential variables of all parts, with their part and region.</summary>
    public IReadOnlyList<CredentialDefinition> Credentials { get; init; } = [];

    /// <summary>The variable that moves the folder of the provider's own program; null where there is none.</summary>
    public string? HomeVariable { get; init; }

    /// <summary>Files of this machine that its sources read: where one is there, so is an account.</summary>
    public IReadOnlyList<LocalPath> Files { get; init; } = [];

    /// <summary>True where a program pipes what its provider told it to its status line command.</summary>
    public bool HasStatusline { get; init; }

    /// <summary>Environment variable with a budget; null when there is none.</summary>
    public string? BudgetVariable { get; init; }

    /// <summary>Executor names in the dispatch database.</summary>
    public IReadOnlyList<string> Executors { get; init; } = [];

    /// <summary>The agent whose session logs tell what its accounts used; null where there is none.</summary>
    public string? LogAgent { get; init; }

    /// <summary>True for an entry of the user's own folder.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Why an entry of the user's own folder cannot be used, with the way out; null when it can. Its definition is then an empty one.</summary>
    public PollFailure? Failure { get; init; }
}

/// <summary>The catalogue: an index of all providers, and their definitions on demand.</summary>
public interface ICatalog
{
    /// <summary>All providers in catalogue order: by <see cref="CatalogEntry.Order"/>, then by name.</summary>
    IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>The entry an id or alias means, without regard to case; null when nobody knows it.</summary>
    CatalogEntry? Find(string idOrAlias);

    /// <summary>The definition of an entry's id, parsed on first use.</summary>
    /// <exception cref="KeyNotFoundException">No entry has that id.</exception>
    ProviderDefinition Load(string id);
}
