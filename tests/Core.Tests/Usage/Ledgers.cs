using System.Globalization;
using CsCheck;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.Core.Tests.Usage;

/// <summary>Ledgers made by hand and at random.</summary>
static class Ledgers
{
    public static readonly DateTimeOffset Now = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    /// <summary>An event as a test writes it.</summary>
    public sealed record Entry(string At, string Agent = "claude", string Model = "sonnet", string Project = "alpha", string Session = "s1", long Input = 0, long Output = 10)
    {
        public long CacheRead { get; init; }

        public long RecordedCost { get; init; } = UsageRecord.NoCost;
    }

    public static UsageLedger Of(params IEnumerable<Entry> entries)
    {
        var ledger = new UsageLedger();
        foreach (var entry in entries)
            Add(ledger, entry, Milliseconds(entry.At));
        return ledger;
    }

    public static void Add(UsageLedger ledger, Entry entry, long at) => ledger.Add(
        ledger.Texts.Number(entry.Agent),
        new UsageRecord
        {
            At = at,
            Model = ledger.Texts.Number(entry.Model),
            Project = ledger.Texts.Number(entry.Project),
            Session = ledger.Texts.Number(entry.Session),
            Input = entry.Input,
            Output = entry.Output,
            CacheRead = entry.CacheRead,
            RecordedCost = entry.RecordedCost,
        });

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static long Milliseconds(string text) => Instant(text).ToUnixTimeMilliseconds();

    public static UsageQuery Query(params UsageKey[] keys) => new() { Keys = keys, Zone = TimeZoneInfo.Utc, Now = Now };

    public static UsageSummary Ask(UsageLedger ledger, params UsageKey[] keys) => UsageGrouping.Of(ledger, Query(keys), new Prices());

    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>Up to 200 events of a fortnight in which the clocks of many countries change, in clusters such as work makes them.</summary>
    public static readonly Gen<UsageLedger> Any =
        from entries in (
            from minute in Gen.Int[0, 14 * 24 * 60]
            from agent in Gen.OneOf("claude", "codex")
            from model in Gen.OneOf("sonnet", "haiku", "mystery", "")
            from project in Gen.OneOf("alpha", "beta", "")
            from session in Gen.Int[1, 5]
            from tokens in Gen.Long[0, 1_000_000]
            from output in Gen.Long[0, 10_000]
            from recorded in Gen.Frequency((4, Gen.Const(UsageRecord.NoCost)), (1, Gen.Long[0, 5_000_000_000]))
            select (minute, Entry: new Entry("", agent, model, project, $"s{session}", tokens, output) { RecordedCost = recorded, CacheRead = tokens / 3 })).Array[0, 200]
        select Made(entries);

    static UsageLedger Made((int Minute, Entry Entry)[] entries)
    {
        var ledger = new UsageLedger();
        foreach (var (minute, entry) in entries)
            Add(ledger, entry, Milliseconds("2026-10-20T00:00:00Z") + (minute * 60_000L));
        return ledger;
    }

    /// <summary>Two models that are known, counting how often it is asked.</summary>
    public sealed class Prices : IPriceList
    {
        public int Asked { get; private set; }

        public PriceHistory? Find(string model, string provider)
        {
            Asked++;
            return model switch
            {
                "sonnet" => Flat(3_000_000, 15_000_000, 300_000),
                "haiku" => Flat(1_000_000, 5_000_000, 100_000),
                _ => null,
            };
        }

        static PriceHistory Flat(long input, long output, long cacheRead) =>
            new([(long.MinValue, new ModelPrice(new TokenRates(input, output, cacheRead, input * 5 / 4, input * 2)))]);
    }
}
