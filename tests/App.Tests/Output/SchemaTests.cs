using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Totals;
using Fuelgauge.Core.Usage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class SchemaTests
{
    [Fact]
    public void Check_output_fits_its_schema()
    {
        Assert.Empty(Faults("check", CheckFormats.ByName["json"](Result(Mixed), Canvas.Plain).Text));
        Assert.Empty(Faults("check", CheckFormats.ByName["json"](Result(Mixed) with { IsDemo = true }, Canvas.Plain).Text));
        var pool = Result([.. Mixed.Select(account => account with { Pool = "team" })]);
        var rates = new ExchangeRates("USD", new DateOnly(2026, 11, 20), new Dictionary<string, decimal> { ["CNY"] = 0.1407m });
        Assert.Empty(Faults("check", CheckFormats.ByName["json"](pool with { TotalIn = EstimatedTotal.Of(pool.Totals, "EUR", rates) }, Canvas.Plain).Text));
        Assert.Empty(Faults("check", CheckFormats.ByName["json"](pool with { TotalIn = EstimatedTotal.Of(pool.Totals, "USD", rates) }, Canvas.Plain).Text));
    }

    [Fact]
    public void A_line_of_ndjson_is_an_account_with_schema_and_time()
    {
        foreach (var line in CheckFormats.ByName["ndjson"](Result(Mixed) with { IsDemo = true }, Canvas.Plain).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.StartsWith("""{"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00.000Z","demo":true,"id":""", line, StringComparison.Ordinal);
            Assert.Empty(Faults("check", $$"""{"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00.000Z","accounts":[{{line}}]}"""));
        }
    }

    [Fact]
    public void A_check_with_forecasts_fits_its_schema() => Assert.Empty(Faults("check", CheckFormats.ByName["json"](ForecastTests.Asked, Canvas.Plain).Text));

    [Fact]
    public void Forecast_output_fits_its_schema()
    {
        Assert.Empty(Faults("forecast", ForecastFormats.ByName["json"](ForecastTests.Result, Canvas.Plain)));
        foreach (var line in ForecastFormats.ByName["ndjson"](ForecastTests.Result, Canvas.Plain).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Empty(Faults("forecast", $$"""{"schema":"fuelgauge.forecast/1","as_of":"2026-02-12T08:30:00.000Z","timezone":"UTC","interval":0.8,"meters":[{{line}}]}"""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(HistorySpan.Poll)]
    [InlineData(HistorySpan.Hour)]
    public void History_output_fits_its_schema(HistorySpan? by) =>
        Assert.Empty(Faults("history", HistoryFormats.ByName["json"](by is { } span ? HistoryTests.By(HistoryTests.Day, span) : HistoryTests.Day, Canvas.Plain)));

    [Fact]
    public void Usage_output_fits_its_schema()
    {
        UsageKey[][] groupings = [[UsageKey.Day], [UsageKey.Week, UsageKey.Month, UsageKey.Agent, UsageKey.Model, UsageKey.Project, UsageKey.Session], [UsageKey.Block], [UsageKey.Block, UsageKey.Model]];
        foreach (var keys in groupings)
        {
            foreach (var mode in Enum.GetValues<CostMode>())
                Assert.Empty(Faults("usage", UsageFormats.ByName["json"](UsageSamples.Result(UsageSamples.Query(keys) with { Mode = mode }), Canvas.Plain)));
        }

        Assert.Empty(Faults("usage", UsageFormats.ByName["json"](UsageSamples.Result(new UsageLedger(), UsageSamples.Blocks()), Canvas.Plain)));
    }

    [Fact]
    public void Usage_sources_fit_their_schema()
    {
        var report = UsageSourcesReport.Of("/home/ann", [new("codex", "Codex", ["/home/ann/.codex/sessions"], 3, 1 << 20, Now), new("amp", "Amp", [], 0, 0, null)]);

        Assert.Empty(Faults("usage-sources", JsonSerializer.Serialize(report, WireJson.Indented.UsageSourcesReport)));
    }

    [Theory]
    [InlineData("""{"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00Z","accounts":[]}""")]
    [InlineData("""{"schema":"fuelgauge.check/1","accounts":[]}""")]
    [InlineData("""{"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00.000Z","accounts":[{}]}""")]
    [InlineData("""{"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00.000Z","accounts":[],"more":1}""")]
    public void The_check_of_this_suite_finds_what_does_not_fit(string json) => Assert.NotEmpty(Faults("check", json));

    [Fact]
    public void Every_schema_is_a_draft_2020_12_document()
    {
        Assert.Equal(
            typeof(Schemas).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Schemas.Names.Select(name => $"schemas/{name}"));
        Assert.All(Schemas.Names, name => Assert.Contains("https://json-schema.org/draft/2020-12/schema", Schemas.Find(name), StringComparison.Ordinal));
        Assert.Null(Schemas.Find("nothing"));
    }

    static List<string> Faults(string schema, string json) => JsonShape.Of(schema, json);
}
