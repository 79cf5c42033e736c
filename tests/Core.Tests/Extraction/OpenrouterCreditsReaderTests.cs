using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class OpenrouterCreditsReaderTests
{
    const string Zeros = """{"data": {"total_credits": 0, "total_usage": 0}}""";

    static AnswerResult Read(string credits, string? key = null)
    {
        var request = Sample.Report with { Reader = "openrouter-credits", Join = ["key"] };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer(credits), new()
        {
            Account = Sample.Account(),
            Source = "wallet",
            Now = Sample.Now,
            Answers = key is null ? new Dictionary<string, Answer>() : new() { ["key"] = Sample.Answer(key, request: "key") },
        });
    }

    [Fact]
    public void The_balance_is_what_was_bought_less_what_was_used()
    {
        var reading = Assert.Single(Read("""{"data": {"total_credits": 150.0, "total_usage": 112.3456}}""").Readings);

        Assert.Equal((37.6544m, 112.3456m, 150m, LimitSource.Lifetime), (reading.Remaining, reading.Used, reading.Limit, reading.LimitSource));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"data": {"usage": 214.0377, "is_management_key": true}}""")]
    [InlineData("""{"data": {"usage": 0, "is_management_key": false}}""")]
    [InlineData("""{"data": {"usage": 0}}""")]
    [InlineData("not json")]
    public void Nothing_of_nothing_is_unknown_unless_a_management_key_has_spent_nothing(string? key)
    {
        var result = Read(Zeros, key);

        Assert.Empty(result.Readings);
        Assert.Null(result.Failure);
    }

    [Theory]
    [InlineData("is_management_key")]
    [InlineData("is_provisioning_key")]
    public void A_management_key_that_has_spent_nothing_has_a_balance_of_0(string name) =>
        Assert.Equal(0, Assert.Single(Read(Zeros, $$"""{"data": {"usage": 0, "{{name}}": true} }""").Readings).Remaining);

    [Theory]
    [InlineData("""{"data": {"total_usage": 1}}""", "$.data.total_credits")]
    [InlineData("""{"data": {"total_credits": 1, "total_usage": null}}""", "$.data.total_usage")]
    [InlineData("[]", "$.data.total_credits")]
    public void Half_of_the_balance_is_not_understood(string body, string path)
    {
        var result = Read(body);

        Assert.Equal(State.Unrecognized, result.Failure!.State);
        Assert.Contains(path, result.Failure.Message, StringComparison.Ordinal);
    }
}
