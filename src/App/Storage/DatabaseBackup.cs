using System.Globalization;
using Fuelgauge.App.Files;

namespace Fuelgauge.App.Storage;

/// <summary>Copies a history while others use it: the copy is of one moment, for its owner alone, and packed.</summary>
internal static class DatabaseBackup
{
    /// <summary>Where a copy goes that nobody named: beside the database, with the day.</summary>
    /// <param name="path">The database.</param>
    /// <param name="now">The present, UTC.</param>
    public static string UsualPlace(string path, DateTimeOffset now) =>
        Path.Join(Path.GetDirectoryName(path), $"{Path.GetFileNameWithoutExtension(path)}-{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{Path.GetExtension(path)}");

    /// <summary>Copies it. The copy has its name only once it is whole.</summary>
    /// <param name="path">The database.</param>
    /// <param name="copy">The file to make, absolute.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="StorageException">The database is not there or damaged, or the copy is there already or cannot be made.</exception>
    public static long Run(string path, string copy)
    {
        if (!PrivateFile.IsThere(path))
            throw new StorageException(StorageFault.NoAccess, $"{path} is not there yet; the first check makes it.");
        if (FileFacts.Of(copy).Kind != FileKind.Missing)
            throw new StorageException(StorageFault.Refused, $"{copy} is there already, and nothing is overwritten. Name another file.");
        var part = copy + ".part";
        try
        {
            PrivateFile.Begin(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.NoAccess, $"{copy}: the backup cannot be made here ({exception.Message}). Name another place.", exception);
        }

        try
        {
            using (var database = SqliteDatabase.OpenAsItIs(path))
                database.Read(() => database.Execute("VACUUM INTO ?1", part));
            // Fails where the name was taken in the meantime.
            File.Move(part, copy);
            return FileFacts.Of(copy).Size;
        }
        catch (Exception exception)
        {
            File.Delete(part);
            throw exception is IOException or UnauthorizedAccessException
                ? new StorageException(StorageFault.NoAccess, $"{copy}: the backup cannot be made here ({exception.Message}). Name another place.", exception)
                : exception is StorageException { Fault: StorageFault.Full }
                ? new StorageException(StorageFault.Full, $"{copy}: no space is left for the backup. Free some, or name another place.", exception)
                : exception;
        }
    }
}
