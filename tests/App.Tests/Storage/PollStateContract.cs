using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>What every poll state keeps to.</summary>
public abstract class PollStateContract : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);
    static readonly AccountId Glm = new("glm", "default");
    static readonly PollKey Wallet = new(Glm, "wallet", "report");
    static readonly PollKey Plan = new(Glm, "plan", "limits");

    static readonly CallWindow Window = new("relay.example", "relay", "wallet", "self", 4, TimeSpan.FromHours(1));

    readonly IPollState state;

    protected PollStateContract(Func<TemporaryFolder, IPollState> open) => state = open(Folder);

    protected TemporaryFolder Folder { get; } = new();

    [Fact]
    public void A_slot_comes_back_as_it_was_stored()
    {
        var slot = new PollSlot
        {
            Identity = "abc",
            NextAllowedAt = Noon.AddMinutes(5),
            IsBackOff = true,
            Failures = 3,
            Failure = new(State.Throttled, "GLM asks to wait.") { RetryAfter = TimeSpan.FromSeconds(90) },
            Then = FaultAction.Next,
            LastAskedAt = Noon,
            GoodAt = Noon.AddMinutes(-7),
            Good = "{\"remaining\":16.00}",
        };

        state.Store(new Dictionary<PollKey, PollSlot> { [Wallet] = slot, [Plan] = new() { Identity = "abc" } }, "me");

        var loaded = state.Load([Glm, new("minimax", "default")], Noon);
        Assert.Equal(2, loaded.Count);
        Assert.Equal(slot, loaded[Wallet]);
        Assert.Equal(new PollSlot { Identity = "abc" }, loaded[Plan]);
    }

    [Fact]
    public void Slots_of_other_accounts_are_not_loaded()
    {
        Keep(Wallet, new() { Identity = "abc" });

        Assert.Empty(state.Load([new("glm", "work")], Noon));
        Assert.Empty(state.Load([], Noon));
    }

    [Fact]
    public void A_request_is_claimed_by_one_at_a_time()
    {
        Assert.Equal([Wallet], Claim("first", Noon));
        Assert.Empty(Claim("second", Noon));
        Assert.Equal([Wallet], Claim("first", Noon));
    }

    [Fact]
    public void A_claim_ends_by_itself_by_storing_or_by_release()
    {
        Claim("first", Noon);
        Assert.Equal([Wallet], Claim("second", Noon.AddSeconds(31)));

        Keep(Wallet, new() { Identity = "abc" }, "second");
        Assert.Equal([Wallet], Claim("third", Noon.AddSeconds(31)));

        state.Release("third");
        Assert.Equal([Wallet], Claim("fourth", Noon.AddSeconds(31)));
    }

    [Fact]
    public void Storing_leaves_the_claim_of_another_owner()
    {
        Claim("first", Noon);

        Keep(Wallet, new() { Identity = "abc" }, "second");

        Assert.Empty(Claim("third", Noon));
    }

    [Fact]
    public void A_minimum_interval_refuses_a_claim_until_it_is_over()
    {
        Keep(Wallet, new() { Identity = "abc", NextAllowedAt = Noon.AddMinutes(1), LastAskedAt = Noon });

        Assert.Empty(Claim("me", Noon.AddSeconds(59)));
        Assert.Equal([Wallet], Claim("me", Noon.AddSeconds(60)));
    }

    [Fact]
    public void Fresh_passes_an_interval_and_never_a_back_off()
    {
        var slot = new PollSlot { Identity = "abc", NextAllowedAt = Noon.AddMinutes(5), LastAskedAt = Noon };

        Keep(Wallet, slot);
        Assert.Empty(Claim("me", Noon.AddSeconds(59), ignoreInterval: true));   // another process was quicker
        Assert.Equal([Wallet], Claim("me", Noon.AddMinutes(1), ignoreInterval: true));

        Keep(Wallet, slot with { IsBackOff = true }, "me");
        Assert.Empty(Claim("me", Noon.AddMinutes(1), ignoreInterval: true));
    }

    [Fact]
    public void A_slot_of_another_identity_refuses_nothing()
    {
        Keep(Wallet, new() { Identity = "of another key", NextAllowedAt = Noon.AddHours(1), IsBackOff = true, LastAskedAt = Noon });

        Assert.Equal([Wallet], Claim("me", Noon));
    }

    [Fact]
    public void A_wait_beyond_a_day_is_ignored()
    {
        Keep(Wallet, new() { Identity = "abc", NextAllowedAt = Noon.AddHours(24).AddSeconds(1), IsBackOff = true, LastAskedAt = Noon });

        Assert.Null(state.Load([Glm], Noon)[Wallet].NextAllowedAt);
        Assert.Equal([Wallet], Claim("me", Noon));
    }

    [Fact]
    public void What_a_clock_set_back_since_has_written_is_ignored()
    {
        Keep(Wallet, new() { Identity = "abc", NextAllowedAt = Noon.AddHours(2), LastAskedAt = Noon.AddHours(1), GoodAt = Noon.AddHours(1), Good = "{}" });

        var slot = state.Load([Glm], Noon)[Wallet];

        Assert.Equal(new PollSlot { Identity = "abc" }, slot);
        Assert.Equal([Wallet], Claim("me", Noon));
    }

    [Fact]
    public void A_claim_of_a_clock_set_back_since_holds_nothing()
    {
        Claim("first", Noon.AddHours(1));

        Assert.Equal([Wallet], Claim("second", Noon));
    }

    [Fact]
    public void Calls_are_taken_in_order_until_the_window_is_full_and_the_rest_are_told_their_turn()
    {
        Assert.Equal([null, null, null], Take(3, Noon));

        // The first three leave the window after an hour, the fourth when it does; then comes the next round.
        Assert.Equal([null, Noon.AddHours(1), Noon.AddHours(1), Noon.AddHours(1), Noon.AddHours(1.5), Noon.AddHours(2)], Take(6, Noon.AddMinutes(30)));
        Assert.Equal([Noon.AddHours(1)], Take(1, Noon.AddHours(1).AddMilliseconds(-1)));
        Assert.Equal([null, null, null, Noon.AddHours(1.5)], Take(4, Noon.AddHours(1)));
    }

    [Fact]
    public void What_was_told_is_new_once()
    {
        Assert.Equal(["a", "b"], state.Remember(["a", "b"]).Order(StringComparer.Ordinal));
        Assert.Equal(["c"], state.Remember(["b", "c"]));
        Assert.Empty(state.Remember([]));
    }

    [Fact]
    public void Calls_of_another_host_or_request_do_not_count()
    {
        var other = Window with { Host = "other.example:8443" };
        Take(4, Noon);

        Assert.Equal([null, Noon.AddHours(1), null], state.TakeCalls([other, Window, Window with { Request = "plan" }], Noon));
    }

    [Fact]
    public void Calls_of_a_clock_set_back_since_do_not_count()
    {
        Take(4, Noon.AddHours(5));

        Assert.Equal([null, null, null, null], Take(4, Noon));
    }

    [Fact]
    public void The_salt_is_random_and_stays()
    {
        Assert.True(state.Salt.Length >= 16);
        Assert.Contains(state.Salt.ToArray(), value => value != 0);
        Assert.Equal(state.Salt.ToArray(), state.Salt.ToArray());
    }

    public void Dispose()
    {
        state.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    IReadOnlySet<PollKey> Claim(string owner, DateTimeOffset now, bool ignoreInterval = false) =>
        state.Claim(new Dictionary<PollKey, string> { [Wallet] = "abc" }, owner, now, now.AddSeconds(30), ignoreInterval);

    IReadOnlyList<DateTimeOffset?> Take(int count, DateTimeOffset now) => state.TakeCalls([.. Enumerable.Repeat(Window, count)], now);

    void Keep(PollKey key, PollSlot slot, string owner = "me") => state.Store(new Dictionary<PollKey, PollSlot> { [key] = slot }, owner);
}
