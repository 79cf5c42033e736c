using System.Text.Json;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>The corpora that the benchmarks measure on: they can be made again, they add up, and they are read right.</summary>
public sealed class GeneratedCorpusTests
{
    static readonly string[] Sums =
        ["events", "input", "output", "cacheRead", "cacheWrite5m", "cacheWrite1h", "reasoning", "total", "costAuto", "costCalculate", "costDisplay", "unpricedTokens"];

    [Fact]
    public void An_equal_seed_makes_equal_bytes_and_another_does_not()
    {
        using var first = new GeneratedCorpus(7);
        using var again = new GeneratedCorpus(7);
        using var other = new GeneratedCorpus(8);

        Assert.Equal(first.Files.Keys, again.Files.Keys);
        Assert.All(first.Files, file => Assert.Equal(file.Value, again.Files[file.Key]));
        Assert.NotEqual(first.Files["expected.json"], other.Files["expected.json"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_grouping_adds_up_to_the_totals(long seed)
    {
        using var corpus = new GeneratedCorpus(seed);

        foreach (var expected in new[] { corpus.Expected, corpus.ExpectedGrown })
        {
            var agents = expected.GetProperty("agents").EnumerateObject().Select(agent => agent.Value).ToList();
            foreach (var part in agents.Append(expected))
            {
                var days = part.GetProperty("byDay").EnumerateObject().Select(zone => zone.Value);
                foreach (var groups in days.Append(part.GetProperty("byModel")).Append(part.GetProperty("byProject")).Append(part.GetProperty("bySession")))
                    AssertSum(part.GetProperty("totals"), groups.EnumerateObject().Select(group => group.Value));
            }

            AssertSum(expected.GetProperty("totals"), agents.Select(agent => agent.GetProperty("totals")));
            var claude = expected.GetProperty("agents").GetProperty("claude");
            Assert.Equal(Number(claude.GetProperty("totals"), "total"), claude.GetProperty("blocks").EnumerateArray().Sum(block => Number(block, "total")));
        }
    }

    [Fact]
    public void Without_odd_cases_every_line_is_a_json_object()
    {
        using var corpus = new GeneratedCorpus(3, hasExtra: false);

        var logs = corpus.Files.Where(file => file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        Assert.All(logs.SelectMany(log => System.Text.Encoding.UTF8.GetString(log.Value).Split('\n')[..^1]), line =>
        {
            using var document = JsonDocument.Parse(line);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        });
    }

    [Fact]
    public void A_log_grows_by_twenty_lines_a_step_and_never_loses_a_response()
    {
        using var corpus = new GeneratedCorpus(4);

        Assert.True(File.Exists(corpus.GrowingLog));
        Assert.All(corpus.Growths, growth => Assert.Equal(20, growth.Count(letter => letter == '\n')));
        Assert.True(Number(corpus.ExpectedGrown.GetProperty("totals"), "events") > Number(corpus.Expected.GetProperty("totals"), "events") + 20);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Readers_find_what_the_generator_meant(long seed)
    {
        using var corpus = new GeneratedCorpus(seed);

        FixtureTests.AssertTokens(corpus.Expected, PlainScan.Read(corpus.Host, LogFormats.All));

        using (var log = new FileStream(corpus.GrowingLog, FileMode.Append))
        {
            foreach (var growth in corpus.Growths)
                log.Write(growth);
        }

        FixtureTests.AssertTokens(corpus.ExpectedGrown, PlainScan.Read(corpus.Host, LogFormats.All, block: 1000));
    }

    static void AssertSum(JsonElement totals, IEnumerable<JsonElement> parts)
    {
        var all = parts.ToList();
        Assert.All(Sums, sum => Assert.Equal((sum, Number(totals, sum)), (sum, all.Sum(part => Number(part, sum)))));
    }

    static decimal Number(JsonElement sums, string name) => sums.GetProperty(name).GetDecimal();
}
