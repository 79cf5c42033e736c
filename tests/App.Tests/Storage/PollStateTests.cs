using System.Collections.Concurrent;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Tests.Storage;

public sealed class MemoryPollStateTests() : PollStateContract(_ => new MemoryPollState());

public sealed class SqlitePollStateTests() : PollStateContract(folder => SqlitePollState.OpenOrForget(folder.File("state.db"), Assert.Fail))
{
    static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);
    static readonly PollKey Wallet = new(new("glm", "default"), "wallet", "report");

    readonly List<string> warnings = [];

    [Fact]
    public void Two_processes_share_slots_claims_and_salt()
    {
        using var one = Open("shared.db");
        using var two = Open("shared.db");

        Assert.Equal(one.Salt.ToArray(), two.Salt.ToArray());
        Assert.Single(Claim(one, "one"));
        Assert.Empty(Claim(two, "two"));
        one.Store(new Dictionary<PollKey, PollSlot> { [Wallet] = new() { Identity = "abc", Failures = 2 } }, "one");
        Assert.Equal(2, two.Load([Wallet.Account], Noon)[Wallet].Failures);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Processes_that_begin_one_file_at_the_same_moment_all_share_it()
    {
        const int count = 8;
        var said = new ConcurrentQueue<string>();
        for (var round = 0; round < 25; round++)
        {
            using var start = new Barrier(count);
            var states = new IPollState[count];
            var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
            {
                start.SignalAndWait();
                states[index] = SqlitePollState.OpenOrForget(Folder.File($"new{round}.db"), said.Enqueue);
            })).ToList();

            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Empty(said);
            Assert.All(states, state => Assert.Equal(states[0].Salt.ToArray(), state.Salt.ToArray()));
            Array.ForEach(states, state => state.Dispose());
        }
    }

    [Fact]
    public void Two_processes_take_calls_out_of_one_window_and_a_third_finds_it_full()
    {
        var window = new CallWindow("relay.example", "relay", "wallet", "self", 2, TimeSpan.FromHours(1));
        using (var one = Open("calls.db"))
        using (var two = Open("calls.db"))
        {
            Assert.Equal([null], one.TakeCalls([window], Noon));
            Assert.Equal([null], two.TakeCalls([window], Noon));
        }

        using var later = Open("calls.db");
        Assert.Equal([Noon.AddHours(1)], later.TakeCalls([window], Noon.AddMinutes(59)));
    }

    [Fact]
    public void A_file_of_the_first_version_keeps_what_it_holds()
    {
        using (var before = Open("old.db"))
            before.Store(new Dictionary<PollKey, PollSlot> { [Wallet] = new() { Identity = "abc", Failures = 2 } }, "me");
        Sql.Run(Folder.File("old.db"), "DROP TABLE calls; DROP TABLE leases; PRAGMA user_version = 1");

        using var state = Open("old.db");

        Assert.Equal(2, state.Load([Wallet.Account], Noon)[Wallet].Failures);
        Assert.Equal([null], state.TakeCalls([new("h", "p", "s", "r", 1, TimeSpan.FromHours(1))], Noon));
        Assert.Empty(warnings);
    }

    [Fact]
    public void A_damaged_file_is_moved_aside_and_begun_anew()
    {
        File.WriteAllText(Folder.File("bad.db"), new string('x', 5000));
        File.WriteAllText(Folder.File("bad.db.corrupt-1"), "an earlier one");

        using var state = Open("bad.db");

        Assert.Single(Claim(state, "me"));
        Assert.Equal(new string('x', 5000), File.ReadAllText(Folder.File("bad.db.corrupt-2")));
        Assert.Contains("bad.db.corrupt-2", Assert.Single(warnings));
    }

    [Fact]
    public void Damage_met_while_running_is_moved_aside_too()
    {
        using (var before = Open("worn.db"))
            Claim(before, "me");
        var bytes = File.ReadAllBytes(Folder.File("worn.db"));
        bytes.AsSpan(4096).Fill(0xAB);   // The first page, with the schema, stays good.
        File.WriteAllBytes(Folder.File("worn.db"), bytes);

        using var state = Open("worn.db");

        Assert.Single(Claim(state, "me"));
        Assert.Single(warnings);
    }

    [Fact]
    public void A_newer_file_is_left_alone_and_this_run_goes_on_in_memory()
    {
        Sql.Run(Folder.File("newer.db"), "CREATE TABLE slots (x); PRAGMA user_version = 99");
        var before = File.ReadAllBytes(Folder.File("newer.db"));

        using var state = Open("newer.db");

        Assert.IsType<MemoryPollState>(state);
        Assert.Contains("version 99", Assert.Single(warnings));
        Assert.Equal(before, File.ReadAllBytes(Folder.File("newer.db")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_means_memory_and_a_warning()
    {
        File.WriteAllText(Folder.File("file"), "");

        using var state = SqlitePollState.OpenOrForget(Folder.File("file/state.db"), warnings.Add);

        Assert.IsType<MemoryPollState>(state);
        Assert.Contains("cannot be made", Assert.Single(warnings));
    }

    IPollState Open(string name) => SqlitePollState.OpenOrForget(Folder.File(name), warnings.Add);

    static IReadOnlySet<PollKey> Claim(IPollState state, string owner) =>
        state.Claim(new Dictionary<PollKey, string> { [Wallet] = "abc" }, owner, Noon, Noon.AddSeconds(30));
}
