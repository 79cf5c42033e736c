using CsCheck;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

/// <summary>Faults that programs of this kind shipped: resets that were none, and resets that were missed.</summary>
public sealed class ChangeLessonTests
{
    static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan FiveHours = TimeSpan.FromHours(5);

    /// <summary>A window over several resets: how much was used in each step, how far the announced time is off, and where an odd zero was answered.</summary>
    static readonly Gen<Step[][]> Windows = Gen.Select(Gen.Int[0, 6], Gen.Int[-300, 300], Gen.Int[0, 9], (used, jitter, odd) => new Step(used, jitter, odd == 0))
        .Array[6, 20].Array[1, 5];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(61)]      // crosses a minute
    [InlineData(300)]
    [InlineData(-300)]
    public void A_reset_time_that_jitters_by_a_second_or_by_minutes_is_no_reset(int seconds)
    {
        var reset = Noon.AddMinutes(60).AddSeconds(-1);
        var readings = Enumerable.Range(0, 12).Select(step => Reading(55 + step, 40 + step / 10m, step % 2 == 0 ? reset : reset.AddSeconds(seconds))).ToArray();

        Assert.Empty(ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours));
        Assert.Empty(ChangeDetectorTests.Found(MeterKind.Window, readings));
    }

    [Theory]
    [InlineData("60 0 61 62")]
    [InlineData("60 60 0 60 60 0 61 61")]
    [InlineData("60 100 61 61")]
    public void A_zero_that_lasts_one_answer_restores_no_quota(string used) => Assert.Empty(Found(used));

    [Fact]
    public void A_genuine_early_reset_is_accepted_when_it_is_read_twice_and_marked_early()
    {
        var change = Assert.Single(Found("58 60 0 1 2"));

        Assert.Equal((Noon.AddMinutes(10), "reset", 40m, 100m, true), (change.At, change.Kind, change.Before, change.After, change.IsEarly));
    }

    [Theory]
    [InlineData("10 60 0 1", 180)]       // much was used in one step before it
    [InlineData("3 60 2 2", 220)]        // and the new window is announced
    public void An_early_reset_right_after_a_burst_is_accepted(string used, int reset)
    {
        RecordedReading[] readings = [.. used.Split(' ').Select((text, index) => Reading(5 * index, decimal.Parse(text), Noon.AddMinutes(index < 2 ? 180 : reset)))];

        Assert.True(Assert.Single(ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours)).IsEarly);
    }

    [Fact]
    public void A_reset_at_its_time_is_not_early()
    {
        var readings = new[] { Reading(0, 60, Noon.AddMinutes(6)), Reading(5, 61, Noon.AddMinutes(6)), Reading(10, 1, Noon.AddMinutes(306)), Reading(15, 2, Noon.AddMinutes(306)) };

        Assert.False(Assert.Single(ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours)).IsEarly);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(24 * 30, 0)]   // five hours later is no reset of a window of thirty days, whatever its name or place
    public void A_window_is_judged_by_its_duration(int hours, int resets)
    {
        var readings = new[] { Reading(0, 5, Noon.AddMinutes(6)), Reading(5, 5, Noon.AddMinutes(6)), Reading(10, 4, Noon.AddMinutes(306)), Reading(15, 4, Noon.AddMinutes(306)) };

        Assert.Equal(resets, ChangeDetectorTests.Found(MeterKind.Window, readings, TimeSpan.FromHours(hours)).Count);
    }

    [Fact]
    public void A_window_that_has_not_started_makes_no_event_until_it_does()
    {
        RecordedReading[] readings = [.. Enumerable.Range(0, 8).Select(step => NotStarted(step * 5)), Reading(40, 2, Noon.AddMinutes(340)), Reading(45, 3, Noon.AddMinutes(340)), Reading(50, 3, Noon.AddMinutes(340))];

        var change = Assert.Single(ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours));

        Assert.Equal((Noon.AddMinutes(40), "window_start", 100m, 98m), (change.At, change.Kind, change.Before, change.After));
    }

    [Fact]
    public void A_placeholder_between_readings_of_a_window_begins_none()
    {
        var reset = Noon.AddMinutes(200);
        var readings = new[] { Reading(0, 60, reset), Reading(5, 60, reset), NotStarted(10), Reading(15, 61, reset.AddSeconds(1)), Reading(20, 61, reset), NotStarted(25), Reading(30, 61, reset), Reading(35, 61, reset) };

        Assert.Empty(ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours));
    }

    [Fact]
    public void A_window_that_ends_unstarted_is_reset_and_the_next_one_begins()
    {
        var readings = new[] { Reading(0, 3, Noon.AddMinutes(6)), Reading(5, 4, Noon.AddMinutes(6)), NotStarted(10), NotStarted(15), Reading(20, 1, Noon.AddMinutes(318)), Reading(25, 2, Noon.AddMinutes(318)) };

        Assert.Equal([("reset", 10, false), ("window_start", 20, false)],
            ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours).Select(change => (change.Kind, (int)(change.At - Noon).TotalMinutes, change.IsEarly)));
    }

    [Fact]
    public void Every_reset_is_found_once_through_jitter_and_odd_zeros() => Windows.Sample(windows =>
    {
        var (readings, resets) = Play(windows, announces: true);

        Assert.Equal(resets, ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours).Where(change => !change.IsEarly).Select(change => change.At));
    });

    [Fact]
    public void Every_early_reset_that_is_worth_the_name_is_found_once_and_marked() => Windows.Sample(windows =>
    {
        var (readings, resets) = Play(windows, announces: false);

        Assert.Equal(resets, ChangeDetectorTests.Found(MeterKind.Window, readings, FiveHours).Where(change => change.IsEarly).Select(change => change.At));
    });

    [Theory]
    [InlineData("Lite Lite Pro Pro", "Lite → Pro 2")]
    [InlineData("Lite Pro Lite Pro Lite", "")]
    [InlineData("Lite Pro Max Max Pro", "Lite → Max 2")]
    [InlineData("Lite Lite Pro Pro Pro Lite Lite", "Lite → Pro 2,Pro → Lite 5")]
    [InlineData("Pro", "")]
    public void A_plan_changes_when_its_name_is_read_twice_at_the_first_of_them(string plans, string changes)
    {
        var readings = plans.Split(' ').Select((plan, index) => new PlanReading(Noon.AddMinutes(index), plan)).ToList();

        Assert.Equal(changes, string.Join(',', PlanChanges.Find(readings).Select(change => $"{change.Detail} {(change.At - Noon).TotalMinutes}")));
    }

    [Fact]
    public void Names_of_plans_that_are_not_kept_hide_no_change() => Gen.OneOf(Gen.Const("Lite"), Gen.Const("Pro"), Gen.Const("Max")).Array[0, 12].Sample(plans =>
    {
        var readings = plans.SelectMany(plan => Enumerable.Repeat(plan, plan.Length)).Select((plan, index) => new PlanReading(Noon.AddMinutes(index), plan)).ToList();

        Assert.Equal(PlanChanges.Find(readings), PlanChanges.Find([.. readings.Except(PlanChanges.Idle(readings))]));
    });

    /// <summary>Readings every 10 minutes, 25 % used at first so that every reset is worth the name, and the instants of the first readings after each reset.</summary>
    static (RecordedReading[] Readings, List<DateTimeOffset> Resets) Play(Step[][] windows, bool announces)
    {
        var readings = new List<RecordedReading>();
        var resets = new List<DateTimeOffset>();
        var at = Noon;
        foreach (var steps in windows)
        {
            if (readings.Count > 0)
                resets.Add(at);
            // The announced reset is a minute before the next window's first reading, or hours later than it comes.
            var reset = announces ? at.AddMinutes(299) : at.AddMinutes(10 * steps.Length + 240);
            var used = 0m;
            for (var index = 0; index < steps.Length; index++, at = at.AddMinutes(10))
            {
                used += index == 2 ? 25 : steps[index].Used;
                var isOdd = steps[index].IsOdd && index > 2 && index < steps.Length - 2 && !(readings.Count > 0 && readings[^1].Used == 0);
                readings.Add(Reading((int)(at - Noon).TotalMinutes, isOdd ? 0 : Math.Min(used, 100), reset.AddSeconds(announces ? Math.Max(steps[index].Jitter, -240) : steps[index].Jitter)));
            }
            // A window lasts its five hours, though not all of it is read.
            if (announces)
                at = at.AddHours(5) - TimeSpan.FromMinutes(10 * steps.Length);
        }

        return ([.. readings], resets);
    }

    static IReadOnlyList<RecordedEvent> Found(string used) => ChangeDetectorTests.Found(
        MeterKind.Window, [.. used.Split(' ').Select((text, index) => Reading(5 * index, decimal.Parse(text), Noon.AddHours(3)))], FiveHours);

    static RecordedReading Reading(int minute, decimal used, DateTimeOffset reset) => new(Noon.AddMinutes(minute), used, 100 - used, 100, reset, State.Ok);

    static RecordedReading NotStarted(int minute) => new(Noon.AddMinutes(minute), 0, 100, 100, null, State.NotStarted);

    sealed record Step(int Used, int Jitter, bool IsOdd);
}
