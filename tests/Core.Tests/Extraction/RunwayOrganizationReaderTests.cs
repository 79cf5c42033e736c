using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class RunwayOrganizationReaderTests
{
    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "runway-organization" });

    [Fact]
    public void A_model_that_was_not_used_is_zero_and_no_list_of_use_is_unknown()
    {
        const string answer = """{"creditBalance": 1, "tier": {"models": {"a": {"maxDailyGenerations": 5}}}, "usage": %}""";

        Assert.Equal(0m, Read(answer.Replace("%", """{"models": {}}""")).Readings[^1].Used);
        Assert.Null(Read(answer.Replace("%", "null")).Readings[^1].Used);
        Assert.Null(Read(answer.Replace("%", """{"models": {"a": {"generations": 4}}}""")).Readings[^1].Used);
    }

    [Fact]
    public void The_worth_of_credits_is_exact_and_an_estimate()
    {
        var worth = Read("""{"creditBalance": 123456789012345678901234567}""").Readings[1];

        Assert.Equal((1234567890123456789012345.67m, "USD", true, Role.Info), (worth.Remaining!.Value, worth.Unit, worth.Estimated, worth.Role));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"creditBalance": null}""")]
    [InlineData("""{"creditBalance": {"amount": 5}}""")]
    public void Without_a_balance_the_path_is_named(string body) =>
        Assert.Equal("the answer of wallet/report has no $.creditBalance", Read(body).Failure!.Message);
}
