using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>Accounts as decisions need them: read, recorded, held against a demand and the leases in force.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="session">How they are read.</param>
internal sealed class DecisionPass(World world, Session session)
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
            var candidates = CandidatesOf(pass);
            var isOver = demand.IsOffline || world.Time.GetElapsedTime(begun) >= session.Timeout;
            if (isOver || !candidates.Any(candidate => IsAskedByAnother(candidate, demand)))
                return candidates;
            await Task.Delay(Pause, world.Time, cancellation);
        }
    }

    /// <summary>The accounts of the session's last pass with what their user says about using them.</summary>
    public IReadOnlyList<Candidate> CandidatesOf(IReadOnlyList<Snapshot> pass) =>
        [.. pass.Zip(session.Accounts, (snapshot, account) => Candidate.Of(snapshot, account, session.RecentlySeen.GetValueOrDefault(account.Id, [])))];

    /// <summary>The candidates in the order in which to use them, after the leases in force.</summary>
    public IReadOnlyList<RankedCandidate> Rank(IReadOnlyList<Candidate> candidates, Demand demand)
    {
        var now = world.Time.GetUtcNow();
        return Ranking.Of(candidates, demand, session.Leases(now), now);
    }

    // Also a value that is too old, due, and was not asked for: somebody else holds the claim to it.
    bool IsAskedByAnother(Candidate candidate, Demand demand)
    {
        var (snapshot, now) = (candidate.Snapshot, world.Time.GetUtcNow());
        return snapshot.IsAskedElsewhere || (!(snapshot.NextPollAt > now) && Guard.Judge(candidate, demand, [], now).Doubt == Doubt.Age);
    }
}
