using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.Storage;

public sealed class SampleQueryTests
{
    static readonly DateTimeOffset At = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);
    static readonly SampleQuery Query = new(At, [], [new(TimeSpan.FromHours(3), TimeSpan.FromHours(1)), new(TimeSpan.FromHours(12), TimeSpan.FromHours(6))]);

    [Fact]
    public void The_newest_three_are_taken_and_of_older_ones_the_last_of_each_step()
    {
        var taken = Query.Take([.. Enumerable.Range(0, 400).Select(step => Reading(-5 * (399 - step)))]);

        Assert.Equal([-360, -180, -120, -60, -10, -5, 0], taken.Select(Minutes));
    }

    [Fact]
    public void Steps_without_a_reading_are_passed_over() =>
        Assert.Equal([-700, -150, -2, -1, 0], Query.Take([Reading(-700), Reading(-170), Reading(-150), Reading(-2), Reading(-1), Reading(0)]).Select(Minutes));

    [Fact]
    public void Of_what_is_dated_later_only_the_newest_is_taken() =>
        Assert.Equal([-1, 90], Query.Take([Reading(-1), Reading(30), Reading(90)]).Select(Minutes));

    [Fact]
    public void A_reading_without_a_number_stands_for_nothing() =>
        Assert.Equal([-61], Query.Take([Reading(-61), Reading(-1) with { Remaining = null }, Reading(90) with { Remaining = null }]).Select(Minutes));

    [Fact]
    public void Nothing_older_than_asked_is_taken() => Assert.Equal([-719], Query.Take([Reading(-721), Reading(-720), Reading(-719)]).Select(Minutes));

    static RecordedReading Reading(int minute) => new(At.AddMinutes(minute), null, 5, null, null, State.Ok);

    static int Minutes(RecordedReading reading) => (int)(reading.At - At).TotalMinutes;
}
