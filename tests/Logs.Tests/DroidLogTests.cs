namespace Fuelgauge.Logs.Tests;

public sealed class DroidLogTests
{
    [Theory]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4-5-20250929")]
    [InlineData("gpt-5.2", "gpt-5.2")]
    [InlineData("custom:GPT-5.2 [Acme]", "gpt-5-2")]
    [InlineData("custom:My  Model-", "my-model")]
    public void A_model_of_the_users_own_loses_its_decoration(string model, string name)
    {
        var batch = InlineLogs.Read("droid", "a/s.settings.json", Settings($"\"model\":\"{model}\","));

        Assert.Equal(name, batch.Texts[Assert.Single(batch.Records).Model]);
    }

    [Fact]
    public void Without_a_model_the_lines_beside_are_asked_as_far_as_the_five_hundredth()
    {
        var near = string.Concat(Enumerable.Repeat("{}\n", 499)) + "{\"text\":\"Model: GPT-5.2 [OpenAI]\"}\n";

        var found = InlineLogs.Read("droid", "a/s.settings.json", Settings(""), ("a/s.jsonl", near));
        var missed = InlineLogs.Read("droid", "a/s.settings.json", Settings(""), ("a/s.jsonl", "{}\n" + near));

        Assert.Equal("gpt-5-2", found.Texts[found.Records[0].Model]);
        Assert.Equal("", missed.Texts[missed.Records[0].Model]);
    }

    [Theory]
    [InlineData("\"providerLockTimestamp\":\"2026-07-09T10:00:00.000Z\",", "2026-07-09T10:00:00Z")]
    [InlineData("\"providerLockTimestamp\":\"soon\",", "2026-07-20T12:00:00Z")]
    [InlineData("", "2026-07-20T12:00:00Z")]
    public void A_session_is_dated_when_its_provider_was_chosen_else_when_it_was_written(string member, string at) =>
        Assert.Equal(DateTimeOffset.Parse(at).ToUnixTimeMilliseconds(), Assert.Single(InlineLogs.Read("droid", "s.settings.json", Settings(member)).Records).At);

    [Theory]
    [InlineData("")]
    [InlineData("{\"providerLock\":\"openai\",\"tokenUsage\":{\"inputTokens\":0}}")]
    [InlineData("{\"providerLock\":\"openai\"}")]
    [InlineData("{\"tokenUsage\":{\"inputTokens\":-1}}")]
    [InlineData("[]")]
    public void A_file_that_fell_to_nothing_is_half_written(string settings)
    {
        var batch = InlineLogs.Read("droid", "s.settings.json", settings);

        Assert.Equal((0, 1), (batch.Records.Count, batch.Skipped));
    }

    [Fact]
    public void A_session_that_has_not_asked_anything_yet_is_whole()
    {
        var batch = InlineLogs.Read("droid", "s.settings.json", "{\"model\":\"gpt-5.2\",\"tokenUsage\":{\"inputTokens\":0}}");

        Assert.Equal((0, 0), (batch.Records.Count, batch.Skipped));
    }

    static string Settings(string members) => $"{{{members}\"providerLock\":\"openai\",\"tokenUsage\":{{\"inputTokens\":5,\"outputTokens\":2,\"thinkingTokens\":1}}}}";
}
