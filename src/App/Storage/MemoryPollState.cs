using System.Security.Cryptography;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Storage;

/// <summary>Poll state of this process alone, where none may or can be kept on disk.</summary>
internal sealed class MemoryPollState : IPollState
{
    readonly Lock gate = new();
    readonly Dictionary<PollKey, PollSlot> slots = [];
    readonly Dictionary<PollKey, (string Owner, DateTimeOffset At, DateTimeOffset Until)> claims = [];
    readonly Dictionary<CallWindow, List<DateTimeOffset>> calls = [];
    readonly HashSet<string> told = [];
    readonly byte[] salt = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Salt => salt;

    /// <inheritdoc/>
    public IReadOnlyDictionary<PollKey, PollSlot> Load(IReadOnlyCollection<AccountId> accounts, DateTimeOffset now)
    {
        lock (gate)
            return slots.Where(slot => accounts.Contains(slot.Key.Account)).ToDictionary(slot => slot.Key, slot => PollSlotRules.AsOf(slot.Value, now));
    }

    /// <inheritdoc/>
    public IReadOnlySet<PollKey> Claim(IReadOnlyDictionary<PollKey, string> identities, string owner, DateTimeOffset now, DateTimeOffset until, bool ignoreInterval = false)
    {
        lock (gate)
        {
            var granted = identities
                .Where(wanted => !claims.TryGetValue(wanted.Key, out var claim) || claim.Owner == owner || !PollSlotRules.Holds(claim.At, claim.Until, now))
                .Where(wanted => PollSlotRules.Allows(slots.GetValueOrDefault(wanted.Key), wanted.Value, now, ignoreInterval))
                .Select(wanted => wanted.Key).ToHashSet();
            foreach (var key in granted)
                claims[key] = (owner, now, until);
            return granted;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<DateTimeOffset?> TakeCalls(IReadOnlyList<CallWindow> calls, DateTimeOffset now)
    {
        lock (gate)
        {
            return CallLedger.InOrder(calls, (window, count) =>
            {
                var made = this.calls[window] = [.. this.calls.GetValueOrDefault(window, []).Where(at => CallLedger.Counts(window, at, now))];
                return [.. CallLedger.Take(window, made, count, now)];
            });
        }
    }

    /// <inheritdoc/>
    public void Store(IReadOnlyDictionary<PollKey, PollSlot> slots, string owner)
    {
        lock (gate)
        {
            foreach (var (key, slot) in slots)
            {
                this.slots[key] = slot;
                if (claims.TryGetValue(key, out var claim) && claim.Owner == owner)
                    claims.Remove(key);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> Remember(IReadOnlyCollection<string> told)
    {
        lock (gate)
            return told.Where(this.told.Add).ToHashSet();
    }

    /// <inheritdoc/>
    public void Release(string owner)
    {
        lock (gate)
        {
            foreach (var (key, _) in claims.Where(claim => claim.Value.Owner == owner).ToList())
                claims.Remove(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
