using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Storage;

/// <summary>Leases in <c>state.db</c>, shared by all processes of a user.</summary>
internal sealed class SqliteLeases : ILeases
{
    const string Columns = "id, provider, account, need_value, need_unit, acquired_at, expires_at";

    readonly Lock gate;
    readonly Func<SqliteDatabase> connection;
    readonly SqliteDatabase? own;

    /// <summary>Leases over a connection that is open already.</summary>
    /// <param name="connection">Gives it.</param>
    /// <param name="gate">What its users lock.</param>
    public SqliteLeases(Func<SqliteDatabase> connection, Lock gate) => (this.connection, this.gate) = (connection, gate);

    SqliteLeases(SqliteDatabase own)
        : this(() => own, new()) => this.own = own;

    SqliteDatabase Database => connection();

    /// <summary>Opens them by themselves.</summary>
    /// <param name="path">The file of the poll state, absolute.</param>
    /// <exception cref="StorageException">It cannot be had.</exception>
    public static SqliteLeases Open(string path)
    {
        var database = SqliteDatabase.Open(path, Schema.PollState);
        database.Execute("PRAGMA synchronous = NORMAL");   // as the poll state: a power cut may take the last lease, and ends its work, too
        return new(database);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Lease> Active(DateTimeOffset now)
    {
        lock (gate)
            return Database.Read(() => Held(now));
    }

    /// <inheritdoc/>
    public Lease? Acquire(Func<IReadOnlyList<Lease>, Lease?> decide, DateTimeOffset now)
    {
        lock (gate)
        {
            Lease? taken = null;
            Database.Write(() =>
            {
                taken = decide(Clean(now));
                if (taken is not null)
                {
                    Database.Execute($"INSERT INTO leases ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
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
            Database.Write(() =>
            {
                isReleased = Clean(now).Any(lease => lease.Id == id);
                Database.Execute("DELETE FROM leases WHERE id = ?1", id);
            });
            return isReleased;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            own?.Dispose();
    }

    /// <summary>The leases that count, after those that do not are gone.</summary>
    List<Lease> Clean(DateTimeOffset now)
    {
        var all = All();
        foreach (var lease in all.Where(lease => !lease.Holds(now)))
            Database.Execute("DELETE FROM leases WHERE id = ?1", lease.Id);
        return all.FindAll(lease => lease.Holds(now));
    }

    List<Lease> Held(DateTimeOffset now) => All().FindAll(lease => lease.Holds(now));

    List<Lease> All()
    {
        var leases = new List<Lease>();
        using var row = Database.Query($"SELECT {Columns} FROM leases ORDER BY acquired_at, id");
        while (row.Read())
        {
            leases.Add(new(
                row.GetString(0), new(row.GetString(1), row.GetString(2)), new(Amount.FromColumn(row, 3) ?? 0, row.GetString(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6))));
        }

        return leases;
    }
}
