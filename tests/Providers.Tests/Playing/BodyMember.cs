using System.Text.Json.Nodes;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>A text somewhere inside of a JSON body.</summary>
static class BodyMember
{
    /// <summary>The text; null where there is none.</summary>
    /// <param name="body">The body.</param>
    /// <param name="place">Names of members, joined by dots.</param>
    public static string? Find(string body, string place) => Owner(body, place, out _)?[Name(place)]?.GetValue<string>();

    /// <summary>The body with another text there, or without it; as it is where it has no such place.</summary>
    public static string Replace(string body, string place, string? value)
    {
        if (Owner(body, place, out var root) is not { } owner || !owner.ContainsKey(Name(place)))
            return body;
        if (value is null)
            owner.Remove(Name(place));
        else
            owner[Name(place)] = value;
        return root!.ToJsonString();
    }

    static JsonObject? Owner(string body, string place, out JsonNode? root)
    {
        root = body.StartsWith('{') ? JsonNode.Parse(body) : null;
        return place.Split('.')[..^1].Aggregate(root as JsonObject, (at, name) => at?[name] as JsonObject);
    }

    static string Name(string place) => place.Split('.')[^1];
}
