using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class VeniceBalanceReaderTests
{
    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "venice-balance" });

    static string Roles(string body) => string.Join(' ', Read(body).Readings.Select(reading => $"{reading.Unit}:{reading.Role}"));

    [Theory]
    [InlineData("USD", 4.2, 62.5, "USD:Gate diem:Fallback")]
    [InlineData("DIEM", 4.2, 62.5, "USD:Fallback diem:Gate")]
    [InlineData("DIEM", 0, 62.5, "USD:Info diem:Gate")]
    [InlineData("BUNDLED_CREDITS", 4.2, 0, "USD:Fallback diem:Info")]
    public void What_is_consumed_is_the_gate_and_an_empty_other_one_is_no_alarm(string consumed, double usd, double diem, string roles) =>
        Assert.Equal(roles, Roles(FormattableString.Invariant(
            $$"""{"canConsume": true, "consumptionCurrency": "{{consumed}}", "balances": {"usd": {{usd}}, "diem": {{diem}} }, "diemEpochAllocation": 100}""")));

    [Fact]
    public void Only_canConsume_says_that_nothing_is_left()
    {
        var reading = Assert.Single(Read("""{"canConsume": false, "consumptionCurrency": null, "balances": {"usd": "0.004", "diem": 0}, "diemEpochAllocation": 0}""").Readings);

        Assert.Equal((Condition.Exhausted, Role.Gate, 0.004m), (reading.Condition, reading.Role, reading.Remaining));
    }

    [Fact]
    public void Nothing_of_all_that_is_told_is_no_alarm_while_the_account_works() =>
        Assert.Equal("no_data", Read("""{"canConsume": true, "consumptionCurrency": "BUNDLED_CREDITS", "balances": {"usd": 0, "diem": 0}, "diemEpochAllocation": 100}""").Failure!.State.Name);

    [Theory]
    [InlineData(true, "no_data")]
    [InlineData(false, "exhausted")]
    public void Balances_of_null_are_unknown(bool canConsume, string state) =>
        Assert.Equal(state, Read($$"""{"canConsume": {{(canConsume ? "true" : "false")}}, "balances": {"usd": null, "diem": null} }""").Failure!.State.Name);

    [Theory]
    [InlineData("""{"canConsume": true}""", "$.balances")]
    [InlineData("""{"balances": {"usd": 1}}""", "$.canConsume")]
    public void Another_shape_is_named(string body, string path) => Assert.Contains(path, Read(body).Failure!.Message, StringComparison.Ordinal);
}
