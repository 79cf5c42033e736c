using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Scanning;

/// <summary>
/// Reads the logs of agents and counts once what is in them. What is kept of a log that did not change is used as it is, of one that grew only the new part is
/// read, and of one that is gone what was read stays counted. All is merged anew in memory at every run, so that the order of readings cannot matter.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="index">What is kept between runs; null for nothing.</param>
/// <param name="clock">Tells what changed just now.</param>
/// <param name="options">How logs are read.</param>
internal sealed class UsageScanner(HostEnvironment host, IUsageIndex? index, TimeProvider clock, ScanOptions? options = null)
{
    /// <summary>Clocks of file systems tick as rarely as this: of what changed later a second change may not show.</summary>
    static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(2);

    /// <summary>So many kept logs are unpacked faster than another thread begins.</summary>
    const int FewLogs = 16;

    /// <summary>Bytes of logs whose reading takes so long that a collection after it does not show.</summary>
    const long MuchLog = 256 << 20;

    readonly ScanOptions options = options ?? new();

    /// <summary>Reads and merges.</summary>
    /// <param name="formats">The agents.</param>
    /// <param name="cancellation">Ends it; then nothing is kept of what was read.</param>
    public ScannedUsage Scan(IReadOnlyList<LogFormat> formats, CancellationToken cancellation)
    {
        if (options.BytesBeforeCollection > 0)
            DeferCollection(options.BytesBeforeCollection);
        var settledBefore = (clock.GetUtcNow() - ClockTick - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        var agents = formats.Select(format => AgentPlaces.Of(format, host)).ToList();
        var notes = new ScanNotes(host);
        var (found, kept) = options.WrittenSince is { } since ? FindSince(since, agents, settledBefore, notes, cancellation) : Find(agents, settledBefore, notes, cancellation);

        var turns = found.Where(IsWanted).Select(log => new LogTurn(log, kept.Take(log))).ToList();
        Read(turns, settledBefore, cancellation);
        if (options.BytesBeforeCollection > 0 && turns.Sum(turn => turn.Outcome.After is null ? 0 : turn.BytesToRead) > MuchLog)
            CollectBeforeStoring();
        var changes = turns.Where(turn => turn.Outcome.After is not null).Select(turn => new KeptChange(turn.Kept, turn.Outcome.After)).ToList();
        var gone = kept.Gone(turns, changes);

        var tally = new ScanTally(notes);
        var logs = agents.ConvertAll(agent => tally.LogsOf(agent.Format, turns, gone));
        var storing = Store(changes);
        UsageLedger ledger;
        try
        {
            ledger = Merge(agents, logs);
        }
        finally
        {
            storing();
        }
        return new(ledger, tally.Coverage)
        {
            Agents = agents.ConvertAll(agent => agent.Describe([.. found.Where(log => log.Format == agent.Format)])),
            Notes = notes.Lines,
        };
    }

    /// <summary>Only finds the logs.</summary>
    /// <param name="formats">The agents.</param>
    /// <param name="cancellation">Ends it.</param>
    public ScannedUsage List(IReadOnlyList<LogFormat> formats, CancellationToken cancellation)
    {
        var notes = new ScanNotes(host);
        var agents = formats.Select(format => AgentPlaces.Of(format, host)).ToList();
        var found = new LogFinder(options, settledBefore: 0, notes, cancellation).Find(agents);
        return new(new(), new() { Files = found.Count })
        {
            Agents = agents.ConvertAll(agent => agent.Describe([.. found.Where(log => log.Format == agent.Format)])),
            Notes = notes.Lines,
        };
    }

    bool IsWanted(FoundLog log) => options.WrittenSince is not { } since || log.ModifiedAt >= since;

    /// <summary>Finds the logs, and loads what is kept of those that may hold something new enough, and of those that are gone.</summary>
    (IReadOnlyCollection<FoundLog> Found, KeptLogs Kept) FindSince(DateTimeOffset since, List<AgentPlaces> agents, long settledBefore, ScanNotes notes, CancellationToken cancellation)
    {
        var found = new LogFinder(options, settledBefore, notes, cancellation).Find(agents);
        if (index is null)
            return (found, new([]));
        var old = found.Where(log => !IsWanted(log)).Select(log => (log.Format.Agent, log.Path)).ToHashSet();
        return (found, new(index.Load((agent, path) => !old.Contains((agent, path)) && agents.Exists(known => known.Holds(agent, path)))));
    }

    /// <summary>Finds the logs, while another thread loads what is kept.</summary>
    (IReadOnlyCollection<FoundLog> Found, KeptLogs Kept) Find(List<AgentPlaces> agents, long settledBefore, ScanNotes notes, CancellationToken cancellation)
    {
        // Once all logs are found this thread waits, and helps best when what is left to unpack is left to all threads.
        var isFound = false;
        Func<IReadOnlyList<KeptLog>> load = index is null
            ? () => []
            : Workers.Begin(() => index.Load((agent, path) => agents.Exists(known => known.Holds(agent, path)), () => Volatile.Read(ref isFound)));
        IReadOnlyCollection<FoundLog> found;
        try
        {
            found = new LogFinder(options, settledBefore, notes, cancellation).Find(agents);
        }
        catch
        {
            load();   // Whoever closes the index must not do so under the other thread.
            throw;
        }
        Volatile.Write(ref isFound, true);
        return (found, new(load()));
    }

    void Read(List<LogTurn> turns, long settledBefore, CancellationToken cancellation)
    {
        if (!options.IsRebuild)
            UseKept(turns, settledBefore);
        var work = turns.FindAll(turn => turn.Outcome.Batch is null);
        if (work.Count == 0)
            return;
        // The largest first, and each thread takes the next one when it is ready: no large log is left for a thread that is alone by then.
        work.Sort((one, other) => other.BytesToRead.CompareTo(one.BytesToRead));
        var taken = -1;
        Workers.Run(Math.Min(options.Threads, work.Count), () =>
        {
            var reading = new LogReading(options, index is not null, settledBefore, clock, cancellation);
            for (int next; (next = Interlocked.Increment(ref taken)) < work.Count;)
                work[next].Outcome = reading.Read(work[next].Log, work[next].Kept);
        });
    }

    /// <summary>Takes what is kept of the logs that did not change.</summary>
    void UseKept(List<LogTurn> turns, long settledBefore)
    {
        var taken = -1;
        Workers.Run(Math.Min(options.Threads, turns.Count / FewLogs + 1), () =>
        {
            for (int next; (next = Interlocked.Increment(ref taken)) < turns.Count;)
            {
                if (turns[next].IsUnchanged(settledBefore))
                    turns[next].Outcome = LogOutcome.Kept(turns[next].Kept);
            }
        });
    }

    /// <summary>Keeps what changed, while this thread merges.</summary>
    /// <returns>Waits for it.</returns>
    Func<bool> Store(List<KeptChange> changes) => changes.Count == 0 || index is null ? () => true : Workers.Begin(() =>
    {
        index.Store(changes);
        return true;
    });

    // Packing and storing all logs takes about as much memory as reading them has left behind.
    static void CollectBeforeStoring() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    static void DeferCollection(long bytes)
    {
        try
        {
            GC.TryStartNoGCRegion(bytes);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // It is put off already, or this machine has not that much.
        }
    }

    static UsageLedger Merge(List<AgentPlaces> agents, List<List<ScannedLog>> logs)
    {
        var ledger = new UsageLedger(logs.Sum(some => some.Sum(log => log.Batch.Records.Count)));
        foreach (var (agent, some) in agents.Zip(logs))
        {
            if (some.Count > 0)
                agent.Format.Merge(some, ledger);
        }
        return ledger;
    }
}
