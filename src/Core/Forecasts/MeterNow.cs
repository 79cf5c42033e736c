using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Forecasts;

/// <summary>A meter as its newest reading tells, seen from now.</summary>
/// <param name="series">The meter.</param>
/// <param name="newest">The reading.</param>
/// <param name="now">Now, UTC.</param>
/// <param name="expiresAt">When what is left is lost, UTC; null when it is not.</param>
sealed class MeterNow(SeriesHistory series, RecordedReading newest, DateTimeOffset now, DateTimeOffset? expiresAt)
{
    /// <summary>In a window's first fiftieth one request is a pace of any size.</summary>
    const double LeastElapsed = 0.02;
    const double MostPace = 1e6;

    /// <summary>A reading so old is nothing to start from, unless reads are usually as far apart.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    const int Patience = 3;

    /// <summary>When it was read, UTC.</summary>
    public DateTimeOffset At => newest.At;

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What is left; of a balance only what the provider said; null when unknown.</summary>
    public decimal? Left => newest.Remaining ?? (IsWallet ? null : Difference(newest.Limit, newest.Used));

    /// <summary>What was used; null when unknown.</summary>
    public decimal? Used => newest.Used ?? (IsWallet ? null : Difference(newest.Limit, newest.Remaining));

    /// <summary>What the share is of; null when unknown or nothing.</summary>
    public decimal? Limit => newest.Limit > 0 ? newest.Limit : null;

    /// <summary>Share used; null when unknown. Of a balance what is not left, of all else what was used.</summary>
    public double? Utilization => IsWallet ? 1 - (double?)Left / (double?)Limit : (double?)Used / (double?)Limit;

    /// <summary>True for what does not refill by itself.</summary>
    public bool IsWallet => series.Kind == MeterKind.Balance;

    /// <summary>When it refills or is lost, UTC; null when neither is known to come.</summary>
    public DateTimeOffset? EndsAt => Expires ? expiresAt : ResetsAt;

    /// <summary>True when it is lost before it refills.</summary>
    public bool Expires => expiresAt > now && !(ResetsAt <= expiresAt);

    /// <summary>True when it has refilled since.</summary>
    public bool HasRefilled => !IsWallet && (newest.ResetsAt is { } reset ? reset <= now : series.Kind == MeterKind.Window && newest.State != State.NotStarted && newest.At + series.Length <= now);

    /// <summary>True for an allowance or a period of which nobody said when it begins anew. A budget without a period is for all time.</summary>
    public bool LacksReset => series.Kind is MeterKind.Window or MeterKind.Spend && EndsAt is null;

    /// <summary>True when the provider says there is no cap.</summary>
    public bool IsUnlimited => newest.State == State.Unlimited;

    /// <summary>True for a window that begins with first use and has not.</summary>
    public bool IsNotStarted => newest.State == State.NotStarted;

    /// <summary>True when the reading is too old.</summary>
    public bool IsStale => now - newest.At is var age && age > Fresh && age > Patience * UsualStep();

    /// <summary>Share used over share of the window gone; null where there is none.</summary>
    public decimal? Pace
    {
        get
        {
            if (ResetsAt is not { } reset || series.Length is not { } length || length <= TimeSpan.Zero || Utilization is not { } used)
                return null;
            var elapsed = 1 - (reset - newest.At) / length;
            var pace = used / elapsed;
            return elapsed is >= LeastElapsed and <= 1 && Math.Abs(pace) < MostPace ? decimal.Round((decimal)pace, 2) : null;
        }
    }

    DateTimeOffset? ResetsAt => !IsWallet && newest.ResetsAt > now ? newest.ResetsAt : null;

    /// <summary>Null where it is unknown, or no decimal holds it.</summary>
    static decimal? Difference(decimal? whole, decimal? part) => whole is { } all && part is { } some && Amounts.TryAdd(all, -some, out var rest) ? rest : null;

    TimeSpan UsualStep()
    {
        var steps = series.Points.Zip(series.Points.Skip(1), (before, after) => after.At - before.At).Order().ToList();
        return steps.Count > 0 ? steps[steps.Count / 2] : TimeSpan.Zero;
    }
}
