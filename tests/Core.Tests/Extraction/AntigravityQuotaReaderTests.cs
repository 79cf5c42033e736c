using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>What only the program's own server on the user's machine says, which this program does not ask; everything else is fixtures.</summary>
public sealed class AntigravityQuotaReaderTests
{
    const string Status = """
        {"userStatus": {"email": "dev@example.com",
         "planStatus": {"planInfo": {"planName": "Pro", "monthlyPromptCredits": 1000}, "availablePromptCredits": 640, "availableFlowCredits": 100},
         "userTier": {"id": "g1-pro-tier", "name": "Google AI Pro"},
         "cascadeModelConfigData": {"clientModelConfigs": [
          {"label": "Gemini 3 Pro (High)", "modelOrAlias": {"model": "MODEL_A"}, "quotaInfo": {"remainingFraction": 0.44, "resetTime": "2026-11-29T00:00:00Z"}},
          {"label": "Claude Opus", "modelOrAlias": {"model": "MODEL_B"}, "quotaInfo": {"remainingFraction": 0.8, "resetTime": "2026-11-29T00:00:00Z"}},
          {"label": "Gemini Flash", "quotaInfo": {"resetTime": "2026-11-29T00:00:00Z"}},
          {"label": "Placeholder"}]}}}
        """;

    static AnswerResult Read(string body, int status = 200) => Sample.Read(Sample.Answer(body, status), Sample.Report with { Reader = "antigravity-quota" });

    [Fact]
    public void The_state_of_each_model_is_read_without_a_length_that_nobody_says()
    {
        var result = Read(Status);

        Assert.Equal("Google AI Pro", result.Plan);
        Assert.Equal(
            [
                ("window-gemini-3-pro-high", Role.Gate, 44m, 100m), ("window-claude-opus", Role.Gate, 80m, 100m), ("window-gemini-flash", Role.Gate, null, null),
                ("prompt-credits", Role.Info, 640m, 1000m), ("flow-credits", Role.Info, 100m, null),
            ],
            result.Readings.Select(reading => (reading.Meter, reading.Role, reading.Remaining, reading.Limit)));
        Assert.All(result.Readings, reading => Assert.Null(reading.Length));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero), result.Readings[0].ResetsAt);
    }

    [Fact]
    public void A_server_that_wants_its_own_token_is_a_refusal() =>
        Assert.Equal(State.Auth, Read("""{"code": "unauthenticated", "message": "missing CSRF token"}""", 401).Failure?.State);

    [Theory]
    [InlineData("62")]
    [InlineData("-0.1")]
    [InlineData("null")]
    [InlineData("\"full\"")]
    public void What_is_no_fraction_leaves_its_window_without_numbers(string fraction)
    {
        var result = Read($$"""{"groups": [{"buckets": [{"bucketId": "gemini-5h", "window": "5h", "remainingFraction": {{fraction}}}]}]}""");

        var window = Assert.Single(result.Readings);
        Assert.Equal(("five-hour-gemini", Role.Gate, null, null, null), (window.Meter, window.Role, window.Used, window.Remaining, window.Limit));
        Assert.Null(result.Failure);
    }

    [Fact]
    public void Windows_are_known_by_their_length_wherever_they_stand()
    {
        var result = Read("""{"groups": [{"buckets": [{"bucketId": "3p-weekly", "remainingFraction": 0.5}, {"bucketId": "gemini-x", "window": "5h", "remainingFraction": 0.25}]}]}""");

        Assert.Equal([("weekly-claude-gpt", TimeSpan.FromDays(7)), ("five-hour-gemini", TimeSpan.FromHours(5))], result.Readings.Select(reading => (reading.Meter, reading.Length!.Value)));
    }
}
