using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ExaTeamReaderTests
{
    static AnswerResult Read(string keys, string calls)
    {
        var request = Sample.Report with { Id = "key-usage", Reader = "exa-team", Join = ["api-keys"] };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer(calls, request: request.Id), new()
        {
            Account = Sample.Account(),
            Source = "wallet",
            Now = Sample.Now,
            Answers = new Dictionary<string, Answer> { ["api-keys"] = Sample.Answer(keys, request: "api-keys") },
        });
    }

    [Fact]
    public void Costs_in_dollars_are_held_against_budgets_in_cents()
    {
        var readings = Read("""{"apiKeys": [{"id": "k", "name": "agents", "budgetCents": 5000}]}""", """[{"item": "k", "answer": {"total_cost_usd": "14.275"}}]""").Readings;

        Assert.Equal((14.275m, 50m, "agents"), (readings[1].Used!.Value, readings[1].Limit!.Value, readings[1].Scope));
    }

    [Fact]
    public void Every_key_counts_in_the_sum_however_many_there_are()
    {
        var keys = string.Join(',', Enumerable.Range(0, 100).Select(key => $$"""{"id": "k{{key}}", "name": "k{{key}}", "budgetCents": null}"""));
        var calls = string.Join(',', Enumerable.Range(0, 100).Select(key => $$$"""{"item": "k{{{key}}}", "answer": {"total_cost_usd": 0.1}}"""));

        Assert.Equal(10m, Assert.Single(Read($$"""{"apiKeys": [{{keys}}]}""", $"[{calls}]").Readings).Used);
    }

    [Theory]
    [InlineData("""{"keys": []}""", "[]", "has no $['api-keys'].apiKeys")]
    [InlineData("""{"apiKeys": []}""", "{}", "has no $['key-usage']")]
    [InlineData("""{"apiKeys": []}""", """[{"item": "k", "answer": {"cost": 1}}]""", "has no $['key-usage'][*].answer.total_cost_usd")]
    [InlineData("""{"apiKeys": []}""", """[{"item": "k", "answer": {"total_cost_usd": "much"}}]""", "has no $['key-usage'][*].answer.total_cost_usd")]
    public void What_is_missing_is_named(string keys, string calls, string what)
    {
        var result = Read(keys, calls);

        Assert.Empty(result.Readings);
        Assert.EndsWith(what, result.Failure!.Message);
    }

    [Theory]
    [InlineData("true", Condition.Blocked)]
    [InlineData("false", Condition.Normal)]
    public void Over_budget_is_blocked_whatever_the_numbers_say(string isOver, Condition condition)
    {
        var keys = $$"""{"apiKeys": [{"id": "k", "name": "agents", "budgetCents": 5000, "isOverBudget": {{isOver}}}]}""";

        Assert.Equal(condition, Read(keys, """[{"item": "k", "answer": {"total_cost_usd": 1}}]""").Readings[1].Condition);
    }
}
