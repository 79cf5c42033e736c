namespace Fuelgauge.App.Storage;

/// <summary>Sets a damaged database aside, so that a new one can be begun in its place.</summary>
internal static class DamagedDatabase
{
    static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>Renames it and the files SQLite keeps beside it, whose rows may be saved yet.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <returns>Its new name, without the folder.</returns>
    /// <exception cref="StorageException">It cannot be renamed.</exception>
    public static string MoveAside(string path)
    {
        var number = 1;
        while (File.Exists($"{path}.corrupt-{number}"))
            number++;
        var aside = $"{path}.corrupt-{number}";
        try
        {
            File.Move(path, aside);
            foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
                File.Move(path + companion, aside + companion, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.Corrupt, $"{path}: the database is damaged and cannot be moved aside ({exception.Message}). Move it away.", exception);
        }
        return Path.GetFileName(aside);
    }
}
