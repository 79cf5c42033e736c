using Fuelgauge.App.Sources.Dispatch;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Sources;

public sealed class DispatchSourceTests : IDisposable
{
    static readonly SourceDefinition Source = new() { Id = "tasks", Kind = "dispatch" };

    readonly TemporaryFolder folder = new();
    readonly FakeTimeProvider clock = new(Passes.Noon);

    [Fact]
    public async Task A_budget_is_held_against_completed_tasks()
    {
        Create();

        var reading = (await Read(Budget(500))).Readings.Single();

        Assert.Equal((2m, 498m, 500m), (reading.Used, reading.Remaining, reading.Limit));
        Assert.Equal(("budget", "tasks", "dispatch", LimitSource.Configured), (reading.Meter, reading.Unit, reading.Source, reading.LimitSource));
        Assert.Equal((null, null, Passes.Noon), (reading.ResetsAt, reading.Length, reading.ObservedAt));
    }

    [Fact]
    public async Task A_monthly_budget_counts_from_the_first_and_tells_when_it_refills()
    {
        Create();

        var reading = (await Read(Budget(500) with { Per = BudgetPeriod.Month })).Readings.Single();

        Assert.Equal(1m, reading.Used);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), reading.ResetsAt);
        Assert.Equal(TimeSpan.FromDays(28), reading.Length);
    }

    [Fact]
    public async Task Without_a_database_the_budget_stands_and_the_used_amount_is_unknown()
    {
        foreach (var path in new[] { null, folder.File("nowhere.db") })
        {
            var result = (await new DispatchSource(path, clock).ReadAsync(Account(Budget(500)), Source, TestContext.Current.CancellationToken))!;

            Assert.Equal((null, null, 500m), (result.Readings[0].Used, result.Readings[0].Remaining, result.Readings[0].Limit));
            Assert.Equal(State.NoData, result.Failure!.State);
        }
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_a_failure_without_a_reading()
    {
        File.WriteAllText(folder.File("dispatch.db"), new string('x', 9000));

        var result = await Read(Budget(500));

        Assert.Empty(result.Readings);
        Assert.Equal(State.Unrecognized, result.Failure!.State);
    }

    [Fact]
    public async Task Without_a_budget_in_tasks_there_is_no_such_source()
    {
        Create();
        var source = new DispatchSource(folder.File("dispatch.db"), clock);

        Assert.Null(await source.ReadAsync(Account(null), Source, TestContext.Current.CancellationToken));
        Assert.Null(await source.ReadAsync(Account(Budget(200) with { Unit = "USD" }), Source, TestContext.Current.CancellationToken));
    }

    public void Dispose() => folder.Dispose();

    void Create() => Sql.Run(folder.File("dispatch.db"),
        """
        CREATE TABLE tasks (id TEXT PRIMARY KEY, status TEXT, executor TEXT, completed_at TEXT);
        INSERT INTO tasks VALUES ('a', 'completed', 'codex', '2026-01-31T23:00:00'), ('b', 'completed', 'openai', '2026-02-01T01:00:00'), ('c', 'completed', 'glm', NULL);
        """);

    async Task<SourceResult> Read(BudgetRule budget) =>
        (await new DispatchSource(folder.File("dispatch.db"), clock).ReadAsync(Account(budget), Source, TestContext.Current.CancellationToken))!;

    static BudgetRule Budget(decimal tasks) => new(tasks, "tasks", null, TimeZoneInfo.Utc, "OPENAI_BUDGET");

    static Account Account(BudgetRule? budget) => new()
    {
        Id = new("some-provider", "default"),
        Provider = new()
        {
            Id = "some-provider",
            Name = "Some",
            AsciiName = "Some",
            Regions = [new("default", null, null, [])],
            Executors = ["codex", "openai"],
            Confidence = "observed",
            ReadOn = new(2026, 2, 12),
            Summary = "A provider.",
        },
        Region = new("default", null, null, []),
        Budget = budget,
    };
}
