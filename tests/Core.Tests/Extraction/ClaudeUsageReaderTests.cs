using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ClaudeUsageReaderTests
{
    const string FiveHours = """ "five_hour": {"utilization": 37.0, "resets_at": "2026-11-23T15:00:00.123456+00:00"} """;
    const string Week = """ "seven_day": {"utilization": 12, "resets_at": 1795770000} """;

    static AnswerResult Read(string body, params (string Name, string Value)[] settings) => Sample.Read(
        Sample.Answer(body), Sample.Report with { Reader = "claude-usage" }, Sample.Account() with { Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value) });

    static string Used(AnswerResult result) => string.Join(' ', result.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Meter}={reading.Used}")));

    [Fact]
    public void The_body_the_cache_and_the_status_line_are_one_shape()
    {
        var body = $"{{{FiveHours}, {Week}}}";
        const string piped = """{"rate_limits": {"five_hour": {"used_percentage": 37, "resets_at": 1795446000}, "seven_day": {"used_percentage": 12, "resets_at": "2026-11-27T09:00:00Z"}}}""";

        Assert.Equal("five-hour=37 weekly=12", Used(Read(body)));
        Assert.Equal("five-hour=37 weekly=12", Used(Read($$"""{"cachedUsageUtilization": {"fetchedAtMs": 1795429800000, "utilization": {{body}} } }""")));
        Assert.Equal("five-hour=37 weekly=12", Used(Read(piped)));
        Assert.Equal(Read(body).Readings[1].ResetsAt, Read(piped).Readings[1].ResetsAt);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.01", 0.0001)]
    [InlineData("0.5", 0.005)]
    [InlineData("1", 0.01)]
    [InlineData("1.0", 0.01)]
    [InlineData("100", 1)]
    [InlineData("105.5", 1.055)]
    public void Utilization_is_a_percentage_however_small(string utilization, decimal share) =>
        Assert.Equal(share, Assert.Single(Read($$"""{"five_hour": {"utilization": {{utilization}}, "resets_at": "2026-11-23T15:00:00Z"} }""").Readings).Utilization);

    [Fact]
    public void A_window_of_null_is_no_window_and_one_without_use_or_reset_has_not_begun()
    {
        var result = Read("""{"five_hour": {"utilization": 0, "resets_at": null}, "seven_day": null, "seven_day_opus": {"utilization": null, "resets_at": null}}""");

        Assert.Null(result.Failure);
        Assert.Equal(("five-hour", Condition.NotStarted), (Assert.Single(result.Readings).Meter, result.Readings[0].Condition));
    }

    [Fact]
    public void The_list_of_limits_stands_in_for_windows_that_are_missing_and_never_beside_them() => Assert.Equal(
        "five-hour=37 weekly=40", Used(Read($$"""{ {{FiveHours}}, "limits": [{"kind": "weekly_all", "percent": 40}, {"kind": "session", "percent": 99}] }""")));

    [Fact]
    public void A_model_is_shown_once_and_raises_no_alarm()
    {
        const string opus = """ "seven_day_opus": {"utilization": 30, "resets_at": null} """;
        const string rows = """ "limits": [{"kind": "weekly_scoped", "percent": 31, "scope": {"model": {"display_name": "Opus"}}}, {"kind": "weekly_scoped", "percent": 5, "scope": {"model": {"display_name": "All models"}}}] """;

        var reading = Assert.Single(Read($"{{{opus}, {rows}}}").Readings);

        Assert.Equal(("weekly-opus", "Opus", Role.Info, 30m), (reading.Meter, reading.Scope, reading.Role, reading.Used));
    }

    [Fact]
    public void A_window_with_a_code_name_is_shown_under_it_and_what_is_no_window_is_not()
    {
        var result = Read($$"""{ {{Week}}, "cinder_cove": {"utilization": 61.5}, "amber_ladder": ["a"], "nimbus_quill": true, "tangelo": {"utilization": "high"}, "extra": 7 }""");

        Assert.Null(result.Failure);
        Assert.Equal("weekly=12 cinder-cove=61.5", Used(result));
        Assert.Equal(("cinder_cove", Role.Info), (result.Readings[1].Label, result.Readings[1].Role));
    }

    [Theory]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": 5000, "used_credits": 1234.0, "currency": "USD", "decimal_places": 2}}""", "12.34 of 50 USD Normal")]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": 5000, "used_credits": 1234, "currency": "JPY", "decimal_places": 0}}""", "1234 of 5000 JPY Normal")]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": 5000, "used_credits": 1234, "currency": "KWD", "decimal_places": 3}}""", "1.234 of 5 KWD Normal")]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": null, "used_credits": 1234, "currency": "USD", "decimal_places": 2}}""", "12.34 of  USD Unlimited")]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": 5000, "used_credits": 1234}}""", "12.34 of 50 USD Normal estimated")]
    [InlineData("""{"extra_usage": {"is_enabled": true, "monthly_limit": 5000, "used_credits": 1, "currency": "USD", "decimal_places": 2, "disabled_reason": "out_of_credits"}}""", "0.01 of 50 USD Exhausted")]
    [InlineData("""{"spend": {"enabled": true, "used": {"amount_minor": 1234, "currency": "USD", "exponent": 2}, "limit": null}, "extra_usage": {"is_enabled": true, "used_credits": 9}}""", "12.34 of  USD Unlimited")]
    [InlineData("""{"spend": {"enabled": true, "used": {"amount_minor": 1234, "currency": "USD", "exponent": 3}, "limit": {"amount_minor": 5000, "currency": "USD", "exponent": 2}}}""", "1.234 of 50 USD Normal")]
    public void Extra_usage_counts_in_the_smallest_unit_of_its_currency(string body, string expected)
    {
        var reading = Assert.Single(Read(body).Readings);

        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{reading.Used} of {reading.Limit} {reading.Unit} {reading.Condition}{(reading.Estimated ? " estimated" : "")}"));
        Assert.Equal(("extra-usage", Role.Fallback), (reading.Meter, reading.Role));
    }

    [Theory]
    [InlineData("""{"five_hour": null, "extra_usage": {"is_enabled": false, "used_credits": 5}}""", "no_data")]
    [InlineData("""{"five_hour": null, "spend": {"enabled": false, "used": {"amount_minor": 5, "exponent": 2}}}""", "no_data")]
    [InlineData("{}", "no_data")]
    [InlineData("""{"rate_limits": {}}""", "no_data")]
    [InlineData("""{"windows": [1]}""", "unrecognized")]
    [InlineData("""{"five_hour": {"used": 37}}""", "unrecognized")]
    [InlineData("""{"five_hour": true}""", "unrecognized")]
    [InlineData("[]", "unrecognized")]
    public void An_answer_without_windows_is_never_zero_percent(string body, string state)
    {
        var result = Read(body);

        Assert.Empty(result.Readings);
        Assert.Equal(state, result.Failure!.State.Name);
    }

    [Theory]
    [InlineData("max", "default_claude_max_20x", "Max 20x")]
    [InlineData("max", "default_claude_max_5x", "Max 5x")]
    [InlineData("pro", "default_claude_ai", "Pro")]
    [InlineData("enterprise", null, "Enterprise")]
    [InlineData(null, "default_claude_max_20x", null)]
    public void The_plan_is_what_the_login_says(string? type, string? tier, string? plan) => Assert.Equal(
        plan,
        Read($"{{{Week}}}", [.. new[] { ("subscription_type", type), ("rate_limit_tier", tier) }.Where(setting => setting.Item2 is not null).Select(setting => (setting.Item1, setting.Item2!))]).Plan);
}
