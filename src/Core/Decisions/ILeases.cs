namespace Fuelgauge.Core.Decisions;

/// <summary>Leases, shared by all processes of a user. They run out by themselves: what has is never answered again.</summary>
public interface ILeases : IDisposable
{
    /// <summary>The leases that count now, oldest first.</summary>
    IReadOnlyList<Lease> Active(DateTimeOffset now);

    /// <summary>
    /// Decides and keeps what was decided, in one transaction: nobody else acquires or releases in between, so that many who begin at once each see what
    /// the others took.
    /// </summary>
    /// <param name="decide">From the leases that count now to the one wanted; null to take none.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The lease that was taken; null when none was.</returns>
    Lease? Acquire(Func<IReadOnlyList<Lease>, Lease?> decide, DateTimeOffset now);

    /// <summary>Gives a lease back.</summary>
    /// <returns>False when nobody holds it: it was released, ran out, or never was.</returns>
    bool Release(string id, DateTimeOffset now);
}
