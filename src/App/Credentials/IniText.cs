namespace Fuelgauge.App.Credentials;

/// <summary>Sections of <c>key = value</c>, as the AWS command line writes them.</summary>
internal static class IniText
{
    /// <summary>Values by section and key. A section that comes again goes on; of a key that comes again the last one counts; indented lines belong to the value above and are left out.</summary>
    public static Dictionary<string, Dictionary<string, string>> Parse(string text)
    {
        var sections = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? section = null;
        foreach (var line in text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            if (line.Length == 0 || line[0] is '#' or ';' or ' ' or '\t')
                continue;
            if (line[0] == '[')
            {
                var end = line.IndexOf(']', StringComparison.Ordinal);
                var name = end < 0 ? null : string.Join(' ', line[1..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                section = name is null ? null : sections.TryGetValue(name, out var known) ? known : sections[name] = new(StringComparer.OrdinalIgnoreCase);
            }
            else if (section is not null && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                section[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return sections;
    }
}
