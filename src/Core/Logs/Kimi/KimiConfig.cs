using System.Text;

namespace Fuelgauge.Core.Logs.Kimi;

/// <summary>
/// The two things that matter in Kimi's <c>config.toml</c>: <c>default_model</c>, and the <c>model</c> in its section <c>[models."…"]</c>. Reads lines of
/// one key and one quoted value; whatever else TOML allows says nothing here.
/// </summary>
static class KimiConfig
{
    /// <summary>The model that is used when nobody asks for another; null when the text does not say.</summary>
    /// <param name="toml">The file, or its beginning.</param>
    public static string? DefaultModel(ReadOnlySpan<byte> toml)
    {
        string? chosen = null;
        var section = "";
        var models = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(toml).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('['))
                section = Section(line);
            else if (section.Length == 0 && Value(line, "default_model") is { } name)
                chosen = name;
            else if (section.Length > 0 && Value(line, "model") is { } model)
                models.TryAdd(section, model);
        }

        return chosen is not null && models.TryGetValue(chosen, out var real) ? real : chosen;
    }

    /// <summary>The name in <c>[models."name"]</c>, or a blank for a section that is none of these.</summary>
    static string Section(string line)
    {
        const string before = "[models.", other = " ";
        var end = line.IndexOf(']');
        if (end < 0 || !line.StartsWith(before, StringComparison.Ordinal))
            return other;
        var name = line[before.Length..end].Trim();
        return Unquoted(name) ?? (name.Length > 0 && !name.Contains('.', StringComparison.Ordinal) ? name : other);
    }

    static string? Value(string line, string key)
    {
        var equals = line.IndexOf('=');
        return equals > 0 && line.AsSpan(0, equals).Trim().SequenceEqual(key) ? Unquoted(line[(equals + 1)..].Trim()) : null;
    }

    // A comment may follow; a backslash would begin an escape, and no model's name has one.
    static string? Unquoted(string text)
    {
        if (text is not ['"' or '\'', ..])
            return null;
        var end = text.IndexOf(text[0], 1);
        return end > 1 && text.AsSpan(1, end - 1) is var inner && !inner.Contains('\\') ? inner.ToString() : null;
    }
}
