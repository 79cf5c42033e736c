using System.Text.Json;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>What cases say beside their tokens: recorded costs, credits, and what could not be read.</summary>
public sealed class OtherAgentCountTests
{
    public static TheoryData<string> Cases => OtherAgents.Cases;

    public static TheoryData<string> CasesWithCredits => new(OtherAgents.Cases.Select(row => row.Data).Where(name => LogCase.Of(name).Expected.TryGetProperty("credits", out _)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_comes_to_its_recorded_cost(string name)
    {
        var fixture = LogCase.Of(name);

        var costs = Events(fixture).Select(usage => usage.Record.RecordedCost).Where(cost => cost != UsageRecord.NoCost);

        Assert.Equal(Expected(fixture, "recordedCostUSD"), costs.Sum(cost => cost / 1_000_000_000_000m));
    }

    [Theory]
    [MemberData(nameof(CasesWithCredits))]
    public void Every_case_comes_to_its_credits(string name)
    {
        var fixture = LogCase.Of(name);

        Assert.Equal(Expected(fixture, "credits"), Events(fixture).Sum(usage => usage.Record.MicroCredits / 1_000_000m));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_cannot_be_read_is_counted_and_what_does_not_add_up_too(string name)
    {
        var fixture = LogCase.Of(name);

        var batches = PlainScan.Logs(fixture.Host, InlineLogs.Format(fixture.Agent)).Select(log => log.Batch).ToList();

        Assert.Equal((Expected(fixture, "skipped"), Expected(fixture, "mismatched")), (batches.Sum(batch => batch.Skipped), batches.Sum(batch => batch.Mismatched)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_logs_changes_nothing(string name)
    {
        var fixture = LogCase.Of(name);
        var format = InlineLogs.Format(fixture.Agent);
        var logs = PlainScan.Logs(fixture.Host, format).Reverse().ToList();
        var ledger = new UsageLedger();

        format.Merge(logs, ledger);

        FixtureTests.AssertTokens(fixture, ledger);
    }

    static List<UsageEvent> Events(LogCase fixture) => PlainScan.Read(fixture.Host, [InlineLogs.Format(fixture.Agent)]).Events.ToList();

    static decimal Expected(LogCase fixture, string name) => fixture.Expected.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : 0;
}
