using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class NamedWindowsTests
{
    static AnswerResult Read(string reader, string body, DateTimeOffset? at = null) =>
        Sample.Read(Sample.Answer(body) with { ObservedAt = at ?? Sample.Now }, Sample.Report with { Reader = reader });

    [Fact]
    public void A_window_that_is_null_or_missing_is_not_there()
    {
        Assert.Equal(["weekly"], Read("opencode-go", """{"usage": {"rolling": null, "weekly": {"percent": 0}}}""").Readings.Select(reading => reading.Meter));
        Assert.Equal(0m, Read("opencode-go", """{"usage": {"weekly": {"percent": 0}}}""").Readings[0].Used);
    }

    [Fact]
    public void A_window_that_does_not_say_how_much_is_named_and_hides_no_other()
    {
        var result = Read("ollama-usage", """{"limits": {"session": {"models": []}, "weekly": {"usage": 0.5}}}""");

        Assert.Equal(["weekly"], result.Readings.Select(reading => reading.Meter));
        Assert.Equal("the answer of wallet/report has no $.limits.session.usage", result.Failure!.Message);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.01", "1")]
    [InlineData("1", "100")]
    [InlineData("1.0", "100")]
    [InlineData("0.021", "2.1")]
    public void A_share_of_Ollama_is_a_fraction(string usage, string percent) =>
        Assert.Equal(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), Read("ollama-usage", $$"""{"limits": {"monthly": {"usage": {{usage}} } } }""").Readings[0].Used);

    [Theory]
    [InlineData("2026-11-23T14:59:59Z", "2026-11-23T15:00:00Z")]
    [InlineData("2026-11-23T15:00:00Z", "2026-11-23T20:00:00Z")]
    public void A_session_of_Ollama_ends_at_the_next_fifth_hour_since_1970(string now, string reset)
    {
        var reading = Assert.Single(Read("ollama-usage", """{"limits": {"session": {"usage": 0}}}""", DateTimeOffset.Parse(now)).Readings);

        Assert.Equal((DateTimeOffset.Parse(reset), true), (reading.ResetsAt, reading.Estimated));
        Assert.Equal(0, reading.ResetsAt!.Value.ToUnixTimeSeconds() % 18_000);
    }

    [Theory]
    [InlineData("opencode-go", "{}", "the answer of wallet/report has no $.usage")]
    [InlineData("opencode-go", """{"usage": [1]}""", "the answer of wallet/report has no $.usage")]
    [InlineData("ollama-usage", """{"limits": 5}""", "the answer of wallet/report has no $.limits")]
    public void A_list_that_is_none_is_named(string reader, string body, string message) => Assert.Equal(message, Read(reader, body).Failure!.Message);

    [Fact]
    public void Names_are_cleaned_and_too_many_are_cut_off()
    {
        var windows = string.Join(',', Enumerable.Range(0, 200).Select(index => $"\"w\\u202e{index}\": {{\"percent\": 1}}"));

        var readings = Read("opencode-go", $$"""{"usage": { {{windows}} } }""").Readings;

        Assert.Equal(65, readings.Count);
        Assert.All(readings, reading => Assert.Equal((Role.Info, true), (reading.Role, reading.Label.All(char.IsAsciiLetterOrDigit))));
    }
}
