using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>
/// Finds the logs of agents. Every real folder of a place is visited once, and every file is taken once, whatever leads to it: folders first, on several threads
/// where there are many, and then links, one by one in the order of their paths.
/// </summary>
/// <param name="options">How many threads.</param>
/// <param name="settledBefore">As for <see cref="FoundLog.VersionOf(in Files.FileFacts, long)"/>.</param>
/// <param name="notes">Told what cannot be read.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class LogFinder(ScanOptions options, long settledBefore, ScanNotes notes, CancellationToken cancellation)
{
    /// <summary>So many folders are looked into faster than another thread begins.</summary>
    const int FewFolders = 8;

    readonly object gate = new();
    readonly Stack<PlaceFolder> folders = [];
    readonly PriorityQueue<PlaceLink, string> links = new(StringComparer.Ordinal);
    readonly Dictionary<(LogFormat Format, FileKey Key), FoundLog> logs = [];
    int busy;

    /// <summary>Finds them.</summary>
    /// <param name="agents">The agents.</param>
    public IReadOnlyCollection<FoundLog> Find(IReadOnlyList<AgentPlaces> agents)
    {
        var finds = new FolderFinds();
        foreach (var agent in agents)
        {
            foreach (var place in agent.Places)
                new PlaceWalk(agent.Format, place, settledBefore, notes).Begin(finds);
        }
        Keep(finds);
        for (var few = FewFolders; few > 0 && folders.Count > 0; few--)
            VisitNext(finds);
        if (folders.Count > 0)
            Workers.Run(options.Threads, Walk);
        while (links.TryDequeue(out var link, out _))
        {
            link.Walk.Follow(link, finds);
            Keep(finds);
            while (folders.Count > 0)
                VisitNext(finds);
        }
        return logs.Values;
    }

    void VisitNext(FolderFinds finds)
    {
        cancellation.ThrowIfCancellationRequested();
        var folder = folders.Pop();
        folder.Walk.Visit(folder, finds);
        Keep(finds);
    }

    /// <summary>What each thread does: takes folders until none is left and none can come any more.</summary>
    void Walk()
    {
        var finds = new FolderFinds();
        while (Next() is { } folder)
        {
            try
            {
                folder.Walk.Visit(folder, finds);
            }
            finally
            {
                lock (gate)
                {
                    busy--;
                    Keep(finds);
                    Monitor.PulseAll(gate);
                }
            }
        }
    }

    PlaceFolder? Next()
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            while (folders.Count == 0 && busy > 0)
                Monitor.Wait(gate);
            if (!folders.TryPop(out var folder))
                return null;
            busy++;
            return folder;
        }
    }

    void Keep(FolderFinds finds)
    {
        foreach (var folder in finds.Folders)
        {
            if (folder.Walk.IsNew(folder))
                folders.Push(folder);
        }
        foreach (var link in finds.Links)
            links.Enqueue(link, link.Path);
        foreach (var (key, log) in finds.Logs)
        {
            if (!logs.TryAdd((log.Format, key), log) && IsBetter(log, logs[(log.Format, key)]))
                logs[(log.Format, key)] = log;
        }
        finds.Clear();
    }

    // Of paths that lead to one file the one without links, then the smaller one: which was found first may depend on the threads.
    static bool IsBetter(FoundLog log, FoundLog other)
    {
        var (isPlain, isOtherPlain) = (log.Path == log.RealPath, other.Path == other.RealPath);
        return isPlain != isOtherPlain ? isPlain : string.CompareOrdinal(log.Path, other.Path) < 0;
    }
}
