using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Machine;
using SQLitePCL;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>
/// The folder <c>home/</c> of a case as a home folder of its own: files are only their owner's, <c>x.sql</c> is run to make the database <c>x</c>, and all
/// were changed at one instant.
/// </summary>
sealed class HomeFolder : IDisposable
{
    readonly string path = Directory.CreateTempSubdirectory("fuelgauge-fixture-").FullName;

    /// <param name="template">The folder of the case.</param>
    /// <param name="modified">When its files were changed last.</param>
    /// <param name="platform">What machine it is.</param>
    /// <param name="variables">The environment; <c>$HOME</c> in a value is this folder.</param>
    public HomeFolder(string template, DateTimeOffset modified, Platform platform, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var file in Directory.EnumerateFiles(template, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
            Place(file, Path.Join(path, Path.GetRelativePath(template, file)), modified);
        Environment = new()
        {
            Variables = variables.ToDictionary(variable => variable.Key, variable => variable.Value.Replace("$HOME", path, StringComparison.Ordinal)),
            Home = path,
            WorkingFolder = path,
            Platform = platform,
        };
    }

    /// <summary>What a program started there sees.</summary>
    public HostEnvironment Environment { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(path, recursive: true);

    static void Place(string from, string to, DateTimeOffset modified)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (Path.GetExtension(from) == ".sql")
            Run(File.ReadAllText(from), to = to[..^".sql".Length]);
        else
            File.Copy(from, to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetLastWriteTimeUtc(to, modified.UtcDateTime);
    }

    static void Run(string sql, string database)
    {
        using var connection = SqliteConnector.Open(database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, TimeSpan.FromSeconds(5));
        SqliteFault.Check(raw.sqlite3_exec(connection, sql), connection);
    }
}
