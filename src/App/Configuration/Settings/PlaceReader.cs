using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads where an account's secrets are: <c>key_env</c>, <c>key_file</c>, <c>key_command</c>, and the same for each part under <c>[account.credentials]</c>.</summary>
/// <param name="environment">Tells where <c>~</c> is.</param>
/// <param name="folder">Where relative paths begin.</param>
internal sealed partial class PlaceReader(HostEnvironment environment, string? folder)
{
    /// <summary>What <c>key_*</c> stands for.</summary>
    public const string MainPart = "key";

    static readonly string[] Kinds = ["_env", "_file", "_command"];

    /// <summary>The places by credential part; empty when none is named.</summary>
    /// <param name="account">The account's table.</param>
    /// <param name="definitions">The parts that the provider has.</param>
    public Dictionary<string, CredentialPlace> Read(TomlTableReader account, IReadOnlyList<CredentialDefinition> definitions)
    {
        var places = new Dictionary<string, CredentialPlace>();
        if (ReadPart(account, MainPart) is { } place)
            places[MainPartOf(definitions)] = place;
        if (account.Table("credentials", example: "{ admin_key_env = \"NAME_OF_VARIABLE\" }") is { } table)
        {
            LiteralSecrets.Refuse(table, definitions.Select(definition => definition.Part));
            foreach (var part in definitions.Select(definition => definition.Part))
            {
                if (ReadPart(table, part) is not { } named)
                    continue;
                if (!places.TryAdd(part, named))
                    table.Error(named.Key, $"{named.Key} names the {part} a second time; keep one of the two");
            }
            table.Finish();
        }
        return places;
    }

    /// <summary>The part that <c>key_*</c> names: a provider whose only credential is called otherwise takes them for it.</summary>
    public static string MainPartOf(IReadOnlyList<CredentialDefinition> definitions) =>
        definitions.FirstOrDefault(definition => definition.Part == MainPart)?.Part ?? (definitions is [{ Part: var only }] ? only : MainPart);

    /// <summary>Whether a word can be the name of an environment variable.</summary>
    public static bool IsVariable(string word) => VariablePattern().IsMatch(word);

    CredentialPlace? ReadPart(TomlTableReader reader, string part)
    {
        var written = Kinds.Select(kind => part + kind).Where(reader.Has).ToList();
        if (written.Count > 1)
            reader.Error(written[1], $"{string.Join(" and ", written)} name one secret in several places; keep one of them");
        CredentialPlace?[] places = [Variable(reader, $"{part}_env"), File(reader, $"{part}_file"), Command(reader, $"{part}_command")];
        return Array.Find(places, place => place is not null);
    }

    static VariablePlace? Variable(TomlTableReader reader, string key)
    {
        if (reader.Text(key, example: "\"GLM_WORK_KEY\"") is not { } name)
            return null;
        if (IsVariable(name))
            return new VariablePlace(key, name);
        // Not shown: it is likely to be the key itself.
        reader.Error(key, $"{key} takes the name of an environment variable, not a key; write for example {key} = \"GLM_WORK_KEY\"");
        return null;
    }

    FilePlace? File(TomlTableReader reader, string key) => reader.FilePath(key, environment, folder) is { } path ? new FilePlace(key, path) : null;

    static CommandPlace? Command(TomlTableReader reader, string key)
    {
        const string example = "[\"/usr/bin/pass\", \"show\", \"glm\"]";
        var value = reader.Value(key);
        if (value is null)
            return null;
        if (value is TomlArray { Items: { Count: > 0 } items } && items.TrueForAll(item => item is TomlText { Value: var text } && !text.Contains('\0'))
            && items[0] is TomlText { Value.Length: > 0 })
            return new CommandPlace(key, new KeyCommand([.. items.Cast<TomlText>().Select(item => item.Value)]));
        reader.Error(key, $"{key} takes a program and its arguments as a list of texts (no shell reads them); write for example {key} = {example}");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariablePattern();
}
