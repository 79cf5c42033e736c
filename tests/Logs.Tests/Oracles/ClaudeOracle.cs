using System.Globalization;
using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>The slow twin of the reader of Claude Code's logs: every line becomes a tree, no line of a response is folded into another.</summary>
public static class ClaudeOracle
{
    /// <summary>Reads a log whole.</summary>
    /// <param name="log">The log.</param>
    /// <param name="session">The session that its path says.</param>
    /// <param name="project">The project that its path says.</param>
    public static LogBatch Read(byte[] log, string session, string project)
    {
        var batch = new LogBatch();
        foreach (var (line, isEnded) in OracleLine.Of(log).Where(line => OracleLine.Has(line.Line, "\"usage\"")))
        {
            if (!TryRead(line, batch, session, project) && isEnded)
                batch.Skipped++;
        }
        return batch;
    }

    static bool TryRead(byte[] line, LogBatch batch, string session, string project)
    {
        if (JsonTree.Parse(line) is not { } root)
            return false;
        var entry = root;
        if (Says(root["type"], "progress"))
        {
            if (root["data"]?["message"] is not { } inner)
                return true;
            entry = inner;
        }
        var (message, usage) = (entry["message"], entry["message"]?["usage"]);
        if (!Says(entry["type"], "assistant") || entry["isApiErrorMessage"] is { IsTrue: true } || usage is not { IsObject: true } || Says(message!["model"], "<synthetic>"))
            return true;
        var timestamp = entry["timestamp"] is { RawText.Length: > 0 } own ? own : root["timestamp"];
        if (OracleInstant.Of(timestamp?.Text) is not { } at || !TryReadCost(entry["costUSD"], out var cost))
            return false;
        var isSideChain = entry["isSidechain"]?.Kind switch
        {
            System.Text.Json.JsonTokenType.True => true,
            System.Text.Json.JsonTokenType.False => false,
            _ => entry != root,
        };
        var record = new UsageRecord
        {
            At = at,
            RecordedCost = cost,
            Marks = isSideChain ? RecordMarks.SideChain : RecordMarks.None,
            Session = batch.Texts.Number(session),
            Project = batch.Texts.Number(project),
            Model = batch.Texts.Number(message["model"]?.Text),
        };
        if (message["id"]?.Text is { Length: > 0 } id)
        {
            record.Group = Fingerprint.Of(id);
            record.Key = entry["requestId"]?.Text is { Length: > 0 } request ? Fingerprint.Of(request, record.Group) : record.Group;
        }
        return TryAdd(usage, record, batch) && Note(batch, at, entry["cwd"] is { RawText.Length: > 0 } folder ? folder : root["cwd"], project);
    }

    static bool TryAdd(JsonTree usage, UsageRecord record, LogBatch batch)
    {
        var records = new List<UsageRecord>();
        if (Counted(usage, record) is not { } main)
            return false;
        records.Add(main);
        var iterations = usage["iterations"]?.Items ?? [];
        for (var index = 0; index < iterations.Count; index++)
        {
            if (!Says(iterations[index]["type"], "advisor_message"))
                continue;
            var advisor = record with
            {
                RecordedCost = UsageRecord.NoCost,
                Model = batch.Texts.Number(iterations[index]["model"]?.Text),
                Key = record.Key == 0 ? 0 : Fingerprint.Of(index, record.Key),
                Group = record.Group == 0 ? 0 : Fingerprint.Of(index, record.Group),
            };
            if (Counted(iterations[index], advisor) is not { } counted)
                return false;
            records.Add(counted);
        }
        batch.Records.AddRange(records);
        return true;
    }

    static UsageRecord? Counted(JsonTree usage, UsageRecord record)
    {
        long? input = Count(usage["input_tokens"]), output = Count(usage["output_tokens"]), read = Count(usage["cache_read_input_tokens"]);
        long? written = Count(usage["cache_creation_input_tokens"]), searches = Count(usage["server_tool_use"]?["web_search_requests"]);
        long? short5m = Count(usage["cache_creation"]?["ephemeral_5m_input_tokens"]), long1h = Count(usage["cache_creation"]?["ephemeral_1h_input_tokens"]);
        if ((input, output, read, written) is not ({ } i, { } o, { } r, { } w) || (searches, short5m, long1h) is not ( <= int.MaxValue and { } s, { } m, { } h))
            return null;
        return record with
        {
            Input = i,
            Output = o,
            CacheRead = r,
            CacheWrite1h = h,
            CacheWrite5m = w > m + h ? w - h : m,
            WebSearches = (int)s,
            Marks = record.Marks | (Says(usage["speed"], "fast") ? RecordMarks.Fast : RecordMarks.None),
        };
    }

    static bool Note(LogBatch batch, long at, JsonTree? folder, string project)
    {
        batch.EndsAt = Math.Max(batch.EndsAt, at);
        var number = batch.Texts.Number(folder?.Text);
        var isNamedAfter = Encoded(batch.Texts[number]) == project && Encoded(batch.Texts[batch.ProjectPath]) != project;
        if (folder is { RawText.Length: > 0 } && (batch.ProjectPath == 0 || isNamedAfter))
            batch.ProjectPath = number;
        return true;
    }

    static string Encoded(string folder) => string.Concat(folder.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    static long? Count(JsonTree? value) => value is null ? 0 : value.Count;

    static bool Says(JsonTree? value, string word) => value?.Text is { } text && text.SequenceEqual(Encoding.ASCII.GetBytes(word));

    static bool TryReadCost(JsonTree? value, out long cost)
    {
        cost = UsageRecord.NoCost;
        if (value is null or { Kind: System.Text.Json.JsonTokenType.Null })
            return true;
        if (value.Kind != System.Text.Json.JsonTokenType.Number || !decimal.TryParse(Encoding.ASCII.GetString(value.Raw), NumberStyles.Float, CultureInfo.InvariantCulture, out var dollars)
            || dollars is < 0 or > 1_000_000)
            return false;
        var picos = (long)decimal.Round(dollars * 1_000_000_000_000);
        cost = picos == 0 ? UsageRecord.NoCost : picos;
        return true;
    }
}
