using System.Collections.Concurrent;
using System.Text;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>
/// The answers of a case: <c>&lt;request&gt;.json</c> (the body of a 200) or <c>.http</c> (status line, headers, empty line, body); <c>&lt;request&gt;.2.json</c> is
/// the second page, <c>&lt;request&gt;@ITEM.json</c> the call for one item, with a dash for what is no letter, digit, dash or underscore.
/// </summary>
sealed class AnswerFiles(string folder)
{
    readonly HashSet<string> names = [.. Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Where(file => file is not ("case.toml" or "expected.json" or "sent.txt"))];
    readonly ConcurrentDictionary<string, bool> used = new();

    /// <summary>Files that no request asked for.</summary>
    public IEnumerable<string> Unused => names.Where(name => !used.ContainsKey(name)).Order(StringComparer.Ordinal);

    /// <summary>True when the case holds any answer to a request.</summary>
    public bool Has(string request) => names.Any(name => name.Split('.', '@')[0] == request);

    /// <summary>The answer to one call; null where the case has none.</summary>
    /// <param name="request">The request's id.</param>
    /// <param name="item">The item of a call per item; empty otherwise.</param>
    /// <param name="page">From 1.</param>
    public RecordedAnswer? Find(string request, string item, int page)
    {
        var name = request + (item.Length > 0 ? "@" + Plain(item) : "") + (page > 1 ? $".{page}" : "");
        if (Take($"{name}.json"))
            return new(200, [], File.ReadAllBytes(Path.Join(folder, $"{name}.json")));
        if (!Take($"{name}.http"))
            return null;

        var parts = File.ReadAllText(Path.Join(folder, $"{name}.http")).ReplaceLineEndings("\n").Split("\n\n", 2);
        var head = parts[0].Split('\n');
        var headers = head[1..].Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1]));
        return new(int.Parse(head[0].Split(' ')[1]), [.. headers], Encoding.UTF8.GetBytes(parts.ElementAtOrDefault(1) ?? ""));
    }

    /// <summary>What a program prints for a request, <c>&lt;request&gt;.txt</c>; null where the case has nothing.</summary>
    public string? Printed(string request) => Take($"{request}.txt") ? File.ReadAllText(Path.Join(folder, $"{request}.txt")) : null;

    /// <summary>True when an answer to a request names an address in full that ends so.</summary>
    public bool Links(string request, string target) => names
        .Where(name => name.StartsWith($"{request}.", StringComparison.Ordinal))
        .Any(name => File.ReadAllText(Path.Join(folder, name)).Contains($"{target}\"", StringComparison.Ordinal));

    bool Take(string name) => names.Contains(name) && (used[name] = true);

    static string Plain(string item) => string.Concat(item.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-'));
}

/// <summary>An answer as a file holds it.</summary>
sealed record RecordedAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body);
