using CsCheck;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

public sealed class RollupTests
{
    static readonly DateTimeOffset Start = new(2026, 2, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Readings some minutes apart: uses, top-ups, resets, odd zeros, failures, and now and then only what was used.</summary>
    static readonly Gen<List<RecordedReading>> Series = Gen.Select(Gen.Int[1, 40], Gen.Int[-30, 100], Gen.Int[0, 12]).Array[0, 120].Select(steps =>
    {
        var at = Start;
        var readings = new List<RecordedReading>();
        foreach (var (minutes, amount, odd) in steps)
        {
            at = at.AddMinutes(minutes);
            var left = odd == 0 ? 0 : Math.Max(0, amount);
            readings.Add(odd switch
            {
                1 => new(at, null, null, null, null, State.Unreachable),
                2 => new(at, 100 - left, null, 100, null, State.Ok),
                _ => new(at, 100 - left, left, 100, null, State.Ok),
            });
        }
        return readings;
    });

    [Fact]
    public void Spans_add_up_to_what_the_readings_say_was_used() => Series.Sample(readings =>
    {
        var quarters = Gather(readings, 15);

        Assert.Equal(Used(readings), quarters.Sum(span => span.Rollup!.Consumption ?? 0));
        Assert.Equal(Used(readings), Gather(quarters, 60).Sum(span => span.Rollup!.Consumption ?? 0));
        Assert.Equal(readings.Count, quarters.Sum(span => span.Rollup!.Readings));
    });

    [Fact]
    public void Hours_from_quarters_are_the_hours_from_readings() => Series.Select(readings => readings.FindAll(SaysWhatIsLeft)).Sample(readings =>
        Assert.Equal(Gather(readings, 60), Gather(Gather(readings, 15), 60)));

    [Fact]
    public void Rolling_up_piece_by_piece_comes_to_the_same() => Gen.Select(Series, Gen.Int[0, 200]).Sample((readings, quarter) =>
    {
        var cut = Start.AddMinutes(15 * quarter);
        var (old, young) = (readings.Where(reading => reading.At < cut).ToList(), readings.Where(reading => reading.At >= cut).ToList());

        var first = Rollups.Gather(old, null, young.Find(HasAmount), Span(15));
        var second = Rollups.Gather(young, first.LastOrDefault(HasAmount), null, Span(15));

        Assert.Equal(Gather(readings, 15), [.. first, .. second]);
    });

    [Fact]
    public void A_trend_over_spans_has_the_amounts_of_the_readings() => Series.Select(readings => readings.FindAll(SaysWhatIsLeft)).Sample(readings =>
    {
        var fine = Follow(readings);
        var coarse = Follow(Gather(readings, 60));

        Assert.Equal((fine.First, fine.Last, fine.Min, fine.Max), (coarse.First, coarse.Last, coarse.Min, coarse.Max));
    });

    [Fact]
    public void A_reset_is_no_negative_use()
    {
        var spans = Gather([Left(0, 60), Left(5, 50), Left(10, 100), Left(16, 90)], 15);

        Assert.Equal([10m, 10m], spans.Select(span => span.Rollup!.Consumption!.Value));
        Assert.Equal((60m, 50m, 100m, 100m), (spans[0].Rollup!.First, spans[0].Rollup!.Min, spans[0].Rollup!.Max, spans[0].Remaining));
    }

    [Fact]
    public void Use_over_midnight_counts_in_the_span_of_the_later_reading()
    {
        var spans = Gather([Left(0, 60), Left(70, 40)], 60);

        Assert.Equal([0m, 20m], spans.Select(span => span.Rollup!.Consumption!.Value));
    }

    [Fact]
    public void A_slip_at_the_end_of_a_span_is_no_reset_in_the_next()
    {
        var spans = Gather([Left(0, 40), Left(14, 100), Left(16, 39)], 15);

        Assert.Equal([0m, 1m], spans.Select(span => span.Rollup!.Consumption!.Value));
        Assert.Equal(40m, spans[0].Rollup!.Settled);
    }

    [Fact]
    public void A_late_reading_widens_its_span_and_is_not_counted_as_use_again()
    {
        var kept = Gather([Left(0, 60), Left(10, 40)], 15).Single();

        var widened = RollupBuilder.Widen(kept, Left(5, 30));

        Assert.Equal(new Rollup(TimeSpan.FromMinutes(15), 3, 60, 30, 60, 20), widened.Rollup);
        Assert.Equal(40m, widened.Remaining);
    }

    [Fact]
    public void What_is_rolled_up_is_no_gap()
    {
        var month = Gather([.. Enumerable.Range(0, 288 * 3).Select(step => Left(step * 5, 100))], 24 * 60);
        var hours = Gather([.. Enumerable.Range(288 * 3, 288).Select(step => Left(step * 5, 100))], 60);

        Assert.Empty(Trend.Of(Of([.. month, .. hours]), [], TimeSpan.FromMinutes(5), Start.AddDays(4)).Gaps);
    }

    [Fact]
    public void Silence_between_spans_is_a_gap_with_the_reason_of_its_failures()
    {
        var spans = Gather([.. Enumerable.Range(0, 12).Select(step => Left(step * 5, 100)), .. Enumerable.Range(60, 12).Select(step => Left(step * 5, 100))], 15);
        var failures = Gather([.. Enumerable.Range(13, 4).Select(step => new RecordedReading(Start.AddMinutes(step * 5), null, null, null, null, State.Auth))], 15);

        var gap = Trend.Of(Of(spans), failures, TimeSpan.FromMinutes(5), Start.AddHours(6)).Gaps.Single();

        Assert.Equal(new HistoryGap(Start.AddHours(1), Start.AddHours(5), State.Auth), gap);
    }

    [Fact]
    public void A_failure_in_a_span_that_has_readings_is_no_gap()
    {
        var spans = Gather([.. Enumerable.Range(0, 12).Select(step => Left(step * 5, 100))], 15);
        var failures = Gather([new RecordedReading(Start.AddMinutes(22), null, null, null, null, State.Unreachable)], 15);

        Assert.Empty(Trend.Of(Of(spans), failures, TimeSpan.FromMinutes(5), Start.AddHours(1)).Gaps);
    }

    static decimal Used(List<RecordedReading> readings)
    {
        var counter = new UseCounter();
        return readings.Select((reading, index) => counter.Add(reading, readings.Skip(index + 1).FirstOrDefault(HasAmount)) ?? 0).Sum();
    }

    static bool SaysWhatIsLeft(RecordedReading reading) => reading.Remaining is not null || reading.Used is null;

    static bool HasAmount(RecordedReading reading) => UseCounter.AmountOf(reading) is not null;

    static IReadOnlyList<RecordedReading> Gather(IReadOnlyList<RecordedReading> readings, int minutes) => Rollups.Gather(readings, null, null, Span(minutes));

    static Func<DateTimeOffset, (DateTimeOffset, DateTimeOffset)> Span(int minutes) => at =>
    {
        var start = Start.AddMinutes(Math.Floor((at - Start).TotalMinutes / minutes) * minutes);
        return (start, start.AddMinutes(minutes));
    };

    static RecordedReading Left(int minute, decimal left) => new(Start.AddMinutes(minute), null, left, null, null, State.Ok);

    static SeriesHistory Of(IReadOnlyList<RecordedReading> points) => new(new("glm", "default"), "balance", MeterKind.Balance, "CNY", points, []);

    static Trend Follow(IReadOnlyList<RecordedReading> points) => Trend.Of(Of(points), [], TimeSpan.FromMinutes(5), Start.AddDays(5));
}
