using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.Forecasts;

/// <summary>Series as a history would give them.</summary>
static class Recorded
{
    public static readonly DateTimeOffset Now = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    public static readonly AccountId Id = new("glm", "default");

    /// <summary>A wallet.</summary>
    public static SeriesHistory Wallet(params IReadOnlyList<RecordedReading> points) => new(Id, "balance", MeterKind.Balance, "CNY", points, []) { Role = Role.Gate };

    /// <summary>An allowance that refills.</summary>
    public static SeriesHistory Window(TimeSpan length, params IReadOnlyList<RecordedReading> points) => new(Id, "weekly", MeterKind.Window, "percent", points, []) { Role = Role.Gate, Length = length };

    /// <summary>What is left at an hour from now (negative: ago).</summary>
    public static RecordedReading Left(double hour, decimal remaining) => new(Now.AddHours(hour), null, remaining, null, null, State.Ok);

    /// <summary>The share used at an hour from now, of a window that refills at another.</summary>
    public static RecordedReading Used(double hour, decimal used, double? resetsAt = null) =>
        new(Now.AddHours(hour), used, 100 - used, 100, resetsAt is { } reset ? Now.AddHours(reset) : null, State.Ok);

    /// <summary>A wallet read every hour, with so much left now.</summary>
    /// <param name="hours">Hours of history.</param>
    /// <param name="left">What is left now.</param>
    /// <param name="use">Use of the hour that ends so many hours ago.</param>
    public static SeriesHistory Hourly(int hours, decimal left, Func<int, decimal> use)
    {
        var points = new List<RecordedReading> { Left(0, left) };
        for (var back = 0; back < hours; back++)
            points.Add(Left(-1 - back, left += use(back)));
        points.Reverse();
        return Wallet(points);
    }

    /// <summary>Use that differs from hour to hour, the same in every run.</summary>
    public static decimal Uneven(int back) => 1 + (back * 7919 % 13 - 6) / 10m;

    /// <summary>Hours from now; null stays null.</summary>
    public static double? Hours(DateTimeOffset? at) => at is { } known ? (known - Now).TotalHours : null;
}
