namespace Fuelgauge.Core.Catalog;

/// <summary>How a credential is sent. Which of the fields a scheme has is in the loader's one list; the others are null.</summary>
public sealed record AuthDefinition
{
    /// <summary>The scheme's name: <c>bearer</c>, <c>header</c>, <c>aws-sigv4</c>…</summary>
    public required string Scheme { get; init; }

    /// <summary>Which credential part it takes; where it takes several, the secret one of the first of <see cref="PartSets"/>.</summary>
    public string Part { get; init; } = "key";

    /// <summary>What a scheme takes that is not content with one part: sets, any of which is enough, each with its secret last. Empty for <see cref="Part"/> alone.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PartSets { get; init; } = [];

    /// <summary>Header for <c>header</c>, parameter for <c>query</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What stands before the credential in a <c>header</c>, with its blank: a template. Null for nothing.</summary>
    public string? Prefix { get; init; }

    /// <summary>Where the credential stands in a JSON body, for <c>body</c>: names of members, each inside of the one before. Empty for other schemes.</summary>
    public IReadOnlyList<string> Member { get; init; } = [];

    /// <summary>The service a request is signed for: <c>ce</c>, <c>billing</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The region a request is signed for: <c>us-east-1</c>. A template.</summary>
    public string? Region { get; init; }

    /// <summary>The call's name, where it travels in a signed header or parameter.</summary>
    public string? Action { get; init; }

    /// <summary>The version of the interface, beside <see cref="Action"/>.</summary>
    public string? Version { get; init; }

    /// <summary>The right that a token is asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>Who asks for a token: a template, since it is a setting of the account and no secret.</summary>
    public string? ClientId { get; init; }

    /// <summary>Where a token is asked for: a template that begins with an https address of a listed host.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>The texts in it that settings of the account stand in.</summary>
    public IEnumerable<string> Templates => new[] { Prefix, Region, ClientId, TokenUrl }.OfType<string>();

    /// <summary>Every part it has a use for.</summary>
    public IEnumerable<string> Parts => PartSets.Count == 0 ? [Part] : PartSets.SelectMany(set => set).Distinct();

    /// <summary>The first set that is complete among the parts there are; null when none is.</summary>
    public IReadOnlyList<string>? Complete(Func<string, bool> isThere) =>
        PartSets.Count == 0 ? (isThere(Part) ? [Part] : null) : PartSets.FirstOrDefault(set => set.All(isThere));
}
