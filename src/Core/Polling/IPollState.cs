using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Polling;

/// <summary>One request of one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Source">The source's id.</param>
/// <param name="Request">The request's id.</param>
public readonly record struct PollKey(AccountId Account, string Source, string Request);

/// <summary>What is remembered of a request between runs.</summary>
public sealed record PollSlot
{
    /// <summary>Salted hash of credential, region, base URL and settings; a slot of another identity does not count.</summary>
    public required string Identity { get; init; }

    /// <summary>Not to be asked before this instant, UTC; null when at once.</summary>
    public DateTimeOffset? NextAllowedAt { get; init; }

    /// <summary>True when <see cref="NextAllowedAt"/> is a back-off after a failure, which <c>--fresh</c> does not pass.</summary>
    public bool IsBackOff { get; init; }

    /// <summary>Failures in a row; 0 after a good answer.</summary>
    public int Failures { get; init; }

    /// <summary>What the last answer failed with; null when it was good.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>What followed from <see cref="Failure"/> for the requests after it; without one it has no meaning.</summary>
    public FaultAction Then { get; init; }

    /// <summary>When the last request was made, UTC; null when none was.</summary>
    public DateTimeOffset? LastAskedAt { get; init; }

    /// <summary>When the last good result was observed, UTC; null when there is none.</summary>
    public DateTimeOffset? GoodAt { get; init; }

    /// <summary>The last good result as JSON with exact decimals (<see cref="Wire.KeptResult"/>); null when there is none.</summary>
    public string? Good { get; init; }
}

/// <summary>Poll state shared by all processes of a user: next allowed times, back-off, claims, last good results.</summary>
public interface IPollState : IDisposable
{
    /// <summary>Random bytes (16 or more) made once per store, for <see cref="PollSlot.Identity"/> and its like.</summary>
    ReadOnlyMemory<byte> Salt { get; }

    /// <summary>The slots of all requests of the given accounts; absent ones are not in the answer. A stored wait beyond 24 hours from <paramref name="now"/> is read as none.</summary>
    IReadOnlyDictionary<PollKey, PollSlot> Load(IReadOnlyCollection<AccountId> accounts, DateTimeOffset now);

    /// <summary>
    /// Claims requests for this process until <paramref name="until"/>, in one transaction: a key is granted when nobody else holds an unexpired claim on it
    /// and its slot (of the same identity) did not move past <paramref name="now"/> meanwhile, unless <paramref name="ignoreInterval"/> (then claims, back-off and a request of the last minute refuse).
    /// </summary>
    /// <returns>The granted keys.</returns>
    IReadOnlySet<PollKey> Claim(IReadOnlyDictionary<PollKey, string> identities, string owner, DateTimeOffset now, DateTimeOffset until, bool ignoreInterval = false);

    /// <summary>Takes calls out of their windows, in one transaction: a call is counted when fewer than <see cref="CallWindow.Count"/> were made in the time before <paramref name="now"/>.</summary>
    /// <param name="calls">The calls, who comes first first; each is one call.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>For each call null when it may be made, else the instant at which its turn comes if nobody else asks.</returns>
    IReadOnlyList<DateTimeOffset?> TakeCalls(IReadOnlyList<CallWindow> calls, DateTimeOffset now);

    /// <summary>Stores outcomes and gives up this owner's claims on them, in one transaction.</summary>
    void Store(IReadOnlyDictionary<PollKey, PollSlot> slots, string owner);

    /// <summary>Remembers that something was told, in one transaction, so that it need not be told again.</summary>
    /// <param name="told">Salted hashes of what was told.</param>
    /// <returns>Those that were not remembered before.</returns>
    IReadOnlySet<string> Remember(IReadOnlyCollection<string> told);

    /// <summary>Gives up all claims of this owner, after a cancelled run.</summary>
    void Release(string owner);
}
