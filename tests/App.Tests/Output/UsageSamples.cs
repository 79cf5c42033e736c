using System.Globalization;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Tests.Output;

/// <summary>A week of two agents, with a model of unknown price and a block that runs.</summary>
static class UsageSamples
{
    public static readonly IReadOnlyList<(string Word, string Name)> Agents = [("claude", "Claude Code"), ("codex", "Codex"), ("gemini", "Gemini CLI")];

    public static readonly LogCoverage Coverage = new() { Files = 12, UnreadableFiles = 1, SkippedLines = 3, GoneFiles = 2 };

    /// <summary>Sums of a week; each entry is some responses at one instant.</summary>
    public static UsageLedger Week
    {
        get
        {
            var ledger = new UsageLedger();
            Add("2026-02-06T09:12:00Z", "claude", "claude-opus-4-6", "alpha", 1, 40, 30_000, 410_000, 51_000_000, 3_900_000);
            Add("2026-02-07T13:40:00Z", "codex", "gpt-5.3-codex", "/home/ann/src/a-repository-with-a-long-name/services/billing", 2, 25, 1_250_000, 88_000, 9_700_000, 0);
            Add("2026-02-09T20:05:00Z", "claude", "claude-haiku-4-5-20251001", "alpha", 1, 3, 900, 2_100, 64_000, 12_000);
            Add("2026-02-09T21:30:00Z", "claude", "acme-coder-9", "beta", 3, 2, 710, 77, 0, 0);
            Add("2026-02-11T18:30:00Z", "codex", "acme-coder-9", "/home/ann/src/beta", 4, 1, 5_000, 1_000, 0, 0);
            Add("2026-02-12T06:10:00Z", "claude", "claude-opus-4-6", "alpha", 5, 12, 9_400, 61_000, 7_300_000, 610_000);
            Add("2026-02-12T08:02:00Z", "claude", "claude-haiku-4-5-20251001", "beta", 5, 4, 1_200, 3_000, 90_000, 15_000);
            ledger.ProjectPaths.Add(ledger.Texts.Number("-home-ann-src-alpha"), ledger.Texts.Number("/home/ann/src/alpha"));
            return ledger;

            void Add(string at, string agent, string model, string project, int session, int events, long input, long output, long cacheRead, long cacheWrite)
            {
                for (var index = 0; index < events; index++)
                {
                    ledger.Add(ledger.Texts.Number(agent), new()
                    {
                        At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).AddSeconds(index).ToUnixTimeMilliseconds(),
                        Model = ledger.Texts.Number(model),
                        Project = ledger.Texts.Number(project.StartsWith('/') ? project : "-home-ann-src-" + project),
                        Session = ledger.Texts.Number($"5e55a000-0000-4000-8000-{session:000000000000}"),
                        Input = input,
                        Output = output,
                        CacheRead = cacheRead,
                        CacheWrite1h = cacheWrite,
                    });
                }
            }
        }
    }

    public static UsageQuery Query(params UsageKey[] keys) => new() { Keys = keys, Zone = Samples.Shanghai, Now = Samples.Now };

    public static UsageResult Result(UsageQuery query) => Result(Week, query);

    public static UsageResult Result(UsageLedger ledger, UsageQuery query) => new(UsageGrouping.Of(ledger, query, new Prices()), Coverage)
    {
        Shorten = path => path.Replace("/home/ann", "~", StringComparison.Ordinal),
        NameOfAgent = agent => Agents.First(known => known.Word == agent).Name,
    };

    /// <summary>The blocks of one agent.</summary>
    public static UsageQuery Blocks(params UsageKey[] more) => Query([UsageKey.Block, .. more]) with { Filter = new() { Agents = ["claude"] } };

    internal sealed class Prices : IPriceList
    {
        public PriceHistory? Find(string model, string provider) => model switch
        {
            "claude-opus-4-6" => Flat(new(5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000)),
            "claude-haiku-4-5-20251001" => Flat(new(1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000)),
            "gpt-5.3-codex" => Flat(new(1_750_000, 14_000_000, 175_000, 0, 0)),
            _ => null,
        };

        static PriceHistory Flat(TokenRates rates) => new([(long.MinValue, new ModelPrice(rates))]);
    }
}
