using System.Text;
using CsCheck;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ExtractorTests
{
    static readonly RequestDefinition Request = Sample.Report with
    {
        Faults =
        [
            new() { When = FilterDefinition.Parse("$.code == 1000"), State = State.Auth, Message = Sample.Path("$.msg") },
            new() { Statuses = [404], State = State.NoData, Then = FaultAction.Skip },
            new() { When = FilterDefinition.Parse("$.code == 500"), State = State.NoPlan, Then = FaultAction.Next, Advice = "Buy one." },
        ],
        Readings = [Sample.Balance("$.left")],
    };

    static AnswerResult Read(string body, int status = 200, params IEnumerable<(string, string)> headers) => Sample.Read(
        Sample.Answer(body, status) with { Headers = headers.ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase) }, Request);

    [Fact]
    public void A_fault_inside_a_200_is_a_failure_and_no_number()
    {
        var result = Read("""{"code": 1000, "msg": "身份验证失败\u001b[0m", "left": 7}""");

        Assert.Empty(result.Readings);
        Assert.Equal(FaultAction.Stop, result.Then);
        Assert.Equal(new PollFailure(State.Auth, "api.acme.test/api/report: the key in ACME_API_KEY was refused (\"身份验证失败[0m\"). "
            + "Create a new one, then run \"fuelgauge check acme/work\"."), result.Failure);
    }

    [Fact]
    public void The_first_rule_that_fits_decides_also_over_the_status()
    {
        Assert.Equal((State.NoData, FaultAction.Skip), Outcome(Read("not there", 404)));
        Assert.Equal((State.NoPlan, FaultAction.Next), Outcome(Read("""{"code": 500}""", 500)));
        Assert.Equal("there is no plan to show. Buy one.", Read("""{"code": 500}""").Failure!.Message);
    }

    [Theory]
    [InlineData(401, "auth", FaultAction.Stop)]
    [InlineData(403, "auth", FaultAction.Stop)]
    [InlineData(400, "unrecognized", FaultAction.Next)]
    [InlineData(429, "throttled", FaultAction.Stop)]
    [InlineData(500, "provider_error", FaultAction.Next)]
    [InlineData(503, "provider_error", FaultAction.Next)]
    public void Without_a_rule_the_status_decides(int status, string state, FaultAction then) =>
        Assert.Equal((new State(state), then), Outcome(Read("""{"left": 7}""", status)));

    [Theory]
    [InlineData("""{"gift": 3}""", 0)]
    [InlineData("""{"left": 7}""", 1)]
    [InlineData("""{"left": 7, "gift": 3}""", 2)]
    public void Side_meters_are_shown_beside_the_number_they_belong_to_and_never_instead(string body, int readings)
    {
        var gift = Sample.Balance("$.gift") with { Id = "balance-granted", Role = Role.Info, IsOptional = true };

        var result = Sample.Read(Sample.Answer(body), Sample.Report with { Readings = [Sample.Balance("$.left"), gift] });

        Assert.Equal(readings, result.Readings.Count);
        Assert.Equal(readings == 0 ? "the answer of wallet/report has no $.left" : null, result.Failure?.Message);
    }

    [Fact]
    public void An_endpoint_that_is_gone_is_named()
    {
        var result = Sample.Read(Sample.Answer("{}", 404), Sample.Report with { Url = "{host}/api/report?key=1" });

        Assert.Equal(State.Unrecognized, result.Failure!.State);
        Assert.StartsWith("404 from api.acme.test/api/report: wallet/report is not there", result.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData("Mon, 23 Nov 2026 10:31:00 GMT", 60)]
    [InlineData("Mon, 23 Nov 2026 10:29:00 GMT", null)]
    public void Retry_After_is_seconds_or_a_date(string header, int? seconds) =>
        Assert.Equal(seconds, Read("", 429, ("retry-after", header)).Failure!.RetryAfter?.TotalSeconds);

    [Fact]
    public void A_web_page_with_403_is_a_firewall_and_says_nothing_of_the_key()
    {
        var failure = Read(" <!DOCTYPE html><title>Just a moment</title>", 403).Failure!;

        Assert.Equal(State.Unrecognized, failure.State);
        Assert.Contains("the key was not judged", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("<html></html>", "is a web page, not JSON")]
    [InlineData("balance: 7", "is not JSON")]
    [InlineData("""{"left": 7""", "breaks off in the middle")]
    [InlineData("""{"left": 7, "left": 8}""", "names one thing twice")]
    [InlineData("""{"left": 7, "rows": {"\ud800": 8}}""", "holds a name that is no text")]
    public void A_body_that_is_not_JSON_is_said_to_be_what_it_is(string body, string words) =>
        Assert.StartsWith($"the answer of wallet/report {words}", Read(body).Failure!.Message, StringComparison.Ordinal);

    [Fact]
    public void JSON_deeper_than_64_levels_is_not_read() =>
        Assert.Contains("nests deeper than 64 levels", Read(new string('[', 10_000)).Failure!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_that_visits_too_much_costs_one_reading()
    {
        var body = "{\"left\": 1, \"rows\": [" + string.Join(",", Enumerable.Repeat("{\"a\":1}", 200_000)) + "]}";

        var result = Sample.Read(body, Sample.Balance("$.left"), Sample.Balance("$.rows[*].a"));

        Assert.Equal(1, Assert.Single(result.Readings).Remaining);
        Assert.Contains("costs too much to read", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_meters_are_not_made() =>
        Assert.Equal(65, Sample.Read("[" + string.Join(",", Enumerable.Range(0, 1000)) + "]",
            Sample.Balance("@") with { Each = JsonPath.Parse("$[*]") }).Readings.Count);

    [Fact]
    public void Some_readings_are_read_where_others_are_missing()
    {
        var result = Sample.Read("""{"left": 7}""", Sample.Balance("$.left"), Sample.Window("$.week.percent"));

        Assert.Equal(7, Assert.Single(result.Readings).Remaining);
        Assert.Equal("the answer of wallet/report has no $.week.percent", result.Failure!.Message);
        Assert.Equal(FaultAction.Next, result.Then);
    }

    [Fact]
    public void Plan_identity_and_kept_values_are_read()
    {
        var request = Request with
        {
            Plan = Sample.Path("$.plan"),
            Identity = Sample.Path("$.id"),
            Keep = [new("team", Sample.Path("$.team"), TimeSpan.FromHours(24)), new("none", Sample.Path("$.none"), TimeSpan.FromHours(24))],
        };

        var result = Sample.Read(Sample.Answer("""{"left": 1, "plan": "Pro\n Max", "id": 42, "team": "a/b"}"""), request);

        Assert.Equal("Pro Max", result.Plan);
        Assert.Equal("42", result.AccountIdentity);
        Assert.Equal(new("a/b", Sample.Now.AddHours(24)), Assert.Single(result.Keep).Value);
    }

    [Theory]
    [InlineData(Sample.Key)]
    [InlineData("projects/" + Sample.Key + "/x")]
    [InlineData("0123456789AB")]
    public void A_value_that_repeats_the_key_is_not_kept(string value)
    {
        var request = Request with { Keep = [new("team", Sample.Path("$.team"), TimeSpan.FromHours(24))] };

        Assert.Empty(Sample.Read(Sample.Answer($$"""{"left": 1, "team": "{{value}}"}"""), request).Keep);
    }

    [Fact]
    public void No_body_at_all_throws()
    {
        var odd = Gen.OneOf([.. new[] { "{", "}", "[", "]", "\"", ":", ",", "1e9", "0E-9", "null", "\\ud800", "\"left\"", "<", "﻿", "\0", "-", "1e999999999" }.Select(Gen.Const)]);
        odd.Array[0, 30].Select(string.Concat).Sample(body =>
        {
            var result = Read(body);
            Assert.True(result.Failure is not null || result.Readings.Count > 0);
        });
    }

    [Fact]
    public void No_bytes_at_all_throw() => Gen.Byte.Array[0, 64].Sample(bytes =>
        Assert.NotNull(Sample.Read(Sample.Answer("") with { Body = bytes }, Request)));

    [Fact]
    public void A_byte_order_mark_is_no_obstacle() =>
        Assert.Single(Sample.Read(Sample.Answer("") with { Body = Encoding.UTF8.GetPreamble().Concat("""{"left": 1}"""u8.ToArray()).ToArray() }, Request).Readings);

    static (State, FaultAction) Outcome(AnswerResult result) => (result.Failure!.State, result.Then);

    [Fact]
    public void A_fault_may_say_how_long_not_to_ask_again()
    {
        var request = Sample.Report with { Faults = [new() { Statuses = [404], State = State.NoPlan, RetryAfter = TimeSpan.FromHours(24) }] };

        Assert.Equal(TimeSpan.FromHours(24), Sample.Read(Sample.Answer("{}", 404), request).Failure?.RetryAfter);
    }

    [Fact]
    public void A_notice_without_words_of_its_own_is_still_one()
    {
        var request = Sample.Report with { Readings = [Sample.Balance("$.left")], Notices = [new(FilterDefinition.Parse("$.overdue == true"), Sample.Path("$.why"))] };

        Assert.Equal(["card \u001b[31mdeclined".Replace("\u001b", "", StringComparison.Ordinal)], Sample.Read(Sample.Answer("""{"left": 1, "overdue": true, "why": "card \u001b[31mdeclined"}"""), request).Notices);
        Assert.Equal(["the answer of wallet/report holds a warning without words"], Sample.Read(Sample.Answer("""{"left": 1, "overdue": true}"""), request).Notices);
        Assert.Empty(Sample.Read(Sample.Answer("""{"left": 1, "overdue": false}"""), request).Notices);
    }
}
