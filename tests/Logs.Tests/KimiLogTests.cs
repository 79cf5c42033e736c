using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

public sealed class KimiLogTests
{
    const string Path = "h/s/wire.jsonl";

    [Theory]
    [InlineData("default_model = \"kimi-k2\"", "kimi-k2")]
    [InlineData("default_model='kimi-k2'   # the usual one", "kimi-k2")]
    [InlineData("\uFEFFdefault_model = \"moonshot/kimi-k2\"\r\n", "kimi-k2")]
    [InlineData("default_model = \"a\"\n[models.\"a\"]\nmodel = \"real\"\n[models.\"b\"]\nmodel = \"other\"", "real")]
    [InlineData("default_model = \"a\"\n[ models.a ]\nmodel = \"x\"\n[models.a]\nprovider = \"p\"\nmodel = \"real\"", "real")]
    [InlineData("[loop]\ndefault_model = \"inner\"", "kimi-for-coding")]
    [InlineData("default_model = \"\"", "kimi-for-coding")]
    [InlineData("default_model = kimi", "kimi-for-coding")]
    [InlineData("# default_model = \"x\"", "kimi-for-coding")]
    [InlineData("default_model = \"half", "kimi-for-coding")]
    public void The_model_is_the_one_in_the_configuration(string toml, string model)
    {
        var batch = InlineLogs.Read("kimi", Path, Status(1783418405.5m), ("../config.toml", toml));

        Assert.Equal(model, batch.Texts[Assert.Single(batch.Records).Model]);
        Assert.True(batch.Records[0].Marks.HasFlag(RecordMarks.AssumedModel));
    }

    [Fact]
    public void Without_a_configuration_the_model_is_the_one_of_the_subscription() =>
        Assert.Equal("kimi-for-coding", InlineLogs.Read("kimi", Path, Status(1783418405.5m)).Texts[1]);

    [Theory]
    [InlineData("1783418405.5", 1783418405500)]
    [InlineData("1783418405", 1783418405000)]
    [InlineData("1783418405.1239999", 1783418405123)]
    public void Seconds_have_a_fraction(string seconds, long at) =>
        Assert.Equal(at, Assert.Single(InlineLogs.Read("kimi", Path, Status(decimal.Parse(seconds))).Records).At);

    [Fact]
    public void A_message_that_stands_in_two_sessions_counts_once()
    {
        var ledger = InlineLogs.Merge("kimi", ("h/s1/wire.jsonl", Status(1783418405m)), ("h/s2/wire.jsonl", Status(1783418405m)));

        Assert.Equal("s1", ledger.Texts[Assert.Single(ledger.Events).Record.Session]);
    }

    [Fact]
    public void A_model_named_before_is_remembered_when_reading_goes_on()
    {
        var batch = new LogBatch();
        var first = (ILineReader)InlineLogs.Format("kimi").Open(InlineLogs.File("w/s/wire.jsonl"), batch, []);
        first.Read("{\"type\":\"config.update\",\"modelAlias\":\"kimi-code/kimi-k2.6\"}\n"u8);

        ((ILineReader)InlineLogs.Format("kimi").Open(InlineLogs.File("w/s/wire.jsonl"), batch, first.State))
            .Read("{\"type\":\"step.end\",\"time\":1783504805000,\"uuid\":\"u\",\"usage\":{\"inputOther\":1}}\n"u8);

        Assert.Equal("kimi-k2.6", batch.Texts[Assert.Single(batch.Records).Model]);
        Assert.Equal(RecordMarks.None, batch.Records[0].Marks);
    }

    static string Status(decimal seconds) =>
        $$$$$"""{"timestamp":{{{{{seconds}}}}},"message":{"type":"StatusUpdate","payload":{"token_usage":{"input_other":9,"output":1},"message_id":"chatcmpl-1"}}}""" + "\n";
}
