using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>What a text says that holds several parts of a credential.</summary>
/// <param name="Parts">The parts that are there; empty where it is no such text, or has nothing for us.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record StoreText(IReadOnlyDictionary<string, Secret> Parts, KeyFault? Fault)
{
    const int MaxDepth = 64;

    static readonly StoreText Nothing = new(new Dictionary<string, Secret>(), null);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The content of a file, a variable's value or a helper's answer.</param>
    /// <param name="store">How it is read.</param>
    /// <param name="environment">Variables that name its section.</param>
    public static StoreText Parse(string text, CredentialStore store, HostEnvironment environment) =>
        store.Format == CredentialFormat.Ini ? OfSection(text, store, environment) : OfDocument(text, store);

    static StoreText OfSection(string text, CredentialStore store, HostEnvironment environment)
    {
        var (variables, usual, prefix) = store.Section!;
        var chosen = variables.FirstOrDefault(variable => environment.Variable(variable) is not null);
        var name = chosen is null ? usual : environment.Variable(chosen)!.Trim();
        var sections = IniText.Parse(text);
        if (!sections.TryGetValue(prefix + name, out var section) && (name != usual || !sections.TryGetValue(name, out section)))
            return chosen is null ? Nothing : Failed(State.NoKey, $"has no section {ForeignText.Clean(prefix + name, [])}", $"{chosen} names it: correct the variable, or add the section.");

        var parts = Gathered(store, key => section.GetValueOrDefault(key));
        return parts.Parts.Count == 0 && store.Elsewhere.FirstOrDefault(section.ContainsKey) is { } elsewhere
            ? Failed(State.Auth, $"holds no key for {ForeignText.Clean(name, [])}, only {elsewhere}", store.Advice!)
            : parts;
    }

    static StoreText OfDocument(string text, CredentialStore store)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = MaxDepth });
            var root = document.RootElement;
            if (store.When is { } when && !JsonFilter.Parse(when).Matches(root, root))
                return Nothing;
            return Gathered(store, path => JsonPath.Parse(path).Select(root) is [{ ValueKind: JsonValueKind.String } value] ? value.GetString() : null);
        }
        catch (Exception fault) when (fault is JsonException or JsonPathBudgetException)
        {
            return Failed(State.Auth, "is not JSON", "Make it anew with the program that it belongs to.");
        }
    }

    static StoreText Gathered(CredentialStore store, Func<string, string?> value) => new(
        store.Parts.Select(part => (part.Key, Value: value(part.Value)?.Trim()))
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .ToDictionary(part => part.Key, part => new Secret(part.Value!)),
        null);

    static StoreText Failed(State state, string what, string wayOut) => Nothing with { Fault = new(state, what, wayOut) };
}
