using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>What every store of leases keeps to.</summary>
public abstract class LeasesContract : IDisposable
{
    protected static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);

    readonly ILeases leases;

    protected LeasesContract(Func<TemporaryFolder, ILeases> open) => leases = open(Folder);

    protected TemporaryFolder Folder { get; } = new();

    protected static Lease Make(string id, DateTimeOffset at, int minutes = 20, decimal need = 5) =>
        new(id, new("glm", "work"), new(need, "percent"), at, at.AddMinutes(minutes));

    [Theory]
    [InlineData("5", "percent")]
    [InlineData("0.1234567890123456789", "USD")]
    [InlineData("20000", "tokens")]
    public void A_lease_comes_back_as_it_was_acquired(string need, string unit)
    {
        var lease = Make("one", Noon) with { Need = new(decimal.Parse(need, System.Globalization.CultureInfo.InvariantCulture), unit) };

        Assert.Equal(lease, leases.Acquire(_ => lease, Noon));
        Assert.Equal([lease], leases.Active(Noon));
    }

    [Fact]
    public void Who_acquires_sees_what_the_others_hold_and_may_take_nothing()
    {
        leases.Acquire(_ => Make("one", Noon), Noon);
        var seen = new List<string>();

        var taken = leases.Acquire(
            active =>
            {
                seen.AddRange(active.Select(lease => lease.Id));
                return null;
            },
            Noon.AddMinutes(1));

        Assert.Null(taken);
        Assert.Equal(["one"], seen);
        Assert.Single(leases.Active(Noon.AddMinutes(1)));
    }

    [Fact]
    public void A_lease_runs_out_by_itself()
    {
        leases.Acquire(_ => Make("one", Noon), Noon);

        Assert.Single(leases.Active(Noon.AddMinutes(20).AddMilliseconds(-1)));
        Assert.Empty(leases.Active(Noon.AddMinutes(20)));
        Assert.False(leases.Release("one", Noon.AddMinutes(20)));
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_no_lease_last_longer()
    {
        leases.Acquire(_ => Make("future", Noon, minutes: 60), Noon);

        Assert.Empty(leases.Active(Noon.AddDays(-1)));
        leases.Acquire(_ => Make("now", Noon.AddDays(-1)), Noon.AddDays(-1));
        Assert.Equal(["now"], leases.Active(Noon.AddDays(-1)).Select(lease => lease.Id));
    }

    [Fact]
    public void A_lease_is_released_once()
    {
        leases.Acquire(_ => Make("one", Noon), Noon);
        leases.Acquire(_ => Make("two", Noon.AddMinutes(1)), Noon.AddMinutes(1));

        Assert.True(leases.Release("one", Noon.AddMinutes(2)));
        Assert.False(leases.Release("one", Noon.AddMinutes(2)));
        Assert.False(leases.Release("' OR 1 = 1 --", Noon.AddMinutes(2)));
        Assert.Equal(["two"], leases.Active(Noon.AddMinutes(2)).Select(lease => lease.Id));
    }

    [Fact]
    public void A_decision_that_fails_takes_nothing_and_holds_nobody_up()
    {
        Assert.Throws<InvalidOperationException>(() => leases.Acquire(_ => throw new InvalidOperationException(), Noon));

        Assert.NotNull(leases.Acquire(_ => Make("one", Noon), Noon));
    }

    public void Dispose()
    {
        leases.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
