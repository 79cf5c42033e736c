using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>What of an account is spoken for: its reserve, and the leases on it.</summary>
/// <param name="Reserve">To stay untouched; null for nothing.</param>
/// <param name="Leases">Held by others.</param>
sealed record Claims(Amount? Reserve, IReadOnlyList<Amount> Leases)
{
    /// <summary>What applies to a meter, in its unit: a share counts for every meter, an amount for those of its unit.</summary>
    /// <param name="limit">What a share is of; null when unknown.</param>
    /// <param name="unit">The meter's unit.</param>
    /// <param name="reserved">The reserve's part.</param>
    /// <param name="leased">The leases' part.</param>
    /// <returns>False where a share is claimed of a limit that nobody knows, or a number is too large.</returns>
    public bool TryApply(decimal? limit, string unit, out decimal reserved, out decimal leased)
    {
        leased = 0;
        if (!TryIn(Reserve, limit, unit, out reserved))
            return false;
        foreach (var lease in Leases)
        {
            if (!TryIn(lease, limit, unit, out var part) || !Amounts.TryAdd(leased, part, out leased))
                return false;
        }

        return true;
    }

    /// <summary>An amount in a meter's unit; 0 where it is in another. False for a share of an unknown limit.</summary>
    public static bool TryIn(Amount? amount, decimal? limit, string unit, out decimal value)
    {
        value = 0;
        if (amount is not { } claimed)
            return true;
        if (!claimed.IsPercent)
        {
            value = claimed.Unit == unit ? claimed.Value : 0;
            return true;
        }

        return limit is { } full && Amounts.TryMultiply(full, claimed.Value / 100, out value);
    }
}
