using Fuelgauge.App.Storage;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Storage;

public sealed class MemoryLeasesTests() : LeasesContract(_ => new MemoryLeases());

public sealed class SqliteLeasesTests() : LeasesContract(folder => SqliteLeases.Open(folder.File("state.db")))
{
    [Fact]
    public void Fifty_who_begin_at_once_spread_over_the_accounts_instead_of_piling_on_one()
    {
        const int count = 50;
        Candidate[] accounts = [Account("a", 80), Account("b", 60), Account("c", 40)];
        var demand = new Demand { Need = new(2, "percent") };
        using var start = new Barrier(count);
        var taken = new Lease?[count];
        var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            using var own = SqliteLeases.Open(Folder.File("many.db"));
            taken[index] = own.Acquire(
                active => new Lease($"lease-{index}", Ranking.Of(accounts, demand, active, Noon)[0].Finding.Account, demand.Need!.Value, Noon, Noon.AddMinutes(20)),
                Noon);
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        // 50 leases of 2 % leave 80 of 180 %: about 27 % of each account.
        var left = accounts.Select(account => account.Snapshot.Meters[0].Reading.Remaining!.Value - 2 * taken.Count(lease => lease!.Account == account.Snapshot.Id)).ToList();
        Assert.Equal(80, left.Sum());
        Assert.True(left.Max() - left.Min() <= 2, string.Join(", ", left));
    }

    static Candidate Account(string name, decimal left)
    {
        var reading = new QuotaWindow { Meter = "weekly", Label = "Weekly", Unit = "percent", Source = "api", ObservedAt = Noon, Remaining = left };
        return new(new()
        {
            Id = new("glm", name),
            ProviderName = "GLM",
            AsciiName = "GLM",
            Status = Status.Ok,
            State = State.Ok,
            Meters = [MeterJudge.Judge(reading, new(), Noon)],
        });
    }
}
