using System.Globalization;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Rolls the history up, slice by slice: each is a transaction of some milliseconds that stands back where another process writes, so that no pass waits for
/// it. What is due is due once a day; until then one statement says that all is done.
/// </summary>
/// <remarks>
/// Readings go in the transaction that puts what is kept of them, so a process that is killed leaves one or the other. Where work was left is kept in the
/// database and read inside the transaction: two processes share the work and none does it twice.
/// </remarks>
/// <param name="database">The history.</param>
/// <param name="retention">How long it keeps what.</param>
/// <param name="time">Measures how long a slice takes.</param>
internal sealed class RollUp(SqliteDatabase database, Retention retention, TimeProvider time)
{
    /// <summary>Rows of a slice…</summary>
    const int SliceRows = 5_000;

    /// <summary>…and its time: another process that begins to write waits as long at most.</summary>
    static readonly TimeSpan SliceTime = TimeSpan.FromMilliseconds(20);

    readonly SeriesRollUp series = new(database);
    readonly HeadlineThinning headlines = new(database);

    /// <summary>Goes on with what is due.</summary>
    /// <param name="clock">What the clock says.</param>
    /// <param name="budget">After this time no other slice is begun.</param>
    /// <exception cref="StorageException">The database cannot be read or written; nothing is lost.</exception>
    public RollUpProgress Run(DateTimeOffset clock, TimeSpan budget)
    {
        if (database.Read(() => IsDone(retention.DueAt(clock))))
            return RollUpProgress.Done;
        if (database.Read(() => RecordedNow.Of(database, clock)) is not { } now)
            return RollUpProgress.Done;
        var due = retention.DueAt(now);
        if (database.Read(() => IsDone(due)))
            return RollUpProgress.Done;
        var begun = time.GetTimestamp();
        var isDone = false;
        do
        {
            if (!database.WriteUnlessBusy(() => isDone = Slice(due)))
                return RollUpProgress.Busy;
        }
        while (!isDone && time.GetElapsedTime(begun) < budget);
        return isDone ? RollUpProgress.Done : RollUpProgress.More;
    }

    /// <summary>Some of the work; true when it was the last.</summary>
    bool Slice(DueParts due)
    {
        if (IsDone(due))
            return true;
        var (stage, after) = Place(due);
        var begun = time.GetTimestamp();
        for (var rows = 0; rows < SliceRows && time.GetElapsedTime(begun) < SliceTime;)
        {
            if (Next(stage, after, due, SliceRows - rows) is not { } step)
            {
                if (++stage > Stage.Headlines)
                {
                    Set("rolled_up", Name(due));
                    return true;
                }
                after = 0;
                continue;
            }
            rows += step.Rows;
            after = step.After;
        }
        Set("rolling_up", $"{Name(due)} {(int)stage} {after}");
        return false;
    }

    /// <summary>A piece of a stage: how many rows it took, and the series it is done with; null when the stage is over.</summary>
    (int Rows, long After)? Next(Stage stage, long after, DueParts due, int most)
    {
        var step = stage switch
        {
            Stage.Raw => series.Raw(after, due.Raw, most),
            Stage.QuarterHours => series.Coarser(after, TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), due.QuarterHours, most),
            Stage.Hours => series.Coarser(after, TimeSpan.FromHours(1), TimeSpan.FromDays(1), due.Hours, most),
            _ => null,
        };
        if (stage == Stage.Headlines && headlines.Thin(due.Headlines, most) is var rows and > 0)
            return (rows, 0);
        return step;
    }

    bool IsDone(DueParts due) => Get("rolled_up") == Name(due);

    (Stage Stage, long After) Place(DueParts due) =>
        Get("rolling_up")?.Split(' ') is [var name, var stage, var after] && name == Name(due)
            ? ((Stage)int.Parse(stage, CultureInfo.InvariantCulture), long.Parse(after, CultureInfo.InvariantCulture))
            : (Stage.Raw, 0);

    string? Get(string name) => database.Scalar("SELECT value FROM meta WHERE name = ?1", name) as string;

    void Set(string name, string value) => database.Execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", name, value);

    /// <summary>Days, so that what is due has one name all day.</summary>
    static string Name(DueParts due) =>
        string.Join('/', new[] { due.Raw, due.QuarterHours, due.Hours, due.Headlines }.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    enum Stage
    {
        Raw,
        QuarterHours,
        Hours,
        Headlines,
    }
}
