using Fuelgauge.App.Files;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Storage;

/// <summary>Where a database is.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Note">What to tell the user once, where the place may surprise; null otherwise.</param>
internal sealed record DatabasePlace(string Path, string? Note = null);

/// <summary>Where the databases are, by what the user said and what lies in the working folder.</summary>
internal static class DatabasePaths
{
    /// <summary>The history: <c>--db</c>, <c>FUELGAUGE_DB</c>, the configuration, the dispatcher's folder here, else the user's data folder.</summary>
    /// <param name="host">What the program was started with.</param>
    /// <param name="flag">As given to <c>--db</c>; null when it was not.</param>
    /// <param name="configured">The configuration's word, absolute or from home; null without one.</param>
    /// <exception cref="StorageException">There is no home folder, and nothing else was said.</exception>
    public static DatabasePlace Monitor(HostEnvironment host, string? flag, string? configured)
    {
        if ((flag ?? host.Variable("FUELGAUGE_DB") ?? configured) is { } named)
            return new(host.Expand(named) ?? throw NoHome($"\"{named}\" begins at your home folder, and there is none (HOME is not set)."));
        var folder = Path.Join(host.WorkingFolder, "dispatch");
        var beside = Path.Join(folder, "monitor.db");
        if (IsOurs(folder, FileKind.Folder) && (IsOurs(beside, FileKind.Regular) || IsOurs(Path.Join(folder, "dispatch.db"), FileKind.Regular) && FileFacts.Of(beside).Kind == FileKind.Missing))
            return new(beside, $"history is kept in {host.Shorten(beside)}, the dispatcher's folder; --db chooses another place.");
        return new(Path.Join(host.DataFolder ?? throw NoHome("There is no home folder to keep the history in (HOME is not set)."), "monitor.db"));
    }

    /// <summary>The poll state; null without a home folder: then it is kept in memory.</summary>
    public static string? State(HostEnvironment host) => host.StateFolder is { } folder ? Path.Join(folder, "state.db") : null;

    /// <summary>
    /// What was read of agents' logs: beside the history where that was named, else in the user's data folder. Never in the dispatcher's folder, since the logs
    /// are the user's wherever the program is started. Null without a home folder.
    /// </summary>
    /// <param name="host">What the program was started with.</param>
    /// <param name="flag">As given to <c>--db</c>; null when it was not.</param>
    /// <param name="configured">The configuration's word; null without one.</param>
    public static string? Usage(HostEnvironment host, string? flag, string? configured)
    {
        var folder = (flag ?? host.Variable("FUELGAUGE_DB") ?? configured) is { } named ? Path.GetDirectoryName(host.Expand(named)) : host.DataFolder;
        return folder is null ? null : Path.Join(folder, "usage.db");
    }

    /// <summary>The dispatcher's database: <c>--dispatch-db</c>, <c>DISPATCH_DB</c>, the configuration, else <c>dispatch/dispatch.db</c> or <c>dispatch.db</c> here.</summary>
    /// <returns>The file, absolute, which need not be there when it was named; null when nothing was said and nothing lies here.</returns>
    public static string? Dispatch(HostEnvironment host, string? flag, string? configured)
    {
        if ((flag ?? host.Variable("DISPATCH_DB") ?? configured) is { } named)
            return host.Expand(named) ?? named;
        return new[] { Path.Join(host.WorkingFolder, "dispatch", "dispatch.db"), Path.Join(host.WorkingFolder, "dispatch.db") }
            .FirstOrDefault(path => FileFacts.Of(path).Kind != FileKind.Missing);
    }

    static bool IsOurs(string path, FileKind kind) => FileFacts.Of(path) is var facts && facts.Kind == kind && facts.IsOurs;

    static StorageException NoHome(string why) => new(StorageFault.NoAccess, $"{why} Say where with --db.");
}
