using System.Numerics;

namespace Fuelgauge.Core.Logs;

/// <summary>
/// Finds things that are numbered from 0 by a fingerprint that each holds. Only the numbers are kept, in a table with open addresses: a dictionary would repeat
/// the fingerprints and take three to six times the memory.
/// </summary>
/// <param name="fingerprintOf">The fingerprint that a number's thing holds; it must not change.</param>
sealed class FingerprintIndex(Func<int, UInt128> fingerprintOf)
{
    /// <summary>What <see cref="Find"/> answers for none.</summary>
    public const int None = -1;

    // Numbers from 1; 0 for none. A power of two, at most half full.
    int[] slots = new int[64];
    int count;

    /// <summary>Makes room for more.</summary>
    public void EnsureCapacity(int numbers)
    {
        if (2L * numbers > slots.Length)
            Grow(numbers);
    }

    /// <summary>The number of what holds a fingerprint; <see cref="None"/> for none.</summary>
    public int Find(UInt128 fingerprint) => slots[SlotOf(fingerprint)] - 1;

    /// <summary>Adds a number; where another one holds the same fingerprint, that one stays.</summary>
    /// <returns>The number that is found by the fingerprint from now on.</returns>
    public int Add(int number)
    {
        EnsureCapacity(count + 1);
        ref var slot = ref slots[SlotOf(fingerprintOf(number))];
        if (slot == 0)
        {
            slot = number + 1;
            count++;
        }
        return slot - 1;
    }

    void Grow(int numbers)
    {
        var before = slots;
        slots = new int[(int)BitOperations.RoundUpToPowerOf2(2 * (uint)numbers)];
        foreach (var number in before)
        {
            if (number != 0)
                slots[SlotOf(fingerprintOf(number - 1))] = number;
        }
    }

    /// <summary>The slot in which a fingerprint's number is, or would be. Fingerprints need no further mixing.</summary>
    int SlotOf(UInt128 fingerprint)
    {
        var slot = (int)(ulong)fingerprint & (slots.Length - 1);
        while (slots[slot] is not 0 and var number && fingerprintOf(number - 1) != fingerprint)
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }
}
