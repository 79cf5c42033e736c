using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Polling;

/// <summary>What one pass over one account gave, not yet judged.</summary>
/// <param name="Account">The account.</param>
/// <param name="Sources">One result per source that the account has, in the definition's order; empty when it has none (no credential).</param>
public sealed record PolledAccount(Account Account, IReadOnlyList<SourceResult> Sources)
{
    /// <summary>Salted hash of the account id the provider stated, else of the credential; null when there is neither.</summary>
    public string? Identity { get; init; }

    /// <summary>The host that its requests go to; null when it is read without HTTP.</summary>
    public string? Host { get; init; }
}
