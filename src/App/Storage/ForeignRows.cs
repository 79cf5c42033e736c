using System.Globalization;
using System.Text.RegularExpressions;
using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Rows that other programs wrote to <c>usage_snapshots</c> (they carry no origin), folded into <c>readings</c> and left as they are.
/// The number of the last row looked at is kept, so that each is looked at once.
/// </summary>
internal sealed partial class ForeignRows(SqliteDatabase database, TimeZoneInfo zone)
{
    /// <summary>Rows per transaction: a year of an earlier monitor must not keep the lock for long.</summary>
    const int Batch = 5_000;

    /// <summary>Folds all rows not looked at yet. Writes nothing when there are none.</summary>
    /// <exception cref="StorageException">The database cannot be read or written.</exception>
    public void Fold()
    {
        while (database.Read(IsBehind))
            database.Write(() => FoldBatch());
    }

    /// <summary>The same inside a transaction.</summary>
    public void FoldInTransaction()
    {
        while (FoldBatch())
        {
        }
    }

    /// <summary>Marks every row as looked at, inside the transaction that added rows of ours.</summary>
    public void PassOver() => database.Execute("UPDATE meta SET value = (SELECT ifnull(max(id), 0) FROM usage_snapshots) WHERE name = 'folded'");

    bool IsBehind() => database.Scalar("SELECT ifnull(max(id), 0) > (SELECT value FROM meta WHERE name = 'folded') FROM usage_snapshots") is not 0L;

    bool FoldBatch()
    {
        var writer = new PassWriter(new SqliteHistoryRows(database));
        var last = 0L;
        using (var reader = database.Query(
            """
            SELECT id, timestamp, provider, used, remaining, currency, status, origin FROM usage_snapshots
            WHERE id > (SELECT value FROM meta WHERE name = 'folded') ORDER BY id LIMIT ?1
            """,
            Batch))
        {
            while (reader.Read())
            {
                last = reader.GetInt64(0);
                if (reader.IsNull(7) && Read(reader, zone) is var (series, reading))
                    writer.Record(writer.Find(series), reading);
            }
        }
        if (last == 0)
            return false;
        database.Execute("UPDATE meta SET value = ?1 WHERE name = 'folded'", last);
        return true;
    }

    /// <summary>What a row means: its series and reading.</summary>
    /// <param name="row">id, timestamp, provider, used, remaining, currency, status.</param>
    /// <param name="zone">What times without an offset are in.</param>
    /// <returns>Null for a row whose time or provider nobody can read, and for a skipped account.</returns>
    public static (SeriesRow Series, RecordedReading Reading)? Read(SqliteRows row, TimeZoneInfo zone)
    {
        var provider = Text(row, 2).ToLowerInvariant();
        var status = Text(row, 6).ToLowerInvariant();
        if (status == "skip" || !ProviderId().IsMatch(provider) || ForeignTime.Parse(Text(row, 1), zone) is not { } at)
            return null;
        var (used, remaining) = (Amount.FromForeign(row.GetValue(3)), Amount.FromForeign(row.GetValue(4)));
        var hasNumber = (used ?? remaining) is not null;
        var account = new AccountId(provider, AccountId.DefaultName);
        return (hasNumber ? MeterOf(account, Text(row, 5)) : new(0, account, null, null, null, null, null), new(at, used, remaining, null, null, StateOf(status, hasNumber)));
    }

    /// <summary>Money is a balance; anything else an earlier monitor counted (<c>prompts</c>, or no word at all) is an allowance of unknown length.</summary>
    static SeriesRow MeterOf(AccountId account, string unit) => Currency().IsMatch(unit)
        ? new(0, account, "balance", null, MeterKind.Balance, unit, null) { Role = Role.Gate }
        : new(0, account, "usage", null, MeterKind.Window, Unit().IsMatch(unit) ? unit : "", null) { Role = Role.Gate };

    /// <summary>The earlier monitor's levels: ERROR was an API it could not reach, INFO a subscription without a balance.</summary>
    static State StateOf(string status, bool hasNumbers) => status switch
    {
        "ok" when hasNumbers => State.Ok,
        "warning" or "low" or "critical" => State.Low,
        "error" => State.Unreachable,
        "info" => State.Subscription,
        _ => hasNumbers ? State.NoLimitKnown : State.NoData,
    };

    static string Text(SqliteRows row, int column) => Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex ProviderId();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();

    [GeneratedRegex("^[a-z_]{1,32}$")]
    private static partial Regex Unit();
}
