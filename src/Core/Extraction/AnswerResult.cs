using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>What one answer says: readings, or a failure with what to do next. Both, when some of its readings were not understood.</summary>
public sealed record AnswerResult
{
    /// <summary>What was read, in the definition's order.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Why nothing, or not everything, was read; null when all went well.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>What happens after <see cref="Failure"/>; without one it has no meaning.</summary>
    public FaultAction Then { get; init; }

    /// <summary>The rule of the definition that gave <see cref="Failure"/>; null where none fitted.</summary>
    public FaultRule? Rule { get; init; }

    /// <summary>True when the body was taken for an answer, though not all of it may be understood; false when it was a failure.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Words of warning beside the numbers, cleaned.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The plan's name, cleaned; null when not said.</summary>
    public string? Plan { get; init; }

    /// <summary>The provider's own id of the account, as sent: the caller hashes it and keeps nothing else. Null when not said.</summary>
    public string? AccountIdentity { get; init; }

    /// <summary>Values to keep for later requests, by name, with their expiry.</summary>
    public IReadOnlyDictionary<string, Wire.KeptValue> Keep { get; init; } = new Dictionary<string, Wire.KeptValue>();
}
