namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>Counts Copilot's work once: of its three sources one for each session, and of the exporter's records those that no better one repeats.</summary>
/// <param name="agent">The agent's word.</param>
/// <param name="logs">All its logs, in whatever order.</param>
/// <param name="ledger">Where the events go.</param>
sealed class CopilotMerge(string agent, IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
{
    /// <summary>The most trusted source of everything shared: of traces and responses.</summary>
    readonly Dictionary<UInt128, CopilotSource> best = [];

    /// <summary>The responses of a record, by its key.</summary>
    readonly Dictionary<UInt128, List<UInt128>> responses = [];

    /// <summary>What some record of a trace knows.</summary>
    readonly Dictionary<UInt128, string> sessions = [];
    readonly Dictionary<UInt128, string> models = [];

    /// <summary>Working folders by session, as its events say.</summary>
    readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);

    /// <summary>Puts what counts into the ledger.</summary>
    public void Run()
    {
        var records = new Dictionary<UInt128, (ScannedLog Log, UsageRecord Record)>();
        foreach (var log in logs)
        {
            if (log.Batch.Session != 0 && log.Batch.ProjectPath != 0)
                Least(folders, log.Batch.Texts[log.Batch.Session], log.Batch.Texts[log.Batch.ProjectPath]);
            foreach (var record in log.Batch.Records)
            {
                Learn(log, record);
                if (!record.Marks.HasFlag(RecordMarks.Hint)
                    && (!records.TryGetValue(record.Key, out var kept) || CopyMerge.IsBetter(record, log.Path, kept.Record, kept.Log.Path)))
                    records[record.Key] = (log, record);
            }
        }

        var counted = records.Values.Where(entry => !IsRepeat(entry.Record)).Select(entry => (entry.Log, entry.Record, Session: SessionOf(entry.Log, entry.Record))).ToList();
        var trusted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in counted)
            trusted[entry.Session] = Math.Min(Trust(entry.Record), trusted.GetValueOrDefault(entry.Session, int.MaxValue));
        var agentNumber = ledger.Texts.Number(agent);
        foreach (var (log, record, session) in counted)
        {
            // Without a session nothing says that another source tells the same.
            if (session.Length == 0 || Trust(record) == trusted[session])
                ledger.Add(agentNumber, Resolved(log, record, session));
        }
    }

    void Learn(ScannedLog log, in UsageRecord record)
    {
        var shared = CopilotGroup.SharedOf(record.Group);
        if (shared == UInt128.Zero)
            return;
        var source = CopilotGroup.SourceOf(record.Group);
        if (!best.TryGetValue(shared, out var known) || source < known)
            best[shared] = source;
        if (record.Marks.HasFlag(RecordMarks.Hint))
        {
            if (!responses.TryGetValue(record.Key, out var list))
                responses.Add(record.Key, list = []);
            list.Add(shared);
            return;
        }

        if (record.Session != 0 && !IsTrace(log.Batch.Texts[record.Session], shared))
            Least(sessions, shared, log.Batch.Texts[record.Session]);
        if (record.Model != 0)
            Least(models, shared, log.Batch.Texts[record.Model]);
    }

    bool IsRepeat(in UsageRecord record)
    {
        var source = CopilotGroup.SourceOf(record.Group);
        return (best.TryGetValue(CopilotGroup.SharedOf(record.Group), out var known) && known < source)
            || (responses.TryGetValue(record.Key, out var list) && list.Exists(response => best[response] < source));
    }

    string SessionOf(ScannedLog log, in UsageRecord record)
    {
        var session = log.Batch.Texts[record.Session];
        var shared = CopilotGroup.SharedOf(record.Group);
        return IsTrace(session, shared) && sessions.TryGetValue(shared, out var known) ? known : session;
    }

    /// <summary>A record with what others know of its session, model and folder, in the ledger's texts.</summary>
    UsageRecord Resolved(ScannedLog log, in UsageRecord record, string session)
    {
        var texts = log.Batch.Texts;
        var model = record.Model == 0 && models.TryGetValue(CopilotGroup.SharedOf(record.Group), out var known) ? known : texts[record.Model];
        return record with
        {
            Session = ledger.Texts.Number(session),
            Model = ledger.Texts.Number(model),
            Provider = ledger.Texts.Number(texts[record.Provider]),
            Project = ledger.Texts.Number(folders.TryGetValue(session, out var folder) ? folder : texts[record.Project]),
        };
    }

    /// <summary>Store, exporter, sums: what the exporter writes is one source.</summary>
    static int Trust(in UsageRecord record) => CopilotGroup.SourceOf(record.Group) switch
    {
        CopilotSource.Store => 0,
        CopilotSource.Shutdown => 2,
        _ => 1,
    };

    // A record whose session nobody said has its trace in the place of it.
    static bool IsTrace(string session, UInt128 shared) => shared != UInt128.Zero && CopilotGroup.SharedOf(Json.LogKey.Of(session)) == shared;

    static void Least<TKey>(Dictionary<TKey, string> map, TKey key, string value) where TKey : notnull
    {
        if (!map.TryGetValue(key, out var known) || string.CompareOrdinal(value, known) < 0)
            map[key] = value;
    }
}
