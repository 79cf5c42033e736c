using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>When a reading shows that a wallet was topped up, or that an allowance has refilled.</summary>
/// <param name="kind">What the meter measures.</param>
/// <param name="length">Length of the window; null when there is none or it is unknown.</param>
internal sealed class RefillRule(MeterKind kind, TimeSpan? length)
{
    /// <summary>A rise counts from this share of the limit in force…</summary>
    const decimal ShareOfLimit = 0.10m;

    /// <summary>…and where there is none, from this share of what was left, or used.</summary>
    const decimal ShareOfLevel = 0.20m;

    /// <summary>A reset that nobody announced leaves at most this share of what was used: less is a correction, or a window that slides.</summary>
    const decimal ShareKept = 0.5m;

    /// <summary>A reset moves its time by the window's length, months by at least nine tenths of what was said to be theirs.</summary>
    const double ShareOfLength = 0.9;

    /// <summary>Providers' reset times wander by seconds to minutes between answers.</summary>
    public static readonly TimeSpan Jitter = TimeSpan.FromMinutes(5);

    /// <summary>True when the mark lies so far above the footing, or so surely behind the reset that was announced, that something refilled between them.</summary>
    public bool Refills(Footing footing, Mark mark) => HasReset(footing, mark) || HasRisen(footing, mark);

    /// <summary>What happened between the footing and the first mark above it.</summary>
    public RecordedEvent Event(Footing footing, Mark first) =>
        new(first.Reading.At, kind == MeterKind.Balance ? RecordedEvent.TopUp : RecordedEvent.Reset, Measure.Left(kind, footing.Newest.Reading), Measure.Left(kind, first.Reading))
        {
            Detail = kind != MeterKind.Balance && IsEarly(footing, first) ? RecordedEvent.Early : null,
        };

    /// <summary>True when the reset that was announced has passed and another is announced, a whole window later; or the next window has not begun.</summary>
    bool HasReset(Footing footing, Mark mark)
    {
        if (kind == MeterKind.Balance || footing.ResetsAt is not { } reset || mark.Reading.At < reset - Jitter)
            return false;
        if (mark.Reading.State == State.NotStarted)
            return mark.Level > footing.Level;
        var moved = mark.Reading.ResetsAt - reset;
        var isMoved = length is { } whole ? moved >= whole * ShareOfLength : moved > Jitter * 2;
        // Where nothing was used before and after, only a time that stood still before it moved tells a window from one that waits for its first use.
        return isMoved && (mark.Level != footing.Level || mark.Level != 0 || footing.IsResetSettled);
    }

    bool HasRisen(Footing footing, Mark mark)
    {
        var newest = footing.Newest;
        var rise = mark.Level - newest.Level;
        var needed = newest.Reading.Limit is { } limit and > 0 ? limit * ShareOfLimit : Math.Max(Math.Abs(newest.Level), Math.Abs(footing.Before?.Level ?? 0)) * ShareOfLevel;
        if (rise <= 0 || rise < needed || !IsAboveBoth(footing, mark, needed))
            return false;
        if (kind == MeterKind.Balance)
            return true;
        // Money spent in a period is corrected now and then, but a period does not end before its time.
        if (kind == MeterKind.Spend && IsEarly(footing, mark))
            return false;
        return newest.Level >= 0 || mark.Level >= newest.Level * ShareKept;
    }

    /// <summary>A rise back to where the meter was before one odd answer is none, unless another reset is announced.</summary>
    static bool IsAboveBoth(Footing footing, Mark mark, decimal needed) =>
        footing.Before is not { } before || mark.Level - before.Level >= needed / 2 || mark.Reading.ResetsAt - footing.ResetsAt > Jitter * 2;

    static bool IsEarly(Footing footing, Mark mark) => mark.Reading.At < footing.ResetsAt - Jitter;
}
