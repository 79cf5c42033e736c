using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>Reads the session store: one row for every call of a model, never changed afterwards. The input includes what was read from and written to the cache.</summary>
/// <param name="batch">Where records go.</param>
/// <param name="state">What an earlier reading ended with.</param>
sealed class CopilotStoreReader(LogBatch batch, ReadOnlySpan<byte> state) : TableReader(batch, state)
{
    /// <inheritdoc/>
    public override string Table => "assistant_usage_events";

    /// <inheritdoc/>
    public override string Sql => """
        select id, session_id, model, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, token_details_json, created_at
        from assistant_usage_events where id >= ?1
        """;

    /// <inheritdoc/>
    protected override long ReadRow(ITableRow row)
    {
        var id = row.Integer(0) ?? 0;
        Add(row, id);
        return id;
    }

    void Add(ITableRow row, long id)
    {
        long?[] counts = [row.Integer(3), row.Integer(4), row.Integer(5), row.Integer(6), row.Integer(7)];
        if (!counts.All(TokenReader.IsCount) || LogValues.At(Encoding.UTF8.GetString(row.Text(9))) is not { } at)
        {
            Batch.Skipped++;
            return;
        }

        var (input, output, read, written) = (counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0, counts[3] ?? 0);
        var record = new UsageRecord
        {
            At = at,
            Input = input - read - written,
            Output = output,
            Reasoning = Math.Min(counts[4] ?? 0, output),
            CacheRead = read,
            CacheWrite5m = written,
            Model = Batch.Texts.Number(row.Text(2)),
            Session = Batch.Texts.Number(row.Text(1)),
            Key = LogKey.Of(Encoding.UTF8.GetString(row.Text(1)), $"{id}"),
            Group = CopilotGroup.Of(UInt128.Zero, CopilotSource.Store),
        };
        Split(ref record, input, output, row.Text(8));
        if (record.Input < 0)
            record.Input = Batch.Without(input, read + written);
        if (Batch.Passes(record))
            Put(record);
    }

    /// <summary>Takes the exact split where there is one and it comes to the row's own counts.</summary>
    void Split(ref UsageRecord record, long input, long output, ReadOnlySpan<byte> details)
    {
        if (details.IsEmpty)
            return;
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        var areGood = LogJson.TryRead(details, root =>
        {
            foreach (var part in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : Enumerable.Empty<JsonElement>())
            {
                var counts = new TokenReader(part);
                var type = part.Word("tokenType");
                parts[type] = parts.GetValueOrDefault(type) + (counts.Of("tokenCount") is var count && counts.AreBad ? -TokenReader.Most : count);
            }
        });
        var (fresh, read, written) = (parts.GetValueOrDefault("input"), parts.GetValueOrDefault("cache_read"), parts.GetValueOrDefault("cache_write"));
        if (!areGood || fresh < 0 || read < 0 || written < 0 || fresh + read + written != input || parts.GetValueOrDefault("output") != output)
        {
            Batch.Mismatched++;
            return;
        }

        record.Input = fresh;
        record.CacheRead = read;
        record.CacheWrite5m = written;
    }
}
