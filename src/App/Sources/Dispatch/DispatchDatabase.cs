using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>The dispatcher's database.</summary>
internal sealed class DispatchDatabase(string path, TimeProvider clock)
{
    /// <summary>Counts completed tasks of some executors.</summary>
    /// <param name="executors">Executor names, in any case.</param>
    /// <param name="since">Only tasks completed at this instant or later; null for all.</param>
    public DispatchCount Count(IReadOnlyCollection<string> executors, DateTimeOffset? since)
    {
        var database = new ForeignDatabase(path, clock);
        var count = database.Read(connection => new DispatchTables(connection, clock.LocalTimeZone).Count(executors, since), out var fault);
        if (fault != ForeignFault.None)
            return Explain(fault, database.Code);
        return count ?? DispatchCount.Failed(State.Unrecognized, $"{path}: this is not the database of a dispatcher (no table \"tasks\" with id and status). Name the right file with --dispatch-db.");
    }

    DispatchCount Explain(ForeignFault fault, int code) => fault switch
    {
        ForeignFault.Missing => DispatchCount.Failed(State.NoData, $"{path}: there is no dispatch database, so completed tasks are unknown. Name it with --dispatch-db or DISPATCH_DB."),
        ForeignFault.NotTrusted => DispatchCount.Failed(State.Auth, $"{path}: the dispatch database is no plain file, or is reached through a link that is not yours. Name the file itself with --dispatch-db."),
        ForeignFault.HalfOpen => DispatchCount.Failed(State.Unreachable, $"{path}: its -wal is without the -shm beside it, so rows in it cannot be read without making a file. Open it with the dispatcher once."),
        ForeignFault.Busy => DispatchCount.Failed(State.Unreachable, $"{path}: the dispatcher held its database for 2 s. The next read tries again."),
        ForeignFault.TooMuchWork => DispatchCount.Failed(State.Unreachable, $"{path}: counting the tasks took more than 2 s and was given up."),
        ForeignFault.Damaged => DispatchCount.Failed(State.Unrecognized, $"{path}: the dispatch database is damaged, or is none. Name the right file with --dispatch-db."),
        ForeignFault.Forbidden => DispatchCount.Failed(State.Auth, $"{path}: the dispatch database cannot be read. Give yourself the right to read it and its -wal and -shm."),
        _ => DispatchCount.Failed(State.Unrecognized, $"{path}: the dispatch database cannot be read (SQLite {code})."),
    };
}
