using CsCheck;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class MeterNamesTests
{
    [Theory]
    [InlineData("5:00:00", "five-hour")]
    [InlineData("5:00:01", "five-hour")]
    [InlineData("1.00:00:00", "daily")]
    [InlineData("7.00:00:00", "weekly")]
    [InlineData("6.23:00:00", "weekly")]
    [InlineData("28.00:00:00", "monthly")]
    [InlineData("31.00:00:00", "monthly")]
    [InlineData("3:00:00", "3-hour")]
    [InlineData("14.00:00:00", "14-day")]
    [InlineData("0:15:00", "15-minute")]
    public void A_window_is_named_by_its_length_alone(string length, string id) => Assert.Equal(id, MeterNames.OfLength(TimeSpan.Parse(length)));

    [Theory]
    [InlineData("balance", null, "Balance")]
    [InlineData("five-hour", null, "5-hour")]
    [InlineData("weekly", "video", "Weekly (video)")]
    public void Labels_come_from_ids(string id, string? scope, string label) => Assert.Equal(label, MeterNames.Label(id, scope));

    [Theory]
    [InlineData("MiniMax-M*", "weekly-minimax-m")]
    [InlineData("../../etc/passwd", "weekly-etc-passwd")]
    [InlineData("Claude Opus 4.5", "weekly-claude-opus-4-5")]
    public void A_scope_is_slugged_behind_the_id(string scope, string id) => Assert.Equal(id, MeterNames.WithScope("weekly", scope));

    [Fact]
    public void A_scope_that_leaves_no_slug_gets_a_hash_that_is_always_the_same()
    {
        Assert.Matches("^weekly-[0-9a-f]{8}$", MeterNames.WithScope("weekly", "智谱"));
        Assert.Equal(MeterNames.WithScope("weekly", "智谱"), MeterNames.WithScope("weekly", "智谱"));
        Assert.NotEqual(MeterNames.WithScope("weekly", "智谱"), MeterNames.WithScope("weekly", "视频"));
    }

    [Fact]
    public void Any_scope_gives_an_id_of_the_contract() =>
        Gen.String.Sample(scope => Assert.Matches("^[a-z0-9-]{1,48}$", MeterNames.WithScope("five-hour", scope)));

    [Fact]
    public void Readings_that_share_an_id_are_told_apart_whatever_their_order()
    {
        Reading[] readings = [Balance("USD"), Balance("CNY"), Balance("EUR")];

        var forward = MeterNames.Distinct(readings);
        var backward = MeterNames.Distinct([.. readings.Reverse()]);

        Assert.Equal(3, forward.Select(reading => reading.Meter).Distinct().Count());
        Assert.Equal("balance", forward[1].Meter);
        Assert.Equal(forward.OrderBy(reading => reading.Unit), backward.OrderBy(reading => reading.Unit));
    }

    static Balance Balance(string unit) => new() { Meter = "balance", Label = "Balance", Unit = unit, Source = "api", ObservedAt = Sample.Now };
}
