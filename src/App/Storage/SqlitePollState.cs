using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Storage;

/// <summary>Poll state in <c>state.db</c>, shared by all processes of a user. It is a cache: a damaged one is moved aside and begun anew.</summary>
internal sealed class SqlitePollState : IPollState
{
    const string KeyColumns = "provider = ?1 AND account = ?2 AND source = ?3 AND request = ?4";
    const string SlotColumns =
        "identity, next_allowed_at, is_back_off, failures, failure_state, failure_message, retry_after_ms, then_action, last_asked_at, good_at, good";

    readonly Lock gate = new();
    readonly string path;
    readonly Action<string> warn;
    SqliteDatabase database;

    SqlitePollState(string path, Action<string> warn)
    {
        this.path = path;
        this.warn = warn;
        database = OpenOrReplace();
        Salt = Guarded(() => database.Read(() => (byte[])database.Scalar("SELECT value FROM meta WHERE name = 'salt'")!));
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Salt { get; }

    /// <summary>The leases in the same file, over the same connection: opening another would be a twentieth of a decision.</summary>
    public ILeases Leases => new SqliteLeases(() => database, gate);

    /// <summary>Opens the poll state, making it when there is none.</summary>
    /// <param name="path">The file, absolute; null where there is no place for one.</param>
    /// <param name="warn">Told what the user should know and need not act on.</param>
    /// <returns>The store on disk; one in memory without a file, or, after a warning, where it cannot be had.</returns>
    public static IPollState OpenOrForget(string? path, Action<string> warn)
    {
        if (path is null)
            return new MemoryPollState();
        try
        {
            return new SqlitePollState(path, warn);
        }
        catch (StorageException exception)
        {
            warn($"{exception.Message} Until then this run remembers no waits and no last good values.");
            return new MemoryPollState();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<PollKey, PollSlot> Load(IReadOnlyCollection<AccountId> accounts, DateTimeOffset now)
    {
        lock (gate)
        {
            return Guarded(() => database.Read(() =>
            {
                var slots = new Dictionary<PollKey, PollSlot>();
                foreach (var account in accounts.Distinct())
                {
                    using var row = database.Query($"SELECT {SlotColumns}, source, request FROM slots WHERE provider = ?1 AND account = ?2", account.Provider, account.Name);
                    while (row.Read())
                        slots.Add(new(account, row.GetString(11), row.GetString(12)), PollSlotRules.AsOf(ReadSlot(row), now));
                }
                return slots;
            }));
        }
    }

    /// <inheritdoc/>
    public IReadOnlySet<PollKey> Claim(IReadOnlyDictionary<PollKey, string> identities, string owner, DateTimeOffset now, DateTimeOffset until, bool ignoreInterval = false)
    {
        if (identities.Count == 0)
            return new HashSet<PollKey>();
        lock (gate)
        {
            return Guarded(() =>
            {
                var granted = new HashSet<PollKey>();
                database.Write(() =>
                {
                    granted.Clear();
                    foreach (var (key, identity) in identities)
                    {
                        if (IsHeldByAnother(key, owner, now) || !PollSlotRules.Allows(SlotOf(key), identity, now, ignoreInterval))
                            continue;
                        database.Execute("INSERT OR REPLACE INTO claims VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            key.Account.Provider, key.Account.Name, key.Source, key.Request, owner, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
                        granted.Add(key);
                    }
                });
                return granted;
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<DateTimeOffset?> TakeCalls(IReadOnlyList<CallWindow> calls, DateTimeOffset now)
    {
        lock (gate)
        {
            return Guarded(() =>
            {
                IReadOnlyList<DateTimeOffset?> turns = [];
                database.Write(() => turns = CallLedger.InOrder(calls, (window, count) => TakeCalls(window, count, now)));
                return turns;
            });
        }
    }

    /// <inheritdoc/>
    public void Store(IReadOnlyDictionary<PollKey, PollSlot> slots, string owner)
    {
        if (slots.Count == 0)
            return;
        lock (gate)
        {
            Guarded(() =>
            {
                database.Write(() =>
                {
                    foreach (var (key, slot) in slots)
                        Store(key, slot, owner);
                });
                return true;
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> Remember(IReadOnlyCollection<string> told)
    {
        lock (gate)
        {
            return Guarded(() =>
            {
                var isNew = new HashSet<string>();
                database.Write(() => isNew = [.. told.Where(one => database.Execute("INSERT OR IGNORE INTO meta VALUES (?1, 1)", $"told {one}") > 0)]);
                return isNew;
            });
        }
    }

    /// <inheritdoc/>
    public void Release(string owner)
    {
        lock (gate)
        {
            Guarded(() =>
            {
                database.Write(() => database.Execute("DELETE FROM claims WHERE owner = ?1", owner));
                return true;
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            database.Dispose();
    }

    List<DateTimeOffset?> TakeCalls(CallWindow window, int count, DateTimeOffset now)
    {
        const string ofWindow = "FROM calls WHERE host = ?1 AND provider = ?2 AND source = ?3 AND request = ?4";
        var kept = new List<DateTimeOffset>();
        using (var row = database.Query($"SELECT at {ofWindow} ORDER BY at", window.Host, window.Provider, window.Source, window.Request))
        {
            while (row.Read())
                kept.Add(Instant(row, 0)!.Value);
        }

        var made = kept.FindAll(at => CallLedger.Counts(window, at, now));
        if (made.Count < kept.Count)
        {
            database.Execute($"DELETE {ofWindow}", window.Host, window.Provider, window.Source, window.Request);
            made.ForEach(at => Add(window, at));
        }

        var before = made.Count;
        List<DateTimeOffset?> turns = [.. CallLedger.Take(window, made, count, now)];
        made.GetRange(before, made.Count - before).ForEach(at => Add(window, at));
        return turns;
    }

    void Add(CallWindow window, DateTimeOffset at) =>
        database.Execute("INSERT INTO calls VALUES (?1, ?2, ?3, ?4, ?5)", window.Host, window.Provider, window.Source, window.Request, at.ToUnixTimeMilliseconds());

    void Store(PollKey key, PollSlot slot, string owner)
    {
        database.Execute(
            $"INSERT OR REPLACE INTO slots (provider, account, source, request, {SlotColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            key.Account.Provider, key.Account.Name, key.Source, key.Request, slot.Identity, slot.NextAllowedAt?.ToUnixTimeMilliseconds(), slot.IsBackOff,
            slot.Failures, slot.Failure?.State.Name, slot.Failure?.Message, (long?)slot.Failure?.RetryAfter?.TotalMilliseconds, (long)slot.Then,
            slot.LastAskedAt?.ToUnixTimeMilliseconds(), slot.GoodAt?.ToUnixTimeMilliseconds(), slot.Good);
        database.Execute($"DELETE FROM claims WHERE {KeyColumns} AND owner = ?5", key.Account.Provider, key.Account.Name, key.Source, key.Request, owner);
    }

    bool IsHeldByAnother(PollKey key, string owner, DateTimeOffset now)
    {
        using var row = database.Query($"SELECT claimed_at, expires_at FROM claims WHERE {KeyColumns} AND owner <> ?5",
            key.Account.Provider, key.Account.Name, key.Source, key.Request, owner);
        return row.Read() && PollSlotRules.Holds(Instant(row, 0)!.Value, Instant(row, 1)!.Value, now);
    }

    PollSlot? SlotOf(PollKey key)
    {
        using var row = database.Query($"SELECT {SlotColumns} FROM slots WHERE {KeyColumns}", key.Account.Provider, key.Account.Name, key.Source, key.Request);
        return row.Read() ? ReadSlot(row) : null;
    }

    static PollSlot ReadSlot(SqliteRows row) => new()
    {
        Identity = row.GetString(0),
        NextAllowedAt = Instant(row, 1),
        IsBackOff = row.GetBoolean(2),
        Failures = row.GetInt32(3),
        Failure = row.IsNull(4) ? null : new(new(row.GetString(4)), row.GetString(5)) { RetryAfter = row.IsNull(6) ? null : TimeSpan.FromMilliseconds(row.GetInt64(6)) },
        Then = (FaultAction)row.GetInt32(7),
        LastAskedAt = Instant(row, 8),
        GoodAt = Instant(row, 9),
        Good = row.IsNull(10) ? null : row.GetString(10),
    };

    static DateTimeOffset? Instant(SqliteRows row, int column) => row.IsNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>Runs statements; when the file turns out to be damaged, once more on a new one.</summary>
    T Guarded<T>(Func<T> statements)
    {
        try
        {
            return statements();
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Corrupt)
        {
            database.Dispose();
            MoveAside();
            database = Open();
            return statements();
        }
    }

    SqliteDatabase OpenOrReplace()
    {
        try
        {
            return Open();
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Corrupt)
        {
            MoveAside();
            return Open();
        }
    }

    SqliteDatabase Open()
    {
        var opened = SqliteDatabase.Open(path, Schema.PollState);
        // A power cut may take the last claims and waits; that is worth no wait for the disk at every poll.
        opened.Execute("PRAGMA synchronous = NORMAL");
        return opened;
    }

    void MoveAside()
    {
        var aside = DamagedDatabase.MoveAside(path);
        warn($"{path}: the poll state was damaged. It was moved to {aside} and begun anew; only waits and last good values are lost.");
    }
}
