namespace Fuelgauge.Core.Logs;

/// <summary>
/// What is kept of logs between two runs, so that the next one reads only what is new, and so that usage stays counted when its log is deleted.
/// Where it cannot be had it holds nothing and says why once, elsewhere: a scan goes on without. For one thread at a time.
/// </summary>
public interface IUsageIndex : IDisposable
{
    /// <summary>What is kept of some logs. Each call gives batches of its own, which the caller may go on filling.</summary>
    /// <param name="isWanted">Whether a log is, by its agent and its path.</param>
    /// <param name="isHurried">Asked for each log: true to leave its batch packed, for whoever asks for it, and go on; null for never.</param>
    IReadOnlyList<KeptLog> Load(Func<string, string, bool> isWanted, Func<bool>? isHurried = null);

    /// <summary>Keeps what changed. Each change is made whole or not at all, also where the process dies in the middle; changes that another process has overtaken are dropped.</summary>
    void Store(IReadOnlyList<KeptChange> changes);
}

/// <summary>One change of the index.</summary>
/// <param name="Before">What is replaced, as it was loaded: where another process has replaced it since, the change is dropped. Null where nothing may be kept of the log.</param>
/// <param name="After">What is kept from now on; null to forget the log.</param>
public sealed record KeptChange(KeptLog? Before, KeptLog? After);
