using System.Text.RegularExpressions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>A key in a text.</summary>
/// <param name="Secret">The key.</param>
/// <param name="Variable">The variable that the text sets to it; null when it stands alone.</param>
internal sealed record FoundKey(Secret Secret, CredentialVariable? Variable);

/// <summary>
/// Reads keys as people keep them: alone in a file, or as <c>export NAME="…"</c> lines among comments and other variables.
/// Nothing is expanded or run.
/// </summary>
/// <param name="Keys">The keys, in the order of the variables asked for. Empty when there is a fault.</param>
/// <param name="Fault">Why there is none; null when there is one.</param>
internal sealed partial record KeyText(IReadOnlyList<FoundKey> Keys, KeyFault? Fault)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The content of a file, a variable's value or a helper's answer.</param>
    /// <param name="variables">The variables whose values are wanted, best first.</param>
    public static KeyText Parse(string text, IReadOnlyList<CredentialVariable> variables)
    {
        var bare = new HashSet<string>(StringComparer.Ordinal);
        var assigned = new List<(string Name, string Value)>();
        foreach (var (name, value) in Lines(text))
        {
            if (name is null)
                bare.Add(value);
            else
                assigned.Add((name, value));
        }

        var keys = new List<FoundKey>();
        foreach (var variable in variables)
        {
            var values = assigned.Where(entry => entry.Name == variable.Name && entry.Value.Length > 0).Select(entry => entry.Value).Distinct().ToList();
            if (values.Count > 1)
                return Failed(State.Auth, $"sets {variable.Name} to different values", "Keep one of the lines.");
            if (values is [var value])
            {
                if (!IsKey(value))
                    return Malformed(variable.Name);
                keys.Add(new FoundKey(new Secret(value), variable));
            }
        }
        if (keys.Count > 0)
            return new KeyText(keys, null);
        return bare.Count switch
        {
            1 when bare.Single() is { Length: > 0 } key => IsKey(key) ? new KeyText([new FoundKey(new Secret(key), null)], null) : Malformed(null),
            > 1 => Failed(State.Auth, $"holds {bare.Count} lines that could be the key", "Keep one line, the key and nothing else."),
            _ when assigned.Count > 0 && !assigned.Exists(entry => variables.Any(variable => variable.Name == entry.Name)) => Failed(
                State.NoKey,
                variables.Count == 0 ? "holds variables, not a key" : $"sets none of {string.Join(", ", variables.Select(variable => variable.Name))}",
                "Write the key alone, or give the line one of these names."),
            _ => Failed(State.NoKey, "is empty", "Put the key there."),
        };
    }

    /// <summary>The lines of a text that are no comments, without quotes: what sets a variable with its name, anything else with none.</summary>
    public static IEnumerable<(string? Name, string Value)> Lines(string text)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.TrimEntries))
        {
            if (line.Length > 0 && line[0] != '#')
                yield return Assignment().Match(line) is { Success: true } match ? (match.Groups["name"].Value, Unquote(match.Groups["value"].Value)) : (null, Unquote(line));
        }
    }

    /// <summary>Reads a text that is one key and nothing else, such as the value of an environment variable; quotes around it are taken off.</summary>
    public static KeyText Single(string text) => text.Trim() switch
    {
        "" => Failed(State.NoKey, "is empty", "Put the key there."),
        var trimmed when Unquote(trimmed) is { Length: > 0 } key && IsKey(key) => new KeyText([new FoundKey(new Secret(key), null)], null),
        _ => Malformed(null),
    };

    // Inline comments begin with # after white space, as in a shell; inside quotes they are text.
    static string Unquote(string text)
    {
        text = text.Trim();
        if (text is [var quote and ('"' or '\''), ..] && text.IndexOf(quote, 1) is > 0 and var end && AfterQuote().IsMatch(text.AsSpan(end + 1)))
            return text[1..end].Trim();
        return Comment().Replace(text, "").TrimEnd();
    }

    // What may stand in a header: printable ASCII. A quote at an end is half of a pair, left over from a broken line.
    static bool IsKey(string value) => !value.AsSpan().ContainsAnyExceptInRange('!', '~') && value[0] is not ('"' or '\'') && value[^1] is not ('"' or '\'');

    static KeyText Malformed(string? variable) => Failed(
        State.Auth,
        $"holds {(variable is null ? "a key" : $"a {variable}")} with white space, a stray quote or characters that no key has",
        "Copy the key again, on one line and without anything around it.");

    static KeyText Failed(State state, string what, string wayOut) => new([], new KeyFault(state, what, wayOut));

    // Names that begin with digits exist in files, though no shell can export them (302AI_API_KEY).
    // A lone "=" or "==" at the end is the padding of a bare base64 key, unless what is before it looks like a variable left empty.
    [GeneratedRegex(@"^(?:export\s+)?(?:(?<name>[A-Za-z_][A-Za-z0-9_]*|[0-9]+[A-Z]+_[A-Z0-9_]+)\s*=(?<value>(?!=?\s*$).*)|(?<name>[A-Z][A-Z0-9_]*)\s*=(?<value>\s*))$", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:^|\s)#.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(?:;\s*)?(?:#.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterQuote();
}
