using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>One <c>[[account]]</c>.</summary>
internal sealed record AccountSettings
{
    /// <summary>Provider (its id, whatever alias was written) and name.</summary>
    public required AccountId Id { get; init; }

    /// <summary><c>file:line</c> of the entry.</summary>
    public required string Origin { get; init; }

    /// <summary>The pool it comes from; null for an account written by itself.</summary>
    public string? Pool { get; init; }

    /// <summary>Why it cannot be read though it is written down (a name that is taken, a pool without a file), with the way out; null for nothing.</summary>
    public PollFailure? Fault { get; init; }

    /// <summary>Where its secrets are, by credential part. Empty when it names none and takes what is found.</summary>
    public IReadOnlyDictionary<string, CredentialPlace> Places { get; init; } = new Dictionary<string, CredentialPlace>();

    /// <summary>The folder of the provider's program whose login it is, absolute: it stands in the place of the definition's <c>home_env</c>. Null for the usual one.</summary>
    public string? Home { get; init; }

    /// <summary>Region id; null when not said.</summary>
    public string? Region { get; init; }

    /// <summary>https, or http to this machine; null for the provider's own host.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The least time between two polls of one request; null for the definition's.</summary>
    public TimeSpan? MinInterval { get; init; }

    /// <summary>The user's own limit; null when none is set.</summary>
    public BudgetRule? Budget { get; init; }

    /// <summary>Null for the definition's.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Lower is preferred; null when not set.</summary>
    public int? Priority { get; init; }

    /// <summary>What stays untouched of its gates; null for the general word.</summary>
    public Amount? Reserve { get; init; }

    /// <summary>How much its share is worth next to another's; null when not set.</summary>
    public decimal? Weight { get; init; }

    /// <summary>True to leave the account out.</summary>
    public bool Disabled { get; init; }

    /// <summary>Optional requests that are switched on.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Parts that are not secret.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is said of single meters, by meter id; <c>limit</c>, <c>warning_below</c> and <c>critical_below</c> are among it as <c>balance</c>.</summary>
    public IReadOnlyDictionary<string, MeterOverride> Meters { get; init; } = new Dictionary<string, MeterOverride>();

    /// <summary>Null for the general one.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Null for the general one.</summary>
    public string? UserAgent { get; init; }
}
