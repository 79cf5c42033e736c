using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Storage;

/// <summary>Leases in <c>state.db</c>, shared by all processes of a user.</summary>
internal sealed class SqliteLeases : ILeases
{
    const string Columns = "id, provider, account, need_value, need_unit, acquired_at, expires_at";

    readonly Lock gate = new();
    readonly SqliteDatabase database;

    SqliteLeases(SqliteDatabase database) => this.database = database;

    /// <summary>Opens them.</summary>
    /// <param name="path">The file of the poll state, absolute.</param>
    /// <exception cref="StorageException">It cannot be had.</exception>
    public static SqliteLeases Open(string path)
    {
        var database = SqliteDatabase.Open(path, Schema.PollState);
        database.Execute("PRAGMA synchronous = NORMAL");   // as the poll state: a power cut may take the last lease, and ends its work, too
        return new(database);
    }

    /// <summary>Opens them to be looked at.</summary>
    /// <param name="path">The file of the poll state, absolute; null where there is no place for one.</param>
    /// <param name="warn">Told what the user should know and need not act on.</param>
    /// <returns>None, after a warning, where they cannot be had.</returns>
    public static ILeases OpenOrForget(string? path, Action<string> warn)
    {
        if (path is null)
            return new MemoryLeases();
        try
        {
            return Open(path);
        }
        catch (StorageException exception)
        {
            warn($"{exception.Message} Until then leases are not seen.");
            return new MemoryLeases();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Lease> Active(DateTimeOffset now)
    {
        lock (gate)
            return database.Read(() => Held(now));
    }

    /// <inheritdoc/>
    public Lease? Acquire(Func<IReadOnlyList<Lease>, Lease?> decide, DateTimeOffset now)
    {
        lock (gate)
        {
            Lease? taken = null;
            database.Write(() =>
            {
                taken = decide(Clean(now));
                if (taken is not null)
                {
                    database.Execute($"INSERT INTO leases ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                        taken.Id, taken.Account.Provider, taken.Account.Name, Amount.ToColumn(taken.Need.Value), taken.Need.Unit,
                        taken.AcquiredAt.ToUnixTimeMilliseconds(), taken.ExpiresAt.ToUnixTimeMilliseconds());
                }
            });
            return taken;
        }
    }

    /// <inheritdoc/>
    public bool Release(string id, DateTimeOffset now)
    {
        lock (gate)
        {
            var isReleased = false;
            database.Write(() =>
            {
                isReleased = Clean(now).Any(lease => lease.Id == id);
                database.Execute("DELETE FROM leases WHERE id = ?1", id);
            });
            return isReleased;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            database.Dispose();
    }

    /// <summary>The leases that count, after those that do not are gone.</summary>
    List<Lease> Clean(DateTimeOffset now)
    {
        var all = All();
        foreach (var lease in all.Where(lease => !lease.Holds(now)))
            database.Execute("DELETE FROM leases WHERE id = ?1", lease.Id);
        return all.FindAll(lease => lease.Holds(now));
    }

    List<Lease> Held(DateTimeOffset now) => All().FindAll(lease => lease.Holds(now));

    List<Lease> All()
    {
        var leases = new List<Lease>();
        using var row = database.Query($"SELECT {Columns} FROM leases ORDER BY acquired_at, id");
        while (row.Read())
        {
            leases.Add(new(
                row.GetString(0), new(row.GetString(1), row.GetString(2)), new(Amount.FromColumn(row, 3) ?? 0, row.GetString(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6))));
        }

        return leases;
    }
}
