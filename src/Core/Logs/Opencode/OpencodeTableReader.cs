using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Opencode;

/// <summary>
/// Reads the database of newer versions. It can hold several GB, most of them parts of messages in another table; of the messages only those are handed over
/// that changed since the last reading.
/// </summary>
/// <param name="batch">Where records go.</param>
/// <param name="state">What an earlier reading ended with.</param>
sealed class OpencodeTableReader(LogBatch batch, ReadOnlySpan<byte> state) : TableReader(batch, state)
{
    const long MostAt = 100_000_000_000_000;

    /// <inheritdoc/>
    public override string Table => "message";

    /// <inheritdoc/>
    public override string Sql => """
        select message.id, message.session_id, coalesce(message.time_updated, message.time_created, 0), message.data, session.time_created, session.directory
        from message left join session on session.id = message.session_id
        where coalesce(message.time_updated, message.time_created, 0) >= ?1
        """;

    /// <inheritdoc/>
    protected override long ReadRow(ITableRow row)
    {
        var id = Encoding.UTF8.GetString(row.Text(0));
        var session = Encoding.UTF8.GetString(row.Text(1));
        if (row.Integer(4) is > 0 and var createdAt)
            Put(OpencodeMessages.Start(Batch, session, createdAt));
        var folder = Encoding.UTF8.GetString(row.Text(5));
        if (!LogJson.TryRead(row.Text(3), message => Read(message, id, session, folder)))
            Batch.Skipped++;
        // A time that cannot be would keep every later row from being asked for.
        return row.Integer(2) is > 0 and < MostAt and var updatedAt ? updatedAt : 0;
    }

    void Read(JsonElement message, string id, string session, string folder)
    {
        if (OpencodeMessages.Usage(Batch, message, id, session) is not { } record)
            return;
        if (record.Project == 0)
            record.Project = Batch.Texts.Number(folder);
        Put(record);
    }
}
