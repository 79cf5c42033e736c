using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Secrets are named, never written: a file with a key in it ends up in a backup, a repository or a screenshot.</summary>
internal static class LiteralSecrets
{
    static readonly string[] Words = ["key", "api_key", "apikey", "token", "access_token", "auth_token", "secret", "secret_key", "password", "passwd", "cookie"];

    /// <summary>Refuses every key that by its name holds a secret, without a look at the value.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="parts">Credential parts of the definition, which are secret too.</param>
    /// <param name="except">Keys that are none though they are called so.</param>
    public static void Refuse(TomlTableReader reader, IEnumerable<string> parts, params IReadOnlyCollection<string> except)
    {
        foreach (var word in Words.Concat(parts).Distinct().Where(word => reader.Has(word) && !except.Contains(word)))
        {
            reader.Value(word);
            reader.Error(word, $"{word}: a secret does not belong in this file; remove it and name its place: {WaysOut(word)}");
        }
    }

    /// <summary>Whether a key by its name holds a secret of a provider.</summary>
    public static bool IsSecret(string key, ProviderDefinition provider) => Words.Contains(key) || provider.Credentials.Any(part => part.Part == key);

    /// <summary>The three ways to name a secret.</summary>
    public static string WaysOut(string part) => $"{part}_env = \"NAME_OF_VARIABLE\", {part}_file = \"~/path\" or {part}_command = [\"/usr/bin/pass\", \"show\", \"name\"]";
}
