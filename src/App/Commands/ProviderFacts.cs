using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Commands;

/// <summary>One line of the catalogue, in words.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="AsciiName">The same in ASCII.</param>
/// <param name="Aliases">Other words for the id.</param>
/// <param name="Tags">What it is for.</param>
/// <param name="Reads">What can be read: <c>balance</c>, <c>window</c>, <c>spend</c>…, <c>tasks</c> of a dispatcher, <c>headers</c> through <c>observe</c>; empty when nothing can.</param>
/// <param name="Auth">How it authenticates: schemes, each with its part of the credential where that is not <c>key</c>.</param>
/// <param name="Variables">Environment variables that its credential is looked for in.</param>
/// <param name="Confidence"><c>documented</c>, <c>observed</c>, <c>unverified</c>; <c>unusable</c> for a user's own definition with mistakes.</param>
/// <param name="ReadOn">When its facts were verified; null for an unusable one.</param>
internal sealed record ProviderFacts(
    string Id, string Name, string AsciiName, IReadOnlyList<string> Aliases, IReadOnlyList<string> Tags, IReadOnlyList<string> Reads, IReadOnlyList<string> Auth,
    IReadOnlyList<string> Variables, string Confidence, DateOnly? ReadOn)
{
    /// <summary>The facts of an entry.</summary>
    public static ProviderFacts Of(CatalogEntry entry, ProviderDefinition definition) => new(
        entry.Id,
        entry.Name,
        entry.AsciiName,
        entry.Aliases,
        entry.Tags,
        [.. definition.Sources.SelectMany(ReadsOf).Concat(definition.Observed.Count > 0 ? ["headers"] : []).Distinct()],
        [.. definition.Sources.SelectMany(source => source.Requests.Select(source.AuthOf).Prepend(source.Auth)).OfType<AuthDefinition>().Select(AuthOf).Distinct()],
        [.. entry.Credentials.SelectMany(credential => credential.Variables).Select(variable => variable.Name).Distinct()],
        entry.Failure is null ? definition.Confidence : "unusable",
        entry.Failure is null ? definition.ReadOn : null);

    // A reader decides by the answer what it reads, so its source stands for it.
    static IEnumerable<string> ReadsOf(SourceDefinition source) =>
        source.Requests.Count == 0 ? source.Kind == "dispatch" ? [source.Id] : []
        : source.Requests.SelectMany(request => request.Reader is null ? request.Readings.Select(reading => reading.Kind.ToString().ToLowerInvariant()) : [source.Id]);

    static string AuthOf(AuthDefinition auth) => auth.Scheme + $" {auth.Name ?? string.Join('.', auth.Member)}".TrimEnd() + (auth.Part == "key" ? "" : $" ({auth.Part})");
}
