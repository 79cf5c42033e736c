using Fuelgauge.App.Configuration.Settings;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>Accounts of one provider out of one <c>[[account]]</c>. Its files are looked at each time, so that a round of <c>watch</c> sees a key that was added or taken away.</summary>
/// <param name="shared">What holds for every account; its name is the pool's.</param>
internal abstract class Pool(AccountSettings shared)
{
    /// <summary>What a pool is called that was given no name.</summary>
    public const string DefaultName = "pool";

    /// <summary>What holds for every account; its name is the pool's.</summary>
    public AccountSettings Shared { get; } = shared;

    /// <summary>What is wrong with the pool's own files since they were last read whole; the accounts are then those of that time. Empty for nothing.</summary>
    public IReadOnlyCollection<ConfigurationError> Faults { get; protected set; } = [];

    /// <summary>The accounts as the files are now, at least one: a pool without any has a row that says so.</summary>
    public abstract IReadOnlyList<AccountSettings> Members();
}
