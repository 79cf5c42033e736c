using System.Buffers.Binary;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Storage;

/// <summary>
/// The index of agents' logs in <c>usage.db</c>, opened when it is first used, shared by all processes of a user. It alone knows what deleted logs held, so a
/// damaged one is set aside, not deleted. Every fault is told once, and the scan goes on without an index.
/// </summary>
/// <param name="path">The file, absolute.</param>
/// <param name="warn">Told what the user should know and need not act on.</param>
/// <param name="open">Opens the file; null for the ordinary way.</param>
internal sealed class SqliteUsageIndex(string path, Action<string> warn, Func<string, SqliteDatabase>? open = null) : IUsageIndex
{
    /// <summary>Bytes of images in one transaction: a first reading must not keep the lock for long.</summary>
    const int MostStepBytes = 4 << 20;

    SqliteDatabase? database;
    bool isLost;

    /// <inheritdoc/>
    public IReadOnlyList<KeptLog> Load(Func<string, string, bool> isWanted, Func<bool>? isHurried = null) =>
        Try(() => Opened().Read(() => LoadRows(isWanted, isHurried ?? (() => false))), "every log is read anew") ?? [];

    /// <inheritdoc/>
    public void Store(IReadOnlyList<KeptChange> changes)
    {
        for (var next = 0; next < changes.Count && !isLost;)
        {
            var first = next;
            next = Try(() => StoreStep(changes, first), "the next run reads again what was new in this one");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database?.Dispose();

    /// <summary>Does something with the database; once more on a new one where it turns out to be damaged.</summary>
    T? Try<T>(Func<T> work, string consequence)
    {
        if (isLost)
            return default;
        try
        {
            try
            {
                return work();
            }
            catch (StorageException fault) when (fault.Fault == StorageFault.Corrupt)
            {
                database?.Dispose();
                database = null;
                var aside = DamagedDatabase.MoveAside(path);
                warn($"{path}: the index of session logs was damaged. It was moved to {aside} and begun anew; usage of logs that are deleted is known to the old one alone.");
                return work();
            }
        }
        catch (StorageException fault)
        {
            isLost = true;
            warn($"{fault.Message} Until then {consequence}.");
            return default;
        }
    }

    SqliteDatabase Opened()
    {
        if (database is not null)
            return database;
        database = open?.Invoke(path) ?? SqliteDatabase.Open(path, Schema.UsageIndex);
        // A power cut may take the last changes, which the logs still tell; that is worth no wait for the disk at every run.
        database.Execute("PRAGMA synchronous = NORMAL");
        return database;
    }

    List<KeptLog> LoadRows(Func<string, string, bool> isWanted, Func<bool> isHurried)
    {
        var logs = new List<KeptLog>();
        using var row = Opened().Query("SELECT id, agent, path, size, changed_at, device, inode, reader_version, read_to, ends, state, beside, image, base, earlier FROM logs");
        while (row.Read())
        {
            var (agent, path) = (row.GetString(1), row.GetString(2));
            if (!isWanted(agent, path))
                continue;
            var log = new KeptLog
            {
                Number = row.GetInt64(0),
                Agent = agent,
                Path = path,
                Version = new(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)),
                ReaderVersion = row.GetInt32(7),
                ReadTo = row.GetInt64(8),
                Ends = row.GetBytes(9) is { Length: 16 } ends ? BinaryPrimitives.ReadUInt128LittleEndian(ends) : UInt128.Zero,
                State = row.GetBytes(10).ToArray(),
                Beside = row.GetBytes(11).ToArray(),
                Base = LogImage.Read(row.GetBytes(13)),
                Earlier = LogImage.Read(row.GetBytes(14)),
            };
            logs.Add(isHurried() ? log with { Image = row.GetBytes(12).ToArray() } : log with { Batch = LogImage.Read(row.GetBytes(12)) });
        }
        return logs;
    }

    /// <summary>Stores some changes in one transaction.</summary>
    /// <returns>The first that is left.</returns>
    int StoreStep(IReadOnlyList<KeptChange> changes, int first)
    {
        var next = first;
        Opened().Write(() =>
        {
            next = first;
            for (var bytes = 0; next < changes.Count && bytes < MostStepBytes; next++)
                bytes += Store(changes[next]);
        });
        return next;
    }

    int Store(KeptChange change)
    {
        if (change.Before is { } before && Opened().Execute("DELETE FROM logs WHERE id = ?1", before.Number) == 0 || change.After is not { } after)
            return 0;
        var ends = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(ends, after.Ends);
        var (image, unfinished, earlier) = (Image(after.Batch)!, Image(after.Base), Image(after.Earlier));
        Opened().Execute(
            """
            INSERT INTO logs (agent, path, size, changed_at, device, inode, reader_version, read_to, ends, state, beside, image, base, earlier)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING
            """,
            after.Agent, after.Path, after.Version.Size, after.Version.ChangedAt, after.Version.Device, after.Version.Inode, after.ReaderVersion, after.ReadTo,
            after.Ends == UInt128.Zero ? null : ends, after.State, after.Beside, image, unfinished, earlier);
        return image.Length + (unfinished?.Length ?? 0) + (earlier?.Length ?? 0);
    }

    static byte[]? Image(LogBatch? batch) => batch is null ? null : LogImage.Write(batch);
}
