using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>What the parts of a definition may refer to. It grows request by request, since values are kept for later requests only.</summary>
internal sealed record DefinitionScope
{
    /// <summary>The sites.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>The credential parts.</summary>
    public required IReadOnlyList<CredentialDefinition> Credentials { get; init; }

    /// <summary>Names of the account's settings.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Names of the account's options.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Ids of the requests before this one in the source.</summary>
    public IReadOnlyList<string> EarlierRequests { get; init; } = [];

    /// <summary>Names kept by those requests, or standing for an item.</summary>
    public IReadOnlyList<string> KeptNames { get; init; } = [];

    /// <summary>True inside a reading with <c>each</c>, where <c>@</c> is an element.</summary>
    public bool HasElement { get; init; }

    /// <summary>Names of this definition that may stand in braces, beside the built-in ones.</summary>
    public IEnumerable<string> Names => Settings.Concat(KeptNames).Concat(Placeholders.BuiltIn);

    /// <summary>Whether a name in braces always means something, as far as a definition can tell.</summary>
    public bool Defines(string name) =>
        Settings.Contains(name) || KeptNames.Contains(name)
        || (Placeholders.IsBuiltIn(name) && (name != "currency" || Regions.All(region => region.Currency is not null)));

    /// <summary>Whether a new name would hide another.</summary>
    public bool IsTaken(string name) => name == "host" || Placeholders.IsBuiltIn(name) || Settings.Contains(name) || KeptNames.Contains(name);

    /// <summary>Reports the names under a key that the definition does not define.</summary>
    /// <param name="table">Where the key is.</param>
    /// <param name="key">The key.</param>
    /// <param name="names">What it names.</param>
    /// <param name="defined">What is defined.</param>
    /// <param name="what">What these are, for messages: <c>region</c>.</param>
    public static void Check(TomlTableReader table, string key, IEnumerable<string> names, IEnumerable<string> defined, string what)
    {
        foreach (var name in names.Where(name => !defined.Contains(name)))
            table.Error(key, $"{key} names the {what} \"{name}\", which the definition does not have; it has {List(defined)}");
    }

    /// <summary>Words for a message.</summary>
    public static string List(IEnumerable<string> words) => words.Any() ? string.Join(", ", words) : "none";
}
