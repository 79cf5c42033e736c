using System.Text.RegularExpressions;
using Fuelgauge.Providers.Tests.Playing;

namespace Fuelgauge.Bench.StandIn;

/// <summary>
/// Any provider, played from the files of one of its fixture cases: whatever path is put in front, a request is known by method, path and literal parameters,
/// which are all that is read of the definition. What it checks is checked in the tests; here it only answers, and quickly.
/// </summary>
/// <param name="provider">The provider's folder.</param>
/// <param name="name">The case.</param>
sealed partial class ProviderCase(string provider, string name)
{
    readonly AnswerFiles files = new(Path.Join(provider, "fixtures", name));
    readonly List<(string Id, string Method, Regex Target)> requests = [.. Requests(File.ReadAllText(Path.Join(provider, "provider.toml")))];

    /// <summary>The answer to a request; null where the case has none.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="target">Its path and query.</param>
    public RecordedAnswer? Answer(string method, string target)
    {
        foreach (var request in requests)
        {
            if (request.Method != method || request.Target.Match(target) is not { Success: true } match)
                continue;
            var answer = files.Find(request.Id, "", 1) ?? match.Groups["value"].Captures.Select(value => files.Find(request.Id, Uri.UnescapeDataString(value.Value), 1)).FirstOrDefault(found => found is not null);
            if (answer is not null)
                return answer;
        }

        return null;
    }

    static IEnumerable<(string, string, Regex)> Requests(string toml)
    {
        foreach (var block in toml.Split("[[source.request]]").Skip(1))
        {
            var text = block.Split("\n[[", 2)[0];
            var url = Origin().Replace(Value(text, "url") ?? "", "").Split('?', 2);
            var parameters = (url.ElementAtOrDefault(1) ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !parameter.Contains('{'));
            yield return (Value(text, "id") ?? "", Value(text, "method") ?? "GET", new($"^[^?]*{Pattern(url[0])}(?:\\?|$)" + string.Concat(parameters.Select(parameter => $"(?=.*{Regex.Escape(parameter)}(?:&|$))"))));
        }
    }

    static string Pattern(string path) => string.Concat(Name().Split(path).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : "(?<value>[^/?&]+)"));

    static string? Value(string block, string key) => Regex.Match(block, $"^{key} *= *\"([^\"]*)\"", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^(?:\{host\}|https://[^/]+)")]
    private static partial Regex Origin();

    [GeneratedRegex(@"(\{[^{}]+\})")]
    private static partial Regex Name();
}
