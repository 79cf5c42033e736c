using System.Text.Json;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>Every case under <c>fixtures/</c>, token by token, in every grouping.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Cases => LogCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_comes_to_its_tokens(string name)
    {
        var fixture = LogCase.Of(name);

        var ledger = PlainScan.Read(fixture.Host, LogFormats.All);

        AssertTokens(fixture, ledger);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Where_blocks_are_cut_changes_nothing(string name)
    {
        var fixture = LogCase.Of(name);

        foreach (var block in new[] { 1, 700, 1500 })
            AssertTokens(fixture, PlainScan.Read(fixture.Host, LogFormats.All, block));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_files_changes_nothing(string name)
    {
        var fixture = LogCase.Of(name);

        AssertTokens(fixture, PlainScan.Read(fixture.Host, LogFormats.All, order: logs => logs.Reverse()));
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            AssertTokens(fixture, PlainScan.Read(fixture.Host, LogFormats.All, order: logs => logs.OrderBy(_ => random.Next())));
        }
    }

    internal static void AssertTokens(LogCase fixture, UsageLedger ledger) => AssertTokens(fixture.Expected, ledger);

    internal static void AssertTokens(JsonElement expected, UsageLedger ledger)
    {
        var texts = ledger.Texts;
        Assert.Equal(TokenCounts.Of(expected.GetProperty("totals")), TokenCounts.Of(ledger.Events));
        AssertGroups(expected, "byModel", ledger, usage => texts[usage.Record.Model]);
        AssertGroups(expected, "bySession", ledger, usage => texts[usage.Record.Session]);
        AssertGroups(expected, "byProject", ledger, usage => texts[usage.Record.Project]);
        foreach (var zone in expected.GetProperty("byDay").EnumerateObject())
        {
            var info = TimeZoneInfo.FindSystemTimeZoneById(zone.Name);
            AssertGroups(expected.GetProperty("byDay"), zone.Name, ledger,
                usage => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(usage.Record.At), info).ToString("yyyy-MM-dd"));
        }
    }

    static void AssertGroups(JsonElement expected, string grouping, UsageLedger ledger, Func<UsageEvent, string> keyOf)
    {
        if (!expected.TryGetProperty(grouping, out var groups))
            return;
        var actual = ledger.Events.GroupBy(keyOf).ToDictionary(group => group.Key, group => TokenCounts.Of(group));
        Assert.Equal(groups.EnumerateObject().Select(group => group.Name).Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var group in groups.EnumerateObject())
            Assert.Equal((group.Name, TokenCounts.Of(group.Value)), (group.Name, actual[group.Name]));
    }

    sealed record TokenCounts(long Events, long Input, long Output, long CacheRead, long CacheWrite5m, long CacheWrite1h, long Reasoning, long Total)
    {
        public static TokenCounts Of(JsonElement expected) => new(
            Number(expected, "events"), Number(expected, "input"), Number(expected, "output"), Number(expected, "cacheRead"),
            Number(expected, "cacheWrite5m"), Number(expected, "cacheWrite1h"), Number(expected, "reasoning"), Number(expected, "total"));

        public static TokenCounts Of(IEnumerable<UsageEvent> events)
        {
            var records = events.Select(usage => usage.Record).ToList();
            return new(records.Count, records.Sum(r => r.Input), records.Sum(r => r.Output), records.Sum(r => r.CacheRead), records.Sum(r => r.CacheWrite5m),
                records.Sum(r => r.CacheWrite1h), records.Sum(r => r.Reasoning), records.Sum(r => r.Total));
        }

        static long Number(JsonElement expected, string name) => expected.GetProperty(name).GetInt64();
    }
}
