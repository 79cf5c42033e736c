using Fuelgauge.App.Files;

namespace Fuelgauge.App.Storage;

/// <summary>Files that hold what is ours alone: made 0600 in folders of 0700, never reached through a link, never somebody else's.</summary>
internal static class PrivateFile
{
    const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Files that SQLite keeps beside a database.</summary>
    static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Makes sure that a database file is there and ours; an empty one is made, with its folder, when nothing is.</summary>
    /// <exception cref="StorageException">It is a link, no file, not ours, or cannot be made.</exception>
    public static void Ensure(string path)
    {
        foreach (var companion in Companions)
            Check(path + companion, FileFacts.Of(path + companion));
        var facts = FileFacts.Of(path);
        if (facts.Kind == FileKind.Missing)
            Create(path);
        else
            Check(path, facts);
    }

    /// <summary>Whether a database file is there; nothing is made.</summary>
    /// <exception cref="StorageException">It is a link, no file, or not ours.</exception>
    public static bool IsThere(string path)
    {
        var facts = FileFacts.Of(path);
        foreach (var companion in Companions)
            Check(path + companion, FileFacts.Of(path + companion));
        Check(path, facts);
        return facts.Kind != FileKind.Missing;
    }

    /// <summary>Makes a new file for its owner alone, with its folder; one that is there, be it a link, stays as it is.</summary>
    /// <exception cref="IOException">There is one, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Begin(string path)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        new FileStream(path, options).Dispose();
    }

    static void Check(string path, FileFacts facts)
    {
        if (facts.Kind == FileKind.Missing)
            return;
        if (facts.Kind != FileKind.Regular)
            throw new StorageException(StorageFault.Refused,
                $"{path} is a {Noun(facts.Kind)}, and a database is only opened as a plain file, lest it be led elsewhere. Give the file's own path with --db.");
        if (!facts.IsOurs)
            throw new StorageException(StorageFault.Refused,
                $"{path} belongs to user {facts.Owner}, not to you. Choose another place with --db, or take the file over (chown).");
    }

    static void Create(string path)
    {
        try
        {
            Begin(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process may have made it in between; what it made is judged like any other.
            var facts = FileFacts.Of(path);
            if (facts.Kind == FileKind.Missing)
                throw new StorageException(StorageFault.NoAccess, $"{path}: the database cannot be made here ({exception.Message}). Choose another place with --db.", exception);
            Check(path, facts);
        }
    }

    /// <summary>One by one: a single call would give the mode to the last folder alone.</summary>
    static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } parent)
            CreateFolder(parent);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    static string Noun(FileKind kind) => kind switch
    {
        FileKind.Link => "link",
        FileKind.Folder => "folder",
        _ => "device, pipe or socket",
    };
}
