using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>Reads the accounts of a CSV file: a header, then a row each with a name, the places of its secrets, and settings where the provider has some. Collects every mistake.</summary>
/// <param name="shared">What holds for every account.</param>
/// <param name="file">The file's path, which is also its name in messages.</param>
/// <param name="provider">Whose accounts they are.</param>
/// <param name="environment">Tells where <c>~</c> is.</param>
/// <param name="errors">Takes the mistakes.</param>
internal sealed class CsvAccounts(AccountSettings shared, string file, ProviderDefinition provider, HostEnvironment environment, ConfigurationErrors errors)
{
    const string NameColumn = "name";
    const string Variable = "_env";
    const string File = "_file";

    readonly string main = PlaceReader.MainPartOf(provider.Credentials);

    /// <summary>The accounts, without those that have a mistake.</summary>
    public IReadOnlyList<AccountSettings> Read(string text)
    {
        var rows = CsvTable.Parse(text, out var openQuote);
        if (openQuote is { } line)
            errors.Add(file, line, "a quote is opened here and never closed");
        if (rows.Count == 0 || Header(rows[0]) is not { } columns)
            return [];
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Skip(1).Select(row => Account(row, columns, lines)).OfType<AccountSettings>()];
    }

    /// <summary>What each column is; null when they cannot be told apart.</summary>
    List<Column>? Header(CsvRow header)
    {
        var before = errors.Count;
        var columns = header.Cells.Select(cell => ColumnOf(cell, header.Line)).ToList();
        foreach (var twice in header.Cells.GroupBy(cell => cell).Where(cells => cells.Count() > 1))
            errors.Add(file, header.Line, $"there are two columns {ForeignText.Clean(twice.Key, [])}; remove one");
        if (errors.Count == before && !header.Cells.Contains(NameColumn))
            errors.Add(file, header.Line, $"the header names no column {NameColumn}; write for example {NameColumn},{main}{Variable}");
        if (errors.Count == before && !columns.Exists(column => column.Kind is Variable or File))
            errors.Add(file, header.Line, $"the header names no place of a key; write for example {NameColumn},{main}{Variable} or {NameColumn},{main}{File}");
        return errors.Count == before ? columns : null;
    }

    Column ColumnOf(string name, int line)
    {
        if (name == NameColumn)
            return new(NameColumn, NameColumn);
        foreach (var kind in (string[])[Variable, File])
        {
            if (name.EndsWith(kind, StringComparison.Ordinal) && PartOf(name[..^kind.Length]) is { } part)
            {
                if (shared.Places.ContainsKey(part))
                    errors.Add(file, line, $"{name}: {shared.Origin} names the {part} for all accounts already; keep one of the two");
                return new(kind, part);
            }
        }
        if (provider.Settings.Any(setting => setting.Name == name))
            return new("", name);
        string[] known = [NameColumn, .. provider.Credentials.Select(part => part.Part).DefaultIfEmpty(main).SelectMany(part => new[] { part + Variable, part + File }), .. provider.Settings.Select(setting => setting.Name)];
        errors.Add(file, line, LiteralSecrets.IsSecret(name, provider)
            ? $"{name}: a secret does not belong in this file; name its place instead, in a column {main}{Variable} (a variable) or {main}{File} (a file)"
            : $"unknown column {ForeignText.Clean(name, [])}{(NearestWord.Find(name, known) is { } nearest ? $"; did you mean {nearest}?" : "")}; known are {string.Join(", ", known)}, separated by commas");
        return new("", "");
    }

    string? PartOf(string word) => word == PlaceReader.MainPart ? main : provider.Credentials.Any(part => part.Part == word) ? word : null;

    AccountSettings? Account(CsvRow row, List<Column> columns, Dictionary<string, int> lines)
    {
        var before = errors.Count;
        if (row.Cells.Count != columns.Count)
        {
            errors.Add(file, row.Line, $"the row has {row.Cells.Count} cells, and the header {columns.Count}; a comma inside a cell needs quotes around it");
            return null;
        }

        var name = row.Cells[columns.FindIndex(column => column.Kind == NameColumn)];
        var places = new Dictionary<string, CredentialPlace>(shared.Places);
        var settings = new Dictionary<string, string>(shared.Settings);
        foreach (var (column, cell) in columns.Zip(row.Cells).Where(pair => pair.First.Kind != NameColumn && pair.Second.Length > 0))
        {
            if (column.Kind.Length == 0)
                settings[column.Name] = cell;
            else if (PlaceOf(column, cell, row.Line) is { } place && !places.TryAdd(column.Name, place))
                errors.Add(file, row.Line, $"the {column.Name} is in two places; leave one of the two cells empty");
        }

        if (!AccountNameRule.IsValid(name))
            errors.Add(file, row.Line, name.Length == 0 ? "the row has no name" : $"name: \"{ForeignText.Clean(name, [])}\" {AccountNameRule.Words}");
        else if (!lines.TryAdd(name, row.Line))
            errors.Add(file, row.Line, $"{name} is already on line {lines[name]}; give one of the two another name");
        if (places.Count == shared.Places.Count && errors.Count == before)
            errors.Add(file, row.Line, $"{name} has no place of a key; fill in {string.Join(" or ", columns.Where(column => column.Kind is Variable or File).Select(column => column.Name + column.Kind))}");
        return errors.Count > before ? null : shared with
        {
            Id = shared.Id with { Name = name },
            Pool = shared.Id.Name,
            Origin = $"{file}:{row.Line}",
            Places = places,
            Settings = settings,
        };
    }

    CredentialPlace? PlaceOf(Column column, string cell, int line)
    {
        var key = column.Name + column.Kind;
        if (column.Kind == Variable)
        {
            if (PlaceReader.IsVariable(cell))
                return new VariablePlace(key, cell);
            // Not shown: it is likely to be the key itself.
            errors.Add(file, line, $"{key} takes the name of an environment variable, not a key; write for example TEAM_KEY_1");
            return null;
        }

        var path = cell.Contains('\0') ? null : environment.Expand(cell, Path.GetDirectoryName(file));
        // What looks like a key and is no file is one that was put into the wrong column.
        if (path is null || (ForeignText.Clean(cell, []).Contains("***", StringComparison.Ordinal) && !Path.Exists(path)))
            errors.Add(file, line, path is null ? $"{key} is no path; write for example keys/team-1" : $"{key} takes the path of a file, not a key; write for example keys/team-1");
        else
            return new FilePlace(key, path);
        return null;
    }

    /// <summary>What a column holds.</summary>
    /// <param name="Kind">The name, a variable, a file, or empty for a setting.</param>
    /// <param name="Name">The credential part or the setting.</param>
    sealed record Column(string Kind, string Name);
}
