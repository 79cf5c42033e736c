using Fuelgauge.Core.Model;
using Fuelgauge.Core.Statusline;
using Fuelgauge.Core.Tests.Extraction;

namespace Fuelgauge.Core.Tests.Statusline;

/// <summary>Several sessions of one program, each drawing its own status line again and again.</summary>
public sealed class StatuslineReadingsTests
{
    static readonly DateTimeOffset Now = Sample.Now;

    static QuotaWindow Window(decimal used, int minute = 0, double? resetInMinutes = 60, string id = "five-hour") => new()
    {
        Meter = id,
        Label = id,
        Unit = "percent",
        Source = "statusline",
        ObservedAt = Now.AddMinutes(minute),
        Used = used,
        Remaining = 100 - used,
        Limit = 100,
        LimitSource = LimitSource.Reported,
        Length = TimeSpan.FromHours(5),
        ResetsAt = resetInMinutes is { } minutes ? Now.AddMinutes(minutes) : null,
    };

    static string Merged(IReadOnlyList<Reading> kept, IReadOnlyList<Reading> seen, DateTimeOffset? now = null) =>
        string.Join(' ', StatuslineReadings.Merge(kept, seen, now ?? Now).Select(reading => $"{reading.Meter}:{reading.Used}@{(reading.ObservedAt - Now).TotalMinutes:0}"));

    [Fact]
    public void The_first_word_is_kept() => Assert.Equal("five-hour:37@0", Merged([], [Window(37)]));

    [Fact]
    public void Within_one_window_the_highest_utilization_counts()
    {
        Assert.Equal("five-hour:45@1", Merged([Window(37)], [Window(45, minute: 1)]));
        Assert.Equal("five-hour:45@0", Merged([Window(45)], [Window(20, minute: 1)]));
        Assert.Equal("five-hour:105@1", Merged([Window(99)], [Window(105, minute: 1)]));
    }

    [Fact]
    public void After_a_reset_the_new_window_counts_and_an_idle_session_cannot_bring_the_old_one_back()
    {
        var (old, fresh) = (Window(95), Window(2, minute: 61, resetInMinutes: 361));

        Assert.Equal("five-hour:2@61", Merged([old], [fresh], Now.AddMinutes(61)));
        Assert.Equal("five-hour:2@61", Merged([fresh], [old with { ObservedAt = Now.AddMinutes(62) }], Now.AddMinutes(62)));
    }

    [Fact]
    public void A_reset_that_jitters_is_no_new_window() => Assert.Equal("five-hour:45@0", Merged([Window(45)], [Window(20, minute: 1, resetInMinutes: 60.2)]));

    [Fact]
    public void A_line_that_repeats_what_is_known_does_not_make_it_younger() =>
        Assert.Equal("five-hour:45@0 weekly:12@0", Merged([Window(45), Window(12, id: "weekly")], [Window(45, minute: 9), Window(12, minute: 9, id: "weekly")]));

    [Fact]
    public void A_line_with_one_new_number_confirms_the_others() =>
        Assert.Equal("five-hour:46@9 weekly:12@9", Merged([Window(45), Window(12, id: "weekly")], [Window(46, minute: 9), Window(12, minute: 9, id: "weekly")]));

    [Fact]
    public void What_one_line_does_not_tell_stays_until_its_window_has_refilled()
    {
        Assert.Equal("five-hour:46@9 weekly:12@0", Merged([Window(45), Window(12, id: "weekly")], [Window(46, minute: 9)]));
        Assert.Equal("five-hour:46@90", Merged([Window(12, id: "weekly")], [Window(46, minute: 90, resetInMinutes: 300)], Now.AddMinutes(90)));
    }

    [Fact]
    public void Equal_lists_are_told_from_others()
    {
        Assert.True(StatuslineReadings.AreSame([Window(45), Window(12, id: "weekly")], [Window(12, id: "weekly"), Window(45)]));
        Assert.False(StatuslineReadings.AreSame([Window(45)], [Window(46)]));
        Assert.False(StatuslineReadings.AreSame([Window(45)], [Window(45, minute: 1)]));
        Assert.False(StatuslineReadings.AreSame([Window(45)], []));
    }
}
