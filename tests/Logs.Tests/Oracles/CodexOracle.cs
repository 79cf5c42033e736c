using System.Globalization;
using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>The slow twin of the reader of Codex' logs: a state machine over trees.</summary>
/// <param name="fileSession">The session that the log is named after; empty for none.</param>
/// <param name="fileName">The log's name.</param>
/// <param name="modifiedAt">When the file was written, in milliseconds since 1970 UTC.</param>
public sealed class CodexOracle(string fileSession, string fileName, long modifiedAt)
{
    readonly LogBatch batch = new();
    readonly HashSet<(long, long, long, long)> seen = [];
    string session = fileSession;
    string project = "";
    string model = "";
    string parent = "";
    bool hasMeta;
    bool isCopy;
    bool isFast;
    int turns;
    long? createdAt;
    Counts totals = new(0, 0, 0, 0, 0, 0);

    /// <summary>Reads a log whole.</summary>
    public LogBatch Read(byte[] log)
    {
        foreach (var (line, isEnded) in OracleLine.Of(log))
        {
            if (!TryRead(line) && isEnded)
                batch.Skipped++;
        }
        batch.Session = batch.Texts.Number(session);
        batch.Parent = batch.Texts.Number(parent);
        return batch;
    }

    bool TryRead(byte[] line)
    {
        var kind = CodexOracleKind.Of(line);
        if (kind is null)
            return !OracleLine.Has(line, "\"token_count\"") && !OracleLine.Has(line, "\"turn.completed\"");
        var isSign = kind is "task_started" or "inter_agent_communication_metadata";
        if (kind.Length == 0 || isSign && !isCopy || kind == "session_meta" && hasMeta && !isCopy)
            return true;
        if (JsonTree.Parse(line) is not { } root)
            return false;
        var payload = root["payload"];
        switch (kind)
        {
            case "token_count":
                return TryCount(root, payload);
            case "turn.completed":
                return TryCountTurn(root);
            case "turn_context":
                model = Named(payload?["model"]) ?? model;
                break;
            case "thread_settings_applied":
                isFast = Said(payload?["thread_settings"]?["service_tier"]) is "fast" or "priority";
                break;
            case "session_meta" when hasMeta:
                if (Said(payload?["id"]) == session)
                    EndCopy();
                break;
            case "session_meta":
                ReadMeta(root, payload);
                break;
            case "task_started" when IsOwn(payload):
            case "inter_agent_communication_metadata" when (payload?["trigger_turn"]) is { IsTrue: true }:
                EndCopy();
                break;
            case "thread.started":
                Become(root["thread_id"]);
                break;
        }
        return true;
    }

    void ReadMeta(JsonTree root, JsonTree? payload)
    {
        hasMeta = true;
        Become(payload?["id"]);
        var at = OracleInstant.Of(payload?["timestamp"]?.Text) ?? OracleInstant.Of(root["timestamp"]?.Text) ?? MadeAt(session);
        createdAt = at is { } known ? (long)Math.Floor(known / 1000.0) : null;
        project = Said(payload?["cwd"]) ?? "";
        parent = Said(payload?["forked_from_id"]) ?? "";
        isCopy = parent.Length > 0;
    }

    void Become(JsonTree? id)
    {
        if (Said(id) is { Length: > 0 } said)
            session = said;
    }

    bool IsOwn(JsonTree? payload)
    {
        var seconds = payload?["started_at"]?.Count;
        var startedAt = seconds > 0 ? seconds : null;
        if (startedAt > createdAt)
            return true;
        if (MadeAt(Said(payload?["turn_id"]) ?? "") is { } turn && MadeAt(session) is { } made)
            return turn >= made;
        return startedAt is not null && startedAt == createdAt;
    }

    void EndCopy()
    {
        isCopy = false;
        for (var index = 0; index < batch.Records.Count; index++)
            batch.Records[index] = batch.Records[index] with { Marks = batch.Records[index].Marks & ~RecordMarks.Doubtful | RecordMarks.Copied };
    }

