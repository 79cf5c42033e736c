namespace Fuelgauge.Core.Headers;

/// <summary>
/// Lists of structured fields as far as rate limits use them (RFC 9651; draft-ietf-httpapi-ratelimit-headers): items with parameters,
/// <c>"api";r=489;t=189</c>. A bare text among the parameters (<c>"fixed window";"api";q=1000</c>, as Hugging Face sends) is one more name of the item.
/// </summary>
static class StructuredFields
{
    /// <summary>The items of a list: their names and their parameters.</summary>
    public static IReadOnlyList<(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Parameters)> Parse(string text)
    {
        var items = new List<(IReadOnlyList<string>, IReadOnlyDictionary<string, string>)>();
        foreach (var item in Split(text, ','))
        {
            var names = new List<string>();
            var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var part in Split(item, ';'))
            {
                var word = part.Trim();
                if (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && word[0] != '"') parameters[word[..equals].Trim()] = word[(equals + 1)..].Trim('"', ' ');
                else if (word.Length > 0) names.Add(word.Trim('"'));
            }

            items.Add((names, parameters));
        }

        return items;
    }

    // A mark inside quotes is text.
    static IEnumerable<string> Split(string text, char mark)
    {
        var isQuoted = false;
        var from = 0;
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] == '"') isQuoted = !isQuoted;
            if (text[place] != mark || isQuoted) continue;
            yield return text[from..place];
            from = place + 1;
        }

        yield return text[from..];
    }
}
