using System.Text;
using System.Text.Json;
using Fuelgauge.App.Documents;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>What a text says that holds several parts of a credential.</summary>
/// <param name="Content">What is there; null where it is no such text.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record StoreText(StoreContent? Content, KeyFault? Fault)
{
    const string KeyringMark = "go-keyring-base64:";

    /// <summary>No such text.</summary>
    public static readonly StoreText Nothing = new(null, null);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The content of a file, a variable's value or a helper's answer; what is kept as a database or encrypted comes as JSON.</param>
    /// <param name="store">How it is read.</param>
    /// <param name="environment">Variables that name its section.</param>
    /// <param name="documents">Reads it.</param>
    public static StoreText Parse(string text, CredentialStore store, HostEnvironment environment, DocumentReader documents)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Failed(State.NoKey, "is empty", WayBack(store));
        if (store.Format == CredentialFormat.Ini)
            return OfSection(text, store, environment);
        using var document = Document(Plain(text.Trim()), store.Format, documents);
        return document is null ? Failed(State.Auth, $"is not {Written(store.Format)}, or only half of it was written", "Make it anew with the program that it belongs to.") : Of(document.RootElement, store);
    }

    /// <summary>Reads a document.</summary>
    public static StoreText Of(JsonElement root, CredentialStore store)
    {
        if (root.ValueKind == JsonValueKind.Null)
            return Failed(State.NoKey, "holds null and no login", WayBack(store));
        try
        {
            var content = StoreContent.Of(root, store);
            return content is { Parts.Count: 0, IsBlank: true }
                ? Failed(State.NoKey, $"holds a blank login{(store.BorrowedFrom is { } program ? $": {program} has been signed out" : "")}", WayBack(store))
                : new(content, null);
        }
        catch (JsonPathBudgetException)
        {
            return Failed(State.Auth, "is larger than any login is", "Make it anew with the program that it belongs to.");
        }
    }

    /// <summary>A fault.</summary>
    public static StoreText Failed(State state, string what, string wayOut) => Nothing with { Fault = new(state, what, wayOut) };

    static StoreText OfSection(string text, CredentialStore store, HostEnvironment environment)
    {
        var (variables, usual, prefix) = store.Section!;
        var chosen = variables.FirstOrDefault(variable => environment.Variable(variable) is not null);
        var name = chosen is null ? usual : environment.Variable(chosen)!.Trim();
        var sections = IniText.Parse(text);
        if (!sections.TryGetValue(prefix + name, out var section) && (name != usual || !sections.TryGetValue(name, out section)))
            return chosen is null ? Nothing : Failed(State.NoKey, $"has no section {ForeignText.Clean(prefix + name, [])}", $"{chosen} names it: correct the variable, or add the section.");

        var parts = store.Parts.Select(part => (part.Key, Value: section.GetValueOrDefault(part.Value)?.Trim()))
            .Where(part => part.Value is { Length: > 0 })
            .ToDictionary(part => part.Key, part => new Secret(part.Value!));
        return parts.Count == 0 && store.Elsewhere.FirstOrDefault(section.ContainsKey) is { } elsewhere
            ? Failed(State.Auth, $"holds no key for {ForeignText.Clean(name, [])}, only {elsewhere}", store.Advice!)
            : new(new(parts, false, new Dictionary<string, string>(), null, null, null), null);
    }

    static JsonDocument? Document(string text, CredentialFormat format, DocumentReader documents) => format switch
    {
        CredentialFormat.Toml => documents.Read(text, DocumentFormat.Toml),
        CredentialFormat.Yaml => documents.Read(text, DocumentFormat.Yaml),
        CredentialFormat.Env => DocumentReader.Parse(EnvText.ToJson(text)),
        _ => documents.Read(text, DocumentFormat.Json),
    };

    /// <summary>The text itself where a keychain gives it in another form: macOS prints what it holds as hexadecimal digits, programs in Go keep it in base64 behind a mark.</summary>
    static string Plain(string text)
    {
        if (text.StartsWith(KeyringMark, StringComparison.Ordinal))
        {
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64Chars(text.AsSpan(KeyringMark.Length), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
        }

        return text.StartsWith("7b", StringComparison.OrdinalIgnoreCase) && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            ? Encoding.UTF8.GetString(Convert.FromHexString(text))
            : text;
    }

    static string WayBack(CredentialStore store) => store.BorrowedFrom is { } program ? $"Log in to {program} again." : "Make it anew with the program that it belongs to.";

    static string Written(CredentialFormat format) => format switch
    {
        CredentialFormat.Toml => "TOML",
        CredentialFormat.Yaml => "YAML of names and texts",
        _ => "JSON",
    };
}
