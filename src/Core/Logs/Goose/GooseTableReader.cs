using System.Text;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Goose;

/// <summary>
/// Reads the sessions, all of them each time: they are few. What was read before stays, so that a session deleted since is counted still; a session's sums only
/// grow, so of two readings the larger counts. It is dated at its beginning. Newer versions also say what part of the input a cache served; the total tells
/// whether that part is inside the input.
/// </summary>
/// <param name="batch">Where records go.</param>
/// <param name="state">What an earlier reading ended with.</param>
sealed class GooseTableReader(LogBatch batch, ReadOnlySpan<byte> state) : TableReader(batch, state)
{
    /// <inheritdoc/>
    public override string Table => "sessions";

    /// <inheritdoc/>
    // A column that an older version lacks is found in "absent" instead, as null: the inner query looks in its own table first.
    public override string Sql => """
        select sessions.id, sessions.working_dir, sessions.created_at,
          (select provider_name from sessions as own where own.id = sessions.id),
          (select model_config_json from sessions as own where own.id = sessions.id),
          coalesce(nullif(sessions.accumulated_input_tokens, 0), sessions.input_tokens),
          coalesce(nullif(sessions.accumulated_output_tokens, 0), sessions.output_tokens),
          coalesce(nullif(sessions.accumulated_total_tokens, 0), sessions.total_tokens),
          (select accumulated_cache_read_tokens from sessions as own where own.id = sessions.id),
          (select accumulated_cache_write_tokens from sessions as own where own.id = sessions.id)
        from sessions, (select null as provider_name, null as model_config_json, null as accumulated_cache_read_tokens, null as accumulated_cache_write_tokens) as absent
        where ?1 is not null
        """;

    /// <inheritdoc/>
    protected override long ReadRow(ITableRow row)
    {
        Add(row);
        return 0;
    }

    void Add(ITableRow row)
    {
        long?[] counts = [row.Integer(5), row.Integer(6), row.Integer(7), row.Integer(8), row.Integer(9)];
        var (input, output, total, read, written) = (counts[0] ?? 0, counts[1] ?? 0, counts[2], counts[3] ?? 0, counts[4] ?? 0);
        if (input == 0 && output == 0)
            return;
        if (!counts.All(TokenReader.IsCount) || LogValues.At(Encoding.UTF8.GetString(row.Text(2))) is not { } at)
        {
            Batch.Skipped++;
            return;
        }

        var isBeside = read + written > input || total == input + output + read + written;
        var model = "";
        LogJson.TryRead(row.Text(4), config => model = config.Word("model_name"));
        var record = new UsageRecord
        {
            Key = LogKey.Of(Encoding.UTF8.GetString(row.Text(0))),
            At = at,
            Input = isBeside ? input : input - read - written,
            Output = output,
            CacheRead = read,
            CacheWrite5m = written,
            Provider = Batch.Texts.Number(row.Text(3)),
            Model = Batch.Texts.Number(model),
            Session = Batch.Texts.Number(row.Text(0)),
            Project = Batch.Texts.Number(row.Text(1)),
        };
        if (Batch.Passes(record, total) && !(Known(record.Key) is { } known && known.Total >= record.Total))
            Put(record);
    }
}
