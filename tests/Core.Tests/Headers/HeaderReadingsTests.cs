using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Headers;

public sealed class HeaderReadingsTests
{
    static readonly DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static readonly ObservedDefinition requests = new()
    {
        Id = "requests-per-minute",
        Label = "requests per minute",
        Unit = "requests",
        Window = TimeSpan.FromMinutes(1),
        Remaining = "x-left",
        Limit = "x-limit",
        Reset = new("x-reset", null, null),
    };

    [Fact]
    public void A_counter_is_read_with_its_limit_reset_and_model()
    {
        var reading = Assert.Single(Read("X-Left: 59\nX-Limit: 60\nX-Reset: 7.5s\n", "m-1", requests));

        Assert.Equal(("requests-per-minute-m-1", "m-1", 59m, 60m, now.AddSeconds(7.5)), (reading.Meter, reading.Scope, reading.Remaining, reading.Limit, reading.ResetsAt));
        Assert.Equal((Role.Info, "headers", MeterKind.Rate, false), (reading.Role, reading.Source, reading.Kind, reading.Estimated));
        Assert.Null(reading.Used);
    }

    [Theory]
    [InlineData("x-limit: 60\n")]
    [InlineData("x-left: -1\nx-limit: -1\nx-reset: 0\n")]
    [InlineData("x-left: many\nx-limit: 60\n")]
    [InlineData("x-left: 0\nx-limit: 0\n")]
    [InlineData("x-other: 1\n")]
    public void What_is_missing_or_minus_one_is_unknown_and_never_zero(string headers) => Assert.Empty(Read(headers, null, requests));

    [Fact]
    public void A_missing_limit_is_unknown() => Assert.Null(Assert.Single(Read("x-left: 5\nx-limit: -1\n", null, requests)).Limit);

    [Fact]
    public void Counters_of_64_bits_are_exact() =>
        Assert.Equal(9_223_372_036_854_775_807m, Assert.Single(Read("x-left: 9223372036854775807\n", null, requests)).Remaining);

    [Theory]
    [InlineData(ZeroLimit.Blocked, Condition.Blocked)]
    [InlineData(ZeroLimit.Unlimited, Condition.Unlimited)]
    public void A_limit_of_zero_is_not_used_up(ZeroLimit zero, Condition condition)
    {
        var reading = Assert.Single(Read("x-left: 0\nx-limit: 0\n", null, requests with { Zero = zero }));

        Assert.Equal((condition, null, null), (reading.Condition, reading.Remaining, reading.Limit));
    }

    [Fact]
    public void Nothing_left_of_a_limit_is_zero() => Assert.Equal(0m, Assert.Single(Read("x-left: 0\nx-limit: 60\n", null, requests)).Remaining);

    [Fact]
    public void An_item_of_a_list_has_its_own_window()
    {
        var month = requests with { Kind = MeterKind.Window, Item = 2, Policy = "x-policy", IsPerModel = false };

        var reading = Assert.Single(Read("x-left: 1, 14523\nx-limit: 1, 15000\nx-reset: 1, 1419704\nx-policy: 1;w=1, 15000;w=2592000\n", "m-1", month));

        Assert.Equal((14523m, 15000m, TimeSpan.FromDays(30), now.AddSeconds(1419704)), (reading.Remaining, reading.Limit, reading.Length, reading.ResetsAt));
        Assert.Equal((null, Role.Gate), (reading.Scope, reading.Role));
    }

    [Fact]
    public void A_list_that_is_too_short_gives_nothing() => Assert.Empty(Read("x-left: 1\nx-limit: 1\n", null, requests with { Item = 2 }));

    [Theory]
    [InlineData("RateLimit: \"api\";r=489;t=189\nRateLimit-Policy: \"fixed window\";\"api\";q=1000;w=300\n", "api", 1000, 300)]
    [InlineData("RateLimit: \"api\";r=489;t=189\nRateLimit-Policy: \"pages\";q=9;w=9, \"api\";q=1000;w=300\n", "api", 1000, 300)]
    [InlineData("RateLimit: \"a;b,c\";r=489;t=189\n", "a;b,c", null, null)]
    public void Structured_fields_are_read_with_their_policy(string headers, string name, int? limit, int? window)
    {
        var reading = Assert.Single(Read(headers, "m-1", requests with { Remaining = null, Limit = null, Reset = null, Window = null, Fields = "RateLimit", Policy = "RateLimit-Policy" }));

        Assert.Equal((489m, (decimal?)limit, now.AddSeconds(189), name), (reading.Remaining, reading.Limit, reading.ResetsAt, reading.Scope));
        Assert.Equal(window, (int?)reading.Length?.TotalSeconds);
    }

    [Fact]
    public void An_assumed_reset_is_estimated()
    {
        var month = requests with { Kind = MeterKind.Window, Reset = new(null, null, BudgetPeriod.Month) };

        var reading = Assert.Single(Read("x-left: 5\nx-limit: 9\n", null, month));

        Assert.Equal((new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), true), (reading.ResetsAt, reading.Estimated));
    }

    [Fact]
    public void An_answer_that_asks_to_wait_is_used_up_until_then()
    {
        var reading = Read("retry-after: 30\n", null, requests)[^1];

        Assert.Equal(("retry-after", Condition.Exhausted, now.AddSeconds(30), Role.Info), (reading.Meter, reading.Condition, reading.ResetsAt, reading.Role));
        Assert.Null(reading.Remaining);
    }

    [Theory]
    [InlineData("date: Mon, 23 Nov 2026 11:00:00 GMT\nx-a: 1\n", "11:00:00")]
    [InlineData("date: Mon, 23 Nov 2026 11:59:58 GMT\nx-a: 1\n", "12:00:00")]
    [InlineData("date: Mon, 23 Nov 2026 13:00:00 GMT\nx-a: 1\n", "12:00:00")]
    [InlineData("date: some day\nx-a: 1\n", "12:00:00")]
    public void A_line_of_a_log_is_as_old_as_its_answer(string headers, string received) =>
        Assert.Equal(received, $"{HeaderReadings.ReceivedAt(HeaderBlockParser.Parse(headers, out _)!, now):HH:mm:ss}");

    static IReadOnlyList<Reading> Read(string headers, string? model, ObservedDefinition definition) =>
        new HeaderReadings(HeaderBlockParser.Parse(headers, out _)!, model, now).Read([definition]);
}
