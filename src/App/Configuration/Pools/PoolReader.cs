using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>Reads what makes an <c>[[account]]</c> a pool: <c>key_files</c> or <c>accounts_csv</c>.</summary>
/// <param name="reader">The account's table.</param>
/// <param name="environment">Tells where paths begin.</param>
/// <param name="folder">Where relative paths begin.</param>
internal sealed class PoolReader(TomlTableReader reader, HostEnvironment environment, string? folder)
{
    const string KeyFiles = "key_files";
    const string AccountsCsv = "accounts_csv";
    const string Example = "\"keys/*.key\"";

    /// <summary>Whether the table is of a pool.</summary>
    public bool IsPool => reader.Has(KeyFiles) || reader.Has(AccountsCsv);

    /// <summary>The pool; null when it is none, or a wrong one.</summary>
    /// <param name="shared">What else the table says.</param>
    /// <param name="provider">Whose accounts they are; null when that is wrong already.</param>
    /// <param name="errors">Takes mistakes in the CSV file.</param>
    public Pool? Read(AccountSettings shared, ProviderDefinition? provider, ConfigurationErrors errors)
    {
        var files = ReadKeyFiles();
        var csv = reader.FilePath(AccountsCsv, environment, folder);
        if (reader.Has(KeyFiles) && reader.Has(AccountsCsv))
            reader.Error(AccountsCsv, $"{KeyFiles} and {AccountsCsv} are two lists of accounts; keep one of them, or write a second [[account]]");
        if (!IsPool || provider is null)
            return null;
        var part = PlaceReader.MainPartOf(provider.Credentials);
        if (shared.Places.TryGetValue(part, out var place) && reader.Has(KeyFiles))
            reader.Error(KeyFiles, $"{place.Key} names the {part} a second time; keep one of the two");
        if (files is var (at, pattern))
            return new KeyFilesPool(shared, part, at, pattern);
        if (csv is null)
            return null;
        var pool = new CsvPool(shared, csv, provider, environment);
        pool.Members();
        errors.AddRange(pool.Faults);
        return pool;
    }

    (string Folder, string Pattern)? ReadKeyFiles()
    {
        if (reader.FilePath(KeyFiles, environment, folder) is not { } path)
            return null;
        var (at, pattern) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        if (at is null || pattern.Length == 0 || at.AsSpan().ContainsAny('*', '?'))
            reader.Wrong(KeyFiles, "is no pattern: * and ? may stand in the file's name, not in a folder's", Example);
        else if (!pattern.AsSpan().ContainsAny('*', '?'))
            reader.Wrong(KeyFiles, "names one file; * stands for any letters (key_file is for a single key)", Example);
        else
            return (at, pattern);
        return null;
    }
}
