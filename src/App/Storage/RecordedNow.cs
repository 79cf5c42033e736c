namespace Fuelgauge.App.Storage;

/// <summary>
/// The instant that ages in the history are counted from. The clock alone would not do: one that is set a year ahead would make all readings old. So it is
/// the newest reading's time, and one that stands alone, with none a day or two before it, is not believed yet: the last before it counts.
/// </summary>
internal static class RecordedNow
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The instant; null while there are no readings, or none old enough to matter.</summary>
    /// <param name="database">The history.</param>
    /// <param name="clock">What the clock says; readings after it were made by a wrong one.</param>
    public static DateTimeOffset? Of(SqliteDatabase database, DateTimeOffset clock)
    {
        if (Newest(database, clock.ToUnixTimeMilliseconds() + 1) is not { } newest)
            return null;
        if (Newest(database, (newest - Day).ToUnixTimeMilliseconds()) is not { } earlier)
            return null;
        return newest - earlier <= 2 * Day ? newest : earlier;
    }

    static DateTimeOffset? Newest(SqliteDatabase database, long before) =>
        database.Scalar("SELECT max((SELECT max(at) FROM readings WHERE series_id = series.id AND at < ?1)) FROM series", before) is long at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;
}
