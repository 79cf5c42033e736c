using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>A shape that names of one sort have.</summary>
/// <param name="Shape">Matches the whole name.</param>
/// <param name="Meaning">What it is, for messages.</param>
/// <param name="Example">A good one.</param>
internal sealed partial record NamePattern(Regex Shape, string Meaning, string Example)
{
    /// <summary>Ids of providers, regions, sources and requests, and aliases: they become folder and file names.</summary>
    public static readonly NamePattern Id = new(IdShape(), "a lower-case name of letters, digits and hyphens", "my-provider");

    /// <summary>Meter ids, as every output shows them.</summary>
    public static readonly NamePattern Meter = new(MeterShape(), "a meter id of at most 48 lower-case letters, digits and hyphens", "five-hour");

    /// <summary>Words that stand in braces or are keys of the user's configuration.</summary>
    public static readonly NamePattern Word = new(WordShape(), "a lower-case word of letters, digits and underscores", "team_id");

    /// <summary>Environment variables.</summary>
    public static readonly NamePattern Variable = new(VariableShape(), "the name of an environment variable", "GLM_API_KEY");

    /// <summary>Currencies.</summary>
    public static readonly NamePattern Currency = new(CurrencyShape(), "an ISO 4217 code", "CNY");

    /// <summary>Units that are not templates or paths.</summary>
    public static readonly NamePattern Unit = new(UnitShape(), "an ISO 4217 code in capitals or a lower-case plural noun", "tokens");

    /// <summary>Names of HTTP headers.</summary>
    public static readonly NamePattern Header = new(HeaderShape(), "the name of a header", "Accept-Language");

    /// <summary>Names of query parameters.</summary>
    public static readonly NamePattern Parameter = new(ParameterShape(), "the name of a query parameter", "cursor");

    /// <summary>Places in a JSON body: names of members, each inside of the one before.</summary>
    public static readonly NamePattern Member = new(MemberShape(), "a place in a JSON body, names joined by dots", "metadata.apiKey");

    /// <summary>Reads a key as one such name; null when absent or wrong.</summary>
    public string? Read(TomlTableReader table, string key, bool required = false)
    {
        if (table.Text(key, required, $"\"{Example}\"") is not { } name)
            return null;
        if (Shape.IsMatch(name))
            return name;
        table.Wrong(key, $"is not {Meaning}", $"\"{Example}\"");
        return null;
    }

    /// <summary>Reads a key as a list of such names, without the wrong ones.</summary>
    public IReadOnlyList<string> ReadAll(TomlTableReader table, string key)
    {
        var names = table.Texts(key, $"[\"{Example}\"]");
        foreach (var name in names.Where(name => !Shape.IsMatch(name)))
            table.Error(key, $"{key} holds \"{name}\", which is not {Meaning}; write for example {key} = [\"{Example}\"]");
        return [.. names.Where(name => Shape.IsMatch(name))];
    }

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();

    [GeneratedRegex(@"^[a-z0-9-]{1,48}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MeterShape();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,47}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WordShape();

    [GeneratedRegex(@"^(?:[A-Za-z_]|[0-9]+[A-Z]+_)[A-Za-z0-9_]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableShape();

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyShape();

    [GeneratedRegex(@"^(?:[A-Z]{3}|[a-z][a-z0-9 _-]{1,31})\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnitShape();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderShape();

    [GeneratedRegex(@"^[A-Za-z0-9._~-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterShape();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}(?:\.[A-Za-z0-9_-]{1,64}){0,7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MemberShape();
}
