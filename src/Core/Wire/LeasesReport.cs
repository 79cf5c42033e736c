using Fuelgauge.Core.Decisions;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.leases/1</c>: what <c>lease list</c> and <c>lease acquire</c> print with <c>--format json</c>. Keys are stable and added to, never renamed.</summary>
public sealed record LeasesReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.leases/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>The leases in force, oldest first; the one that was acquired.</summary>
    public required IReadOnlyList<LeaseRecord> Leases { get; init; }

    /// <summary>Leases on the wire.</summary>
    public static LeasesReport Of(IReadOnlyList<Lease> leases) => new()
    {
        Leases = [.. leases.Select(lease => new LeaseRecord
        {
            Id = lease.Id,
            Account = lease.Account.ToString(),
            Need = lease.Need.ToString(),
            AcquiredAt = lease.AcquiredAt,
            ExpiresAt = lease.ExpiresAt,
        })],
    };
}

/// <summary>A lease on the wire.</summary>
public sealed record LeaseRecord
{
    /// <summary>The word for <c>lease release</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>provider/name</c>.</summary>
    public required string Account { get; init; }

    /// <summary>How much, as <c>--need</c> takes it.</summary>
    public required string Need { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset AcquiredAt { get; init; }

    /// <summary>Until when, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