    bool TryCount(JsonTree root, JsonTree? payload)
    {
        var info = payload?["info"];
        JsonTree? last = info?["last_token_usage"], total = info?["total_token_usage"];
        if (last is not { IsObject: true } && total is not { IsObject: true })
            return true;
        Counts? newest = null, stand = null;
        if (last is { IsObject: true } && (newest = Counts.Of(last)) is null || total is { IsObject: true } && (stand = Counts.Of(total)) is null || OracleInstant.Of(root["timestamp"]?.Text) is not { } at)
            return false;
        if (stand is not null && !seen.Add((stand.Input, stand.Cached, stand.Output, stand.Reasoning)))
            return true;
        var used = newest ?? stand!.Since(totals);
        totals = stand ?? totals;
        var seed = Fingerprint.Of(Encoding.UTF8.GetBytes(session));
        var key = stand is null ? Fingerprint.Of(batch.Records.Count, used.Hash(seed)) : stand.Hash(seed);
        Add(used, Named(info?["model"]) ?? Named(payload?["model"]), at, stand is null ? used.Hash(1) : stand.Hash(0), key);
        return true;
    }

    bool TryCountTurn(JsonTree root)
    {
        if (root["usage"] is not { IsObject: true } usage)
            return true;
        var at = root["timestamp"] is { RawText.Length: > 0 } timestamp ? OracleInstant.Of(timestamp.Text) : modifiedAt;
        if (Counts.Of(usage) is not { } used || at is not { } known)
            return false;
        Add(used, Named(root["model"]), known, 0, Fingerprint.Of(turns++, used.Hash(Fingerprint.Of(Encoding.UTF8.GetBytes(session)))));
        return true;
    }

    void Add(Counts used, string? ownModel, long at, UInt128 group, UInt128 key)
    {
        if (used is { Input: 0, Cached: 0, CacheWrite: 0, Output: 0, Reasoning: 0 })
            return;
        var name = ownModel ?? model;
        var read = Math.Min(used.Cached, used.Input);
        var written = Math.Min(used.CacheWrite, used.Input - read);
        batch.Records.Add(new()
        {
            Key = session.Length > 0 ? key : 0,
            Group = group,
            At = at,
            Model = batch.Texts.Number(name.Length > 0 ? name : "gpt-5"),
            Session = batch.Texts.Number(session.Length > 0 ? session : fileName),
            Project = batch.Texts.Number(project),
            Input = used.Input - read - written,
            CacheRead = read,
            CacheWrite5m = written,
            Output = used.Output,
            Reasoning = Math.Min(used.Reasoning, used.Output),
            Marks = (name.Length > 0 ? 0 : RecordMarks.AssumedModel) | (isFast ? RecordMarks.Fast : 0) | (isCopy ? RecordMarks.Doubtful : 0),
        });
        batch.EndsAt = Math.Max(batch.EndsAt, at);
        if (used.Total != 0 && used.Total != used.Input + used.Output)
            batch.Mismatched++;
    }

    /// <summary>A text; null when it is none, or says nothing.</summary>
    static string? Said(JsonTree? value) => value?.Text is { } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>A name that is given, though it may say nothing; null when it is not.</summary>
    static string? Named(JsonTree? value) => value is { RawText.Length: > 0 } ? Said(value) ?? "" : null;

    /// <summary>The instant in an identity of version 7.</summary>
    static long? MadeAt(string id) =>
        id.Length == 36 && id[14] == '7' && (id[..8] + id[9..13]).All(char.IsAsciiHexDigit) ? long.Parse(id[..8] + id[9..13], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;

    sealed record Counts(long Input, long Cached, long CacheWrite, long Output, long Reasoning, long Total)
    {
        public static Counts? Of(JsonTree usage)
        {
            string[] names =
            [
                "input_tokens", "prompt_tokens", "cached_input_tokens", "cache_read_input_tokens", "cache_write_input_tokens", "cache_creation_input_tokens",
                "output_tokens", "completion_tokens", "reasoning_output_tokens", "total_tokens",
            ];
            var counts = names.Select(name => usage[name] is { } value ? value.Count : 0).ToList();
            return counts.Contains(null) ? null : new(First(counts, 0), First(counts, 2), First(counts, 4), First(counts, 6), counts[8]!.Value, counts[9]!.Value);
        }

        public Counts Since(Counts before)
        {
            var difference = new Counts(Input - before.Input, Cached - before.Cached, CacheWrite - before.CacheWrite, Output - before.Output, Reasoning - before.Reasoning, 0);
            return difference is { Input: >= 0, Cached: >= 0, CacheWrite: >= 0, Output: >= 0, Reasoning: >= 0 } ? difference : this with { Total = 0 };
        }

        public UInt128 Hash(UInt128 seed) => Fingerprint.Of([.. new[] { Input, Cached, Output, Reasoning }.SelectMany(BitConverter.GetBytes)], seed);

        static long First(List<long?> counts, int index) => counts[index] is not 0 and var count ? count!.Value : counts[index + 1]!.Value;
    }
}
