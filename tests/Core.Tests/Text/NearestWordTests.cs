using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Tests.Text;

public sealed class NearestWordTests
{
    static readonly string[] Words = ["check", "watch", "history", "--format"];

    [Theory]
    [InlineData("chekc", "check")]
    [InlineData("Watch", "watch")]
    [InlineData("histroy", "history")]
    [InlineData("--formt", "--format")]
    public void A_slip_finds_the_word_that_was_meant(string written, string meant) => Assert.Equal(meant, NearestWord.Find(written, Words));

    [Theory]
    [InlineData("")]
    [InlineData("doctor")]
    [InlineData("zz")]
    public void A_word_that_is_not_near_finds_nothing(string written) => Assert.Null(NearestWord.Find(written, Words));

    [Fact]
    public void A_hostile_length_costs_nothing() => Assert.Null(NearestWord.Find(new string('a', 1_000_000), [new string('b', 1_000_000)]));
}
