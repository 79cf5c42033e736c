using System.Globalization;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Text;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Changes one key in the text of a configuration; everything else stays as it is, to the letter.</summary>
internal static class ConfigEdit
{
    /// <summary>The text with the key set; null when the key or the text is wrong, which is then among the errors.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">Dotted name; an account's keys begin with <c>provider/name.</c></param>
    /// <param name="value">As typed.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="catalog">Knows the providers.</param>
    /// <param name="errors">Takes the mistakes.</param>
    public static string? Apply(string text, string key, string value, string file, ICatalog catalog, ConfigurationErrors errors)
    {
        if (Understand(key, catalog) is not { } place)
        {
            var names = ConfigKeys.All.Where(candidate => candidate.Section is ConfigKeys.Top or "thresholds").Select(candidate => Join(candidate.Section, candidate.Name));
            errors.Add(file, 1, $"there is no key {ForeignText.Clean(key, [])}{(NearestWord.Find(key, names) is { } nearest ? $"; did you mean {nearest}?" : "")}"
                + $"; keys are {string.Join(", ", names)}, and for an account for example {catalog.Entries[0].Id}/work.region");
            return null;
        }
        var document = SyntaxParser.Parse(text, file);
        if (document.HasErrors)
        {
            errors.Add(file, document.Diagnostics[0].Span.Start.Line + 1, "is no TOML as it stands; repair it first (fuelgauge config check)");
            return null;
        }
        var line = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var written = $"{place.Key.Name} = {Write(place.Key.Shape, value)}";
        var table = document.Tables.LastOrDefault(table => place.IsTable(table, catalog));
        IEnumerable<KeyValueSyntax> items = place.Header.Length == 0 ? document.KeyValues : table?.Items ?? Enumerable.Empty<KeyValueSyntax>();
        if (items.FirstOrDefault(item => NameOf(item.Key) == place.Key.Name) is { Value: { } old })
            return string.Concat(text.AsSpan(0, old.Span.Offset), Write(place.Key.Shape, value), text.AsSpan(old.Span.End.Offset + 1));
        if (items.LastOrDefault() is { } last)
            return InsertAfter(text, last.Span.End.Offset, written, line);
        if (place.Header.Length == 0)
            return InsertBefore(text, document.Tables.FirstOrDefault()?.Span.Offset, written, line);
        if (table is not null)
            return InsertAfter(text, table.CloseBracket!.Span.End.Offset, written, line);
        var gap = text.Length == 0 ? "" : text.EndsWith('\n') ? line : line + line;
        return $"{text}{gap}{place.Header.Replace("\n", line, StringComparison.Ordinal)}{line}{written}{line}";
    }

    static string Join(string section, string name) => section.Length == 0 ? name : $"{section}.{name}";

    static Place? Understand(string key, ICatalog catalog)
    {
        var slash = key.IndexOf('/');
        if (slash < 0)
            return ConfigKeys.All.FirstOrDefault(candidate => candidate.Section is ConfigKeys.Top or "thresholds" && Join(candidate.Section, candidate.Name) == key) is { } known
                ? new Place(known, known.Section.Length == 0 ? "" : $"[{known.Section}]", null, null)
                : null;
        var dot = key.LastIndexOf('.');
        if (dot < slash || catalog.Find(key[..slash]) is not { } entry || ConfigKeys.All.FirstOrDefault(candidate => candidate.Section == ConfigKeys.Account && candidate.Name == key[(dot + 1)..]) is not { } own)
            return null;
        var name = key[(slash + 1)..dot];
        return new Place(own, $"[[account]]\nprovider = {Quote(entry.Id)}\nname = {Quote(name)}", entry.Id, name);
    }

    static string Write(ConfigShape shape, string value) => shape switch
    {
        ConfigShape.Text => Quote(value),
        ConfigShape.Amount when !decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => Quote(value),
        ConfigShape.List or ConfigShape.TextOrList when value.StartsWith('[') => value,
        ConfigShape.TextOrList when value is "offline" or "on" => Quote(value),
        ConfigShape.List or ConfigShape.TextOrList => $"[{string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quote))}]",
        _ => value,
    };

    static string Quote(string text) => text is ['"', .., '"'] ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    static string InsertAfter(string text, int offset, string written, string line)
    {
        var end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return end < 0 ? $"{text}{line}{written}{line}" : $"{text[..(end + 1)]}{written}{line}{text[(end + 1)..]}";
    }

    static string InsertBefore(string text, int? offset, string written, string line)
    {
        if (offset is null)
            return $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : line)}{written}{line}";
        var start = text.LastIndexOf('\n', offset.Value) + 1;
        return $"{text[..start]}{written}{line}{line}{text[start..]}";
    }

    static string? NameOf(KeySyntax? key) => key is { DotKeys.ChildrenCount: 0 }
        ? key.Key switch { BareKeySyntax bare => bare.Key?.Text, StringValueSyntax quoted => quoted.Value, _ => null }
        : null;

    /// <summary>Where a key goes.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Header">What begins its table where the file has none; empty for the top level.</param>
    /// <param name="Provider">The account's provider; null when it is no account's key.</param>
    /// <param name="Account">The account's name.</param>
    sealed record Place(ConfigKey Key, string Header, string? Provider, string? Account)
    {
        public bool IsTable(TableSyntaxBase table, ICatalog catalog)
        {
            if (NameOf(table.Name) is not { } name || name != Key.Section)
                return false;
            return Provider is null || (catalog.Find(TextOf(table, "provider") ?? "")?.Id == Provider && (TextOf(table, "name") ?? Core.Model.AccountId.DefaultName) == Account);
        }

        static string? TextOf(TableSyntaxBase table, string key) => (table.Items.FirstOrDefault(item => NameOf(item.Key) == key)?.Value as StringValueSyntax)?.Value;
    }
}
