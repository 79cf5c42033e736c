using System.Buffers.Text;
using System.Runtime.InteropServices;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>
/// Reads a log of Claude Code. Nearly nine tenths of the bytes are talk and tool results on lines without usage, so the block is searched for the name
/// <c>"usage"</c>, and only lines that have it are read. In the text of a string its quotes are escaped, so talk about usage is no hit; a name written with
/// <c>\u</c> escapes would be missed, but the agent writes with <c>JSON.stringify</c>, which never escapes a letter.
/// </summary>
/// <param name="path">Whose log it is.</param>
/// <param name="batch">Where its records go.</param>
sealed class ClaudeReader(ClaudePath path, LogBatch batch) : ILineReader
{
    /// <summary>How many records back a line of the same response is looked for. The lines of one follow one another; what lies farther apart is left to the merge.</summary>
    const int Window = 8;

    /// <summary>The largest recorded cost that is believed, in US dollars.</summary>
    const decimal MostCost = 1_000_000;
    const decimal PicosPerDollar = 1_000_000_000_000;

    readonly RecentText models = new(batch.Texts);
    readonly RecentText folders = new(batch.Texts);
    readonly List<UsageRecord> advisors = [];
    readonly int project = batch.Texts.Number(path.Project);
    bool isFolderKnown = batch.ProjectPath != 0 && path.IsNamedAfter(batch.Texts[batch.ProjectPath]);

    static ReadOnlySpan<byte> Marker => "\"usage\""u8;

    /// <inheritdoc/>
    public byte[] State => [];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<byte> lines)
    {
        for (int hit; (hit = lines.IndexOf(Marker)) >= 0;)
        {
            var begin = lines[..hit].LastIndexOf((byte)'\n') + 1;
            var length = lines[hit..].IndexOf((byte)'\n');
            var end = length < 0 ? lines.Length : hit + length;
            // A line that is still being written is no fault.
            if (!TryRead(JsonLine.Trim(lines[begin..end])) && length >= 0)
                batch.Skipped++;
            lines = lines[(length < 0 ? end : end + 1)..];
        }
    }

    /// <summary>Reads a line; false when it cannot be understood. One that counts nothing is understood.</summary>
    bool TryRead(ReadOnlySpan<byte> line)
    {
        var cursor = new JsonCursor(line);
        var entry = ClaudeEntry.Read(ref cursor);
        if (!cursor.IsWhole)
            return false;
        if (entry.IsProgress)
        {
            if (!entry.TryReadInner(out var inner))
                return true;
            entry = inner;
        }
        if (!entry.IsAssistant || entry.IsError || !entry.Usage.IsGiven || JsonEscapes.Says(entry.Model, "<synthetic>"u8))
            return true;
        var record = new UsageRecord { Session = SessionOf(entry), Project = project, Model = models.NumberOf(entry.Model) };
        if (!entry.Usage.IsValid || !JsonInstants.TryRead(entry.Timestamp, out var at) || !TryReadCost(entry.Cost, out var cost))
            return false;
        record.At = at;
        record.RecordedCost = cost;
        record.Marks = entry.IsSideChain == true ? RecordMarks.SideChain : RecordMarks.None;
        Identify(ref record, entry);
        if (!TryReadAdvisors(entry.Usage.Iterations, record))
            return false;
        entry.Usage.CopyTo(ref record);
        Add(record);
        foreach (var advisor in advisors)
            Add(advisor);
        batch.EndsAt = Math.Max(batch.EndsAt, at);
        NoteFolder(entry.Folder);
        return true;
    }

    // The group is the message, the key the message of this request: several requests can have billed for one message.
    static void Identify(ref UsageRecord record, in ClaudeEntry entry)
    {
        if (!JsonEscapes.TryResolve(entry.Message, out var message) || message.IsEmpty)
            return;
        record.Group = Fingerprint.Of(message);
        record.Key = JsonEscapes.TryResolve(entry.Request, out var request) && !request.IsEmpty ? Fingerprint.Of(request, record.Group) : record.Group;
    }

    int SessionOf(in ClaudeEntry entry)
    {
        if (batch.Session == 0)
            batch.Session = path.Session is { } session ? batch.Texts.Number(session) : JsonEscapes.TryResolve(entry.Session, out var said) ? batch.Texts.Number(said) : 0;
        return batch.Session;
    }

    /// <summary>Reads what other models were asked beside this response: <see cref="advisors"/>.</summary>
    bool TryReadAdvisors(ReadOnlySpan<byte> iterations, in UsageRecord record)
    {
        advisors.Clear();
        // Almost every line has iterations and almost none an advisor.
        if (iterations.IndexOf("advisor_message"u8) < 0 && !iterations.Contains((byte)'\\'))
            return true;
        var cursor = new JsonCursor(iterations);
        if (!cursor.EnterArray())
            return true;
        for (var index = 0; cursor.NextItem(); index++)
        {
            var usage = ClaudeUsage.Read(ref cursor);
            if (!usage.IsAdvisor)
                continue;
            if (!usage.IsValid)
                return false;
            var advisor = new UsageRecord
            {
                At = record.At,
                Session = record.Session,
                Project = record.Project,
                Marks = record.Marks,
                Model = batch.Texts.Number(JsonEscapes.TryResolve(usage.Model, out var model) ? model : default),
                Key = record.Key == UInt128.Zero ? record.Key : Fingerprint.Of(index, record.Key),
                Group = record.Group == UInt128.Zero ? record.Group : Fingerprint.Of(index, record.Group),
            };
            usage.CopyTo(ref advisor);
            advisors.Add(advisor);
        }
        return true;
    }

    void Add(in UsageRecord record)
    {
        var known = CollectionsMarshal.AsSpan(batch.Records);
        for (var index = known.Length - 1; record.Key != UInt128.Zero && index >= 0 && index >= known.Length - Window; index--)
        {
            if (known[index].Key != record.Key)
                continue;
            if (ClaudeMerge.IsBetter(record, "", known[index], ""))
                known[index] = record;
            return;
        }
        batch.Records.Add(record);
    }

    // The first working folder after which the project's folder is named; a session can change to others.
    void NoteFolder(ReadOnlySpan<byte> raw)
    {
        if (isFolderKnown || raw.IsEmpty)
            return;
        var folder = folders.NumberOf(raw);
        isFolderKnown = path.IsNamedAfter(batch.Texts[folder]);
        if (batch.ProjectPath == 0 || isFolderKnown)
            batch.ProjectPath = folder;
    }

    // Clients that write a cost always, and always 0, do not know it.
    static bool TryReadCost(ReadOnlySpan<byte> raw, out long cost)
    {
        cost = UsageRecord.NoCost;
        if (raw.IsEmpty || raw[0] == 'n')
            return true;
        if (!Utf8Parser.TryParse(raw, out decimal dollars, out var length) || length < raw.Length || dollars is < 0 or > MostCost)
            return false;
        var picos = decimal.ToInt64(decimal.Round(dollars * PicosPerDollar));
        if (picos > 0)
            cost = picos;
        return true;
    }
}
