using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Credentials;

/// <summary>What the document of a store says.</summary>
/// <param name="Parts">The parts that are there.</param>
/// <param name="IsBlank">True where a part is there as an empty text: the program has been signed out.</param>
/// <param name="Settings">What is no secret, by the name of the setting.</param>
/// <param name="Region">The provider's region that it is for, as the store has it; null where it does not say.</param>
/// <param name="AccountId">Whose login it is, where the store itself says so; null otherwise.</param>
/// <param name="EndsAt">When it ends, UTC; null where it does not say.</param>
public sealed record StoreContent(
    IReadOnlyDictionary<string, Secret> Parts, bool IsBlank, IReadOnlyDictionary<string, string> Settings, string? Region, string? AccountId, DateTimeOffset? EndsAt)
{
    const string EndOfToken = "exp";

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="store">What is where in it.</param>
    /// <returns>Null where it is no such store.</returns>
    /// <exception cref="JsonPathBudgetException">It is too large to be searched.</exception>
    public static StoreContent? Of(JsonElement root, CredentialStore store)
    {
        if (store.Within.Count > 0)
        {
            if (Within(root, store.Within) is not { } inner)
                return null;
            root = inner;
        }

        if (store.When is { } when && !JsonFilter.Parse(when).Matches(root, root))
            return null;
        var parts = store.Parts.Select(part => (part.Key, Value: (Find(root, part.Value) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null)?.Trim())).ToList();
        return new(
            parts.FindAll(part => part.Value is { Length: > 0 }).ToDictionary(part => part.Key, part => new Secret(Prefixed(part.Value!, store.Prefixes.GetValueOrDefault(part.Key, "")))),
            parts.Exists(part => part.Value is ""),
            store.Settings.Select(setting => (setting.Key, Value: Text(root, setting.Value))).Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value!),
            store.Region is { } region ? Text(root, region) : null,
            store.Identity is { Paths.Count: 0 } identity ? Text(root, identity.Value) : null,
            store.Expires is { } expires ? Instant(root, expires) : null);
    }

    /// <summary>A text of a document, be it a number or a truth; null where there is none.</summary>
    public static string? Text(JsonElement root, StoreValue place)
    {
        if (Find(root, place.Path) is not { } found)
            return null;
        if (place.Claim is null)
            return Text(found);
        using var claims = found.ValueKind == JsonValueKind.String ? JwtClaims.Of(found.GetString()!) : null;
        if (claims is null || !JsonText.TryGetMember(claims.RootElement, place.Claim, out var claim))
            return null;
        if (place.Member is { } member && (claim.ValueKind != JsonValueKind.Object || !JsonText.TryGetMember(claim, member, out claim)))
            return null;
        return Text(claim);
    }

    static string Prefixed(string value, string prefix) => value.StartsWith(prefix, StringComparison.Ordinal) ? value : prefix + value;

    static JsonElement? Within(JsonElement root, IReadOnlyList<string> names)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in names)
        {
            foreach (var member in root.EnumerateObject())
            {
                var found = JsonText.NameOf(member);
                if (name.EndsWith('*') ? found.StartsWith(name[..^1], StringComparison.Ordinal) : found == name)
                    return member.Value;
            }
        }

        return null;
    }

    static DateTimeOffset? Instant(JsonElement root, StoreExpiry expires) =>
        Text(root, new(expires.Path, expires.Form is null ? EndOfToken : null)) is { } text ? TimeReader.Point(text, expires.Form ?? TimeForm.Seconds) : null;

    static JsonElement? Find(JsonElement root, string path) => JsonPath.Trusted(path).Select(root) is [var value, ..] ? value : null;

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Trim() is { Length: > 0 } text => text,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
