using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>Answers read beside each other.</summary>
public sealed class JoinTests
{
    static readonly RequestDefinition Report = Sample.Report with
    {
        Join = ["status", "subscription"],
        Readings = [new() { Kind = MeterKind.Balance, Remaining = Sample.Path("$.report.left"), Limit = Sample.Path("$.subscription.total"), Unit = Sample.Path("$.status.currency") }],
        Faults = [new() { When = FilterDefinition.Parse("$.code == 7"), State = State.Auth }],
        Notices = [new(FilterDefinition.Parse("$.status.overdue == true"), Sample.Constant("the last payment failed"))],
    };

    static AnswerResult Read(string body, params IReadOnlyList<Answer> earlier) => Extractor.Read(Sample.Source(Report), Report, Sample.Answer(body),
        new() { Account = Sample.Account(), Source = "wallet", Now = Sample.Now, Answers = earlier.ToDictionary(answer => answer.Request) });

    [Fact]
    public void Readings_and_notices_see_every_answer_by_its_request()
    {
        var result = Read("""{"left": 3}""", Sample.Answer("""{"currency": "EUR", "overdue": true}""", request: "status"), Sample.Answer("""{"total": 9}""", request: "subscription"));

        Assert.Equal(("EUR", 3m, 9m), (result.Readings[0].Unit, result.Readings[0].Remaining!.Value, result.Readings[0].Limit!.Value));
        Assert.Equal(["the last payment failed"], result.Notices);
    }

    [Fact]
    public void An_answer_that_was_not_given_is_absent()
    {
        var result = Read("""{"left": 3}""", Sample.Answer("""{"currency": "EUR"}""", request: "status"));

        Assert.Null(Assert.Single(result.Readings).Limit);
        Assert.Null(result.Failure);
        Assert.Empty(result.Notices);
    }

    [Fact]
    public void Faults_are_about_the_own_answer() =>
        Assert.Equal(State.Auth, Read("""{"code": 7}""", Sample.Answer("""{"currency": "EUR"}""", request: "status")).Failure?.State);

    [Fact]
    public void An_answer_as_deep_as_one_may_be_is_joined()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 62)) + string.Concat(Enumerable.Repeat("]", 62));

        var result = Read($$"""{"left": 3, "deep": {{deep}}}""", Sample.Answer("""{"currency": "EUR"}""", request: "status"));

        Assert.Equal(3m, Assert.Single(result.Readings).Remaining);
    }
}
