using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>A definition in the user's own folder, usable or not.</summary>
internal sealed record UserDefinition
{
    /// <summary>The folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>Its <c>provider.toml</c>.</summary>
    public required string File { get; init; }

    /// <summary>The definition without its own places for credentials; null when there are <see cref="Errors"/>.</summary>
    public ProviderDefinition? Definition { get; init; }

    /// <summary>Why it is not used; empty when it is.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; init; } = [];

    /// <summary>Variables and key files that it names and does not get: an account binds a credential to it, or it has none.</summary>
    public IReadOnlyList<string> IgnoredPlaces { get; init; } = [];
}
