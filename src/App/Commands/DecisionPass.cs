using Fuelgauge.App.Storage;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>Accounts as decisions need them: read, recorded, held against a demand and the leases in force.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="session">How they are read.</param>
/// <param name="plan">Where hints go.</param>
internal sealed class DecisionPass(World world, Session session, OutputPlan plan)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The accounts as they stand, each once. Where another run is asking just now, its answer is waited for as long as one's own would be.</summary>
    /// <param name="demand">What is asked of them.</param>
    /// <param name="maxAge">Recorded values up to this age are used.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Candidate>> ReadAsync(Demand demand, TimeSpan maxAge, CancellationToken cancellation)
    {
        var begun = world.Time.GetTimestamp();
        while (true)
        {
            var pass = await session.ReadAsync(maxAge, cancellation);
            session.Record(pass);
            List<Candidate> candidates = [.. pass.Zip(session.Accounts, Of)];
            var isOver = demand.IsOffline || world.Time.GetElapsedTime(begun) >= session.Settings.Timeout;
            if (isOver || !candidates.Exists(candidate => IsAskedByAnother(candidate, demand)))
                return candidates;
            await Task.Delay(Pause, world.Time, cancellation);
        }
    }

    /// <summary>The candidates in the order in which to use them, after the leases in force.</summary>
    public IReadOnlyList<RankedCandidate> Rank(IReadOnlyList<Candidate> candidates, Demand demand)
    {
        var now = world.Time.GetUtcNow();
        using var leases = SqliteLeases.OpenOrForget(DatabasePaths.State(world.Environment), line => plan.Hint(world, line));
        return Ranking.Of(candidates, demand, leases.Active(now), now);
    }

    // A value that is due and was not asked for: somebody else holds the claim to it.
    bool IsAskedByAnother(Candidate candidate, Demand demand)
    {
        var now = world.Time.GetUtcNow();
        return candidate.Snapshot.NextPollAt is not { } next || next <= now
            ? candidate.Snapshot.State == State.Deferred || Guard.Judge(candidate, demand, [], now).Doubt == Doubt.Age
            : false;
    }

    Candidate Of(Snapshot snapshot, Account account) => Candidate.Of(snapshot, account, session.RecentlySeen.GetValueOrDefault(account.Id, []));
}
