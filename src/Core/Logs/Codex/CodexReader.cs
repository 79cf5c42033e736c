using System.Runtime.InteropServices;
using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>
/// Reads a log of Codex: what it says of its session, and of every snapshot of a counter what is new. A counter's total is written again whenever
/// something else changes, and several counters may take turns in one file, so a total that was seen is nothing new and the usage of a new one is what it
/// says of the newest response. A session that was forked begins with a copy of its parent's history, which is kept to know it again and never counted.
/// </summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where its records go.</param>
/// <param name="state">What is known from an earlier reading.</param>
sealed class CodexReader(LogFile file, LogBatch batch, CodexState state) : ILineReader
{
    /// <summary>The model of the first months, in which no log named it.</summary>
    const string FirstModel = "gpt-5";

    readonly RecentText recent = new(batch.Texts);
    readonly SeenTotals seen = new(batch.Records, state.IdleTotals);
    UInt128 sessionSeed;
    int session;
    int project;
    int model;

    /// <inheritdoc/>
    public byte[] State => state.ToBytes();

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<byte> lines)
    {
        TakeUpState();
        while (!lines.IsEmpty)
        {
            var length = lines.IndexOf((byte)'\n');
            // A line that is still being written is no fault.
            if (!TryRead(length < 0 ? lines : lines[..length]) && length >= 0)
                batch.Skipped++;
            lines = length < 0 ? default : lines[(length + 1)..];
        }
    }

    void TakeUpState()
    {
        if (session != 0)
            return;
        if (state.Session.Length == 0)
        {
            state.Session = CodexPath.SessionOf(file.Path) ?? "";
            batch.Session = batch.Texts.Number(state.Session);
        }
        session = batch.Texts.Number(state.Session.Length > 0 ? state.Session : CodexPath.NameOf(file.Path));
        sessionSeed = Fingerprint.Of(Encoding.UTF8.GetBytes(state.Session));
        project = batch.Texts.Number(state.Project);
        model = batch.Texts.Number(state.Model);
    }

    /// <summary>Reads a line; false when it should have been understood and was not.</summary>
    bool TryRead(ReadOnlySpan<byte> line)
    {
        var kind = CodexHead.KindOf(line = JsonLine.Trim(line));
        if (kind == CodexLineKind.None || !IsNeeded(kind))
            return true;
        if (kind == CodexLineKind.Unknown)
            return line.IndexOf("\"token_count\""u8) < 0 && line.IndexOf("\"turn.completed\""u8) < 0;
        var cursor = new JsonCursor(line);
        var said = CodexLine.Read(ref cursor);
        if (!cursor.IsWhole)
            return false;
        switch (kind)
        {
            case CodexLineKind.TokenCount:
                return TryCount(said);
            case CodexLineKind.TurnCompleted:
                return TryCountTurn(said);
            case CodexLineKind.TurnContext when !said.Payload.Model.IsEmpty:
                model = recent.NumberOf(said.Payload.Model);
                state.Model = batch.Texts[model];
                break;
            case CodexLineKind.SettingsApplied:
                state.IsFast = said.Payload.IsFast;
                break;
            case CodexLineKind.SessionMeta:
                ReadMeta(said);
                break;
            case CodexLineKind.TaskStarted when CodexFork.IsOwnTurn(said.Payload, state):
            case CodexLineKind.AgentMessage when said.Payload.BeginsTurn:
                EndCopy();
                break;
            case CodexLineKind.ThreadStarted:
                Become(said.Thread);
                break;
        }
        return true;
    }

    // Beginnings of turns are only signs of a copy's end; a session's own first words are all that is needed of any session.
    bool IsNeeded(CodexLineKind kind) => kind switch
    {
        CodexLineKind.TaskStarted or CodexLineKind.AgentMessage => state.IsCopy,
        CodexLineKind.SessionMeta => state.IsCopy || !state.HasMeta,
        _ => true,
    };

    void ReadMeta(in CodexLine said)
    {
        var meta = said.Payload;
        if (state.HasMeta)
        {
            // The programs with windows repeat the session's own words where the copy ends.
            if (JsonEscapes.TryResolve(meta.Session, out var again) && Encoding.UTF8.GetString(again) == state.Session)
                EndCopy();
            return;
        }
        state.HasMeta = true;
        Become(meta.Session);
        state.CreatedAt = CodexFork.CreatedAt(said, state.Session);
        project = recent.NumberOf(meta.Folder);
        state.Project = batch.Texts[project];
        batch.Parent = recent.NumberOf(meta.ForkedFrom);
        state.IsCopy = batch.Parent != 0;
    }

    void Become(ReadOnlySpan<byte> id)
    {
        if (!JsonEscapes.TryResolve(id, out var said) || said.IsEmpty)
            return;
        batch.Session = session = batch.Texts.Number(said);
        state.Session = batch.Texts[session];
        sessionSeed = Fingerprint.Of(Encoding.UTF8.GetBytes(state.Session));
    }

    void EndCopy()
    {
        state.IsCopy = false;
        foreach (ref var record in CollectionsMarshal.AsSpan(batch.Records))
            record.Marks = record.Marks & ~RecordMarks.Doubtful | RecordMarks.Copied;
    }

    bool TryCount(in CodexLine said)
    {
        CodexCounts last = said.Payload.Last, total = said.Payload.Total;
        if (!last.IsGiven && !total.IsGiven)
            return true;
        if (!last.IsValid || !total.IsValid || !JsonInstants.TryRead(said.Timestamp, out var at))
            return false;
        var group = total.IsGiven ? total.Fingerprint(default) : last.Fingerprint(UInt128.One);
        if (total.IsGiven && seen.Contains(group))
            return true;
        var used = last.IsGiven ? last : total.Since(state.Totals);
        if (total.IsGiven)
            state.Totals = total;
        if (total.IsGiven && used.IsNone)
            state.IdleTotals.Add(group);
        Add(used, said.Payload.Model, at, group, total.IsGiven ? total.Fingerprint(sessionSeed) : Fingerprint.Of(batch.Records.Count, last.Fingerprint(sessionSeed)));
        return true;
    }

    bool TryCountTurn(in CodexLine said)
    {
        if (!said.Usage.IsGiven)
            return true;
        var at = file.ModifiedAt.ToUnixTimeMilliseconds();
        if (!said.Usage.IsValid || !said.Timestamp.IsEmpty && !JsonInstants.TryRead(said.Timestamp, out at))
            return false;
        Add(said.Usage, said.Model, at, default, Fingerprint.Of(state.Turns++, said.Usage.Fingerprint(sessionSeed)));
        return true;
    }

    void Add(in CodexCounts used, ReadOnlySpan<byte> ownModel, long at, UInt128 group, UInt128 key)
    {
        if (used.IsNone)
            return;
        var record = new UsageRecord { Group = group, At = at, Session = session, Project = project, Model = ownModel.IsEmpty ? model : recent.NumberOf(ownModel) };
        // Where the session is not known, nothing tells a copy from other work that used as much.
        if (state.Session.Length > 0)
            record.Key = key;
        if (record.Model == 0)
        {
            record.Model = batch.Texts.Number(FirstModel);
            record.Marks |= RecordMarks.AssumedModel;
        }
        if (state.IsFast)
            record.Marks |= RecordMarks.Fast;
        if (state.IsCopy)
            record.Marks |= RecordMarks.Doubtful;
        used.CopyTo(ref record);
        if (used.Total != 0 && used.Total != used.Input + used.Output)
            batch.Mismatched++;
        batch.Records.Add(record);
        batch.EndsAt = Math.Max(batch.EndsAt, at);
    }
}
