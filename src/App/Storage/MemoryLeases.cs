using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Storage;

/// <summary>Leases of this process alone, where none may or can be kept on disk.</summary>
internal sealed class MemoryLeases : ILeases
{
    readonly Lock gate = new();
    readonly List<Lease> leases = [];

    /// <inheritdoc/>
    public IReadOnlyList<Lease> Active(DateTimeOffset now)
    {
        lock (gate)
        {
            leases.RemoveAll(lease => !lease.Holds(now));
            return [.. leases.OrderBy(lease => lease.AcquiredAt).ThenBy(lease => lease.Id, StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public Lease? Acquire(Func<IReadOnlyList<Lease>, Lease?> decide, DateTimeOffset now)
    {
        lock (gate)
        {
            var taken = decide(Active(now));
            if (taken is not null)
                leases.Add(taken);
            return taken;
        }
    }

    /// <inheritdoc/>
    public bool Release(string id, DateTimeOffset now)
    {
        lock (gate)
            return leases.RemoveAll(lease => lease.Id == id && lease.Holds(now)) > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
