using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Tests.Extraction;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Tests.Wire;

public sealed class KeptResultsTests
{
    static readonly Reading[] Readings =
    [
        new Balance { Meter = "balance", Label = "Wallet 智谱", Unit = "CNY", Source = "api", ObservedAt = Sample.Now, Remaining = 42.569039095m, Used = 0.0000000000000000000000000001m },
        new QuotaWindow
        {
            Meter = "weekly-video",
            Label = "Weekly",
            Unit = "percent",
            Scope = "video",
            Role = Role.Info,
            Used = 4,
            Limit = 100,
            LimitSource = LimitSource.Reported,
            Source = "api",
            ObservedAt = Sample.Now.AddTicks(7),
            ResetsAt = Sample.Now.AddHours(3),
            ExpiresAt = Sample.Now.AddDays(3),
            Length = TimeSpan.FromDays(7),
            Condition = Condition.NotStarted,
            Estimated = true,
            Verified = false,
            Origin = "plan/quota $.a",
        },
        new Spend { Meter = "spend-month", Label = "Spend", Unit = "USD", Source = "api", ObservedAt = Sample.Now, Used = 9999999999999999999999999999m },
        new Budget { Meter = "budget", Label = "Budget", Unit = "tasks", Source = "dispatch", ObservedAt = Sample.Now, Used = 1 },
        new RateLimit { Meter = "rate", Label = "Rate", Unit = "requests", Source = "headers", ObservedAt = Sample.Now, Remaining = 1 },
    ];

    static AnswerResult Restored(AnswerResult result, DateTimeOffset at) => KeptResults.Restore(KeptResults.Parse(KeptResults.ToJson(KeptResults.Of(result, "hash")))!, at);

    [Fact]
    public void A_kept_result_comes_back_exactly_and_marked_as_cached()
    {
        var restored = Restored(new() { Readings = Readings, Plan = "Pro" }, Sample.Now.AddHours(1));

        Assert.Equal(Readings.Select(reading => reading with { Cached = true }), restored.Readings);
        Assert.Equal("Pro", restored.Plan);
    }

    [Fact]
    public void Kept_values_are_good_until_their_time_only()
    {
        var result = new AnswerResult { Keep = new Dictionary<string, KeptValue> { ["a"] = new("1", Sample.Now.AddHours(1)), ["b"] = new("2", Sample.Now.AddHours(3)) } };

        Assert.Equal("b", Assert.Single(Restored(result, Sample.Now.AddHours(2)).Keep).Key);
    }

    [Fact]
    public void The_provider_s_own_account_id_is_not_kept() =>
        Assert.DoesNotContain("user-4711", KeptResults.ToJson(KeptResults.Of(new() { AccountIdentity = "user-4711" }, "hash")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"readings": null}""")]
    [InlineData("""{"readings": [{"meter": "x"}]}""")]
    public void What_another_version_wrote_is_no_result(string json) => Assert.Null(KeptResults.Parse(json));

    [Fact]
    public void A_kind_that_is_not_known_is_left_out()
    {
        var json = KeptResults.ToJson(KeptResults.Of(new() { Readings = Readings }, null)).Replace("\"spend\"", "\"credit\"", StringComparison.Ordinal);

        Assert.Equal(4, KeptResults.Readings(KeptResults.Parse(json)!).Count);
    }
}
