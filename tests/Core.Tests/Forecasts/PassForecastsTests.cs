using System.Text.Json;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

public sealed class PassForecastsTests
{
    static readonly SeriesHistory History = Hourly(200, left: 60, Uneven);

    [Fact]
    public void The_reading_just_made_is_where_a_forecast_starts()
    {
        var forecast = Find(Account(left: 59.5m, at: Now.AddMinutes(30)), History);

        Assert.Equal(Now.AddMinutes(30), forecast.ObservedAt);
        Assert.InRange((forecast.ExhaustedAt!.Value.Median!.Value - Now).TotalHours, 58, 63);
    }

    [Fact]
    public void A_kept_reading_that_is_recorded_already_is_not_counted_twice() =>
        Assert.Equivalent(Forecaster.Of(History, Now.AddHours(1)), Find(Account(left: 60, at: Now), History));

    [Fact]
    public void Another_identity_has_no_part_in_the_history() =>
        Assert.Equal(ForecastState.TooLittle, Find(Account(left: 30, at: Now.AddMinutes(30)) with { Identity = "b" }, History with { Identity = "a" }).State);

    [Fact]
    public void Another_unit_has_no_part_in_the_history() =>
        Assert.Equal(ForecastState.TooLittle, Find(Account(left: 30, at: Now.AddMinutes(30)), History with { Unit = "USD" }).State);

    [Fact]
    public void A_grant_that_expires_is_known_by_what_the_provider_says_now()
    {
        var account = Account(left: 60, at: Now);
        account = account with { Meters = [account.Meters[0] with { Reading = account.Meters[0].Reading with { ExpiresAt = Now.AddHours(20) } }] };

        Assert.InRange(Find(account, History).UnspentAtEnd!.Value.Median!.Value, 38, 42);
    }

    [Fact]
    public void In_json_a_forecast_is_a_key_only_where_it_was_asked_for_and_null_where_there_is_none()
    {
        var account = Account(left: 60, at: Now);
        account = account with { Meters = [.. account.Meters, new(Reading.Of(MeterKind.Rate, "requests", "Requests", "requests", "headers", Now), Status.Info, State.Ok, null, "")] };

        var asked = Meters(account.ToRecord(PassForecasts.Of([account], [History], Now)));
        var unasked = Meters(account.ToRecord());

        Assert.Equal("ok", asked[0].GetProperty("forecast").GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, asked[1].GetProperty("forecast").ValueKind);
        Assert.All(unasked, meter => Assert.False(meter.TryGetProperty("forecast", out _)));
    }

    [Fact]
    public void A_forecast_in_json_reads_back()
    {
        var account = Account(left: 60, at: Now);
        var written = JsonSerializer.Serialize(account.ToRecord(PassForecasts.Of([account], [History], Now)), WireJson.Compact.AccountRecord);

        var read = JsonSerializer.Deserialize(written, WireJson.Compact.AccountRecord)!;

        Assert.Equal(written, JsonSerializer.Serialize(read, WireJson.Compact.AccountRecord));
    }

    static Forecast Find(Snapshot account, SeriesHistory history) => PassForecasts.Of([account], [history], Now.AddHours(1)).Find(account.Id, "balance")!;

    static List<JsonElement> Meters(AccountRecord account) =>
        [.. JsonDocument.Parse(JsonSerializer.Serialize(account, WireJson.Compact.AccountRecord)).RootElement.GetProperty("meters").EnumerateArray()];

    static Snapshot Account(decimal left, DateTimeOffset at) => new()
    {
        Id = Id,
        ProviderName = "GLM",
        AsciiName = "GLM",
        Status = Status.Ok,
        State = State.Ok,
        Meters = [new(Reading.Of(MeterKind.Balance, "balance", "Balance", "CNY", "api", at) with { Remaining = left }, Status.Ok, State.Ok, null, "")],
    };
}
