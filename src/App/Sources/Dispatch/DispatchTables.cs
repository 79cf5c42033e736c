using Fuelgauge.App.Sqlite;
using SQLitePCL;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>
/// The dispatcher's tables, as far as they are there. Which executor ran a task is known, best first, from a column of <c>tasks</c>, the task's newest
/// event whose details are JSON with an <c>executor</c>, and the node it ran on.
/// </summary>
internal sealed class DispatchTables(sqlite3 connection, TimeZoneInfo local)
{
    /// <summary>Counts completed tasks of some executors.</summary>
    /// <returns>The count; null when the tables are not a dispatcher's.</returns>
    public DispatchCount? Count(IReadOnlyCollection<string> executors, DateTimeOffset? since)
    {
        var columns = ColumnsOf("tasks");
        if (!columns.IsSupersetOf(["id", "status"]) || since is not null && !columns.Contains("completed_at"))
            return null;
        var wanted = executors.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byEvent = ExecutorsByEvent();
        var byNode = ExecutorsByNode();
        var own = columns.Contains("executor") ? "executor" : columns.Contains("provider") ? "provider" : "NULL";
        var node = columns.Contains("node") ? "node" : "NULL";
        var completedAt = columns.Contains("completed_at") ? "completed_at" : "NULL";

        var (completed, undated) = (0L, 0L);
        foreach (var row in Rows($"SELECT id, {own}, {node}, {completedAt} FROM tasks WHERE status = 'completed'"))
        {
            var executor = Text(row, 1) ?? byEvent.GetValueOrDefault(Text(row, 0) ?? "") ?? byNode.GetValueOrDefault(Text(row, 2) ?? "");
            if (executor is null || !wanted.Contains(executor))
                continue;
            if (since is null)
                completed++;
            else if (DispatchTime.Parse(Text(row, 3), local) is not { } at)
                undated++;
            else if (at >= since)
                completed++;
        }
        return new DispatchCount(completed, undated, null);
    }

    /// <summary>One pass in the order of events, the newest last: the table has no index by task.</summary>
    Dictionary<string, string> ExecutorsByEvent() => !ColumnsOf("events").IsSupersetOf(["id", "task_id", "details"]) ? [] : Pairs(
        """
        SELECT task_id, CASE WHEN json_valid(details) AND json_type(details, '$.executor') = 'text' THEN json_extract(details, '$.executor') END
        FROM events WHERE details LIKE '{%"executor"%' ORDER BY id
        """);

    Dictionary<string, string> ExecutorsByNode() => !ColumnsOf("nodes").IsSupersetOf(["name", "executor"]) ? [] : Pairs("SELECT name, executor FROM nodes");

    Dictionary<string, string> Pairs(string sql)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows(sql))
        {
            if (Text(row, 0) is { } key && Text(row, 1) is { } value)
                pairs[key] = value;
        }
        return pairs;
    }

    /// <summary>Empty unless the name is a table: a view could run anything.</summary>
    HashSet<string> ColumnsOf(string table) =>
        [.. Rows($"SELECT lower(c.name) FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name = '{table}'").Select(row => row.GetString(0))];

    /// <summary>The rows of a query; each is the same object, so it is used before the next is asked for.</summary>
    IEnumerable<SqliteRows> Rows(string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        var row = new SqliteRows(statement);
        while (row.Read())
            yield return row;
    }

    /// <summary>A column's text; null for null, blanks, and values that are no text.</summary>
    static string? Text(SqliteRows row, int column) => row.GetValue(column) is string text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
