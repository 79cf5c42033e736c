using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;

namespace Fuelgauge.Core.Model;

/// <summary>A credential with the place it was found in, for messages: <c>ZAI_API_KEY</c>, <c>~/.oyster-keys/glm.env</c>.</summary>
/// <param name="Secret">The value.</param>
/// <param name="Origin">Where it was found; never the value.</param>
/// <param name="Prefix">The first characters of the value that a definition names as a known key prefix (<c>sk-cp-</c>); empty when none fits.</param>
public sealed record Credential(Secret Secret, string Origin, string Prefix)
{
    /// <summary>The text of several parts that it was read from; null for a credential of its own.</summary>
    public Login? Login { get; init; }
}

/// <summary>An account as it is polled: resolved from configuration, environment and key files, valid by construction.</summary>
public sealed record Account
{
    /// <summary>Provider and name.</summary>
    public required AccountId Id { get; init; }

    /// <summary>How the provider is read.</summary>
    public required ProviderDefinition Provider { get; init; }

    /// <summary>The site; always one of the definition's.</summary>
    public required Region Region { get; init; }

    /// <summary>Credential parts by the names the definition gives them (<c>key</c>, <c>admin_key</c>…). Empty when none was found.</summary>
    public IReadOnlyDictionary<string, Credential> Credentials { get; init; } = new Dictionary<string, Credential>();

    /// <summary>Helper programs that print a part of the credential, by part; run through <see cref="ICredentialHelper"/> when the account is polled, not before.</summary>
    public IReadOnlyDictionary<string, KeyCommand> KeyCommands { get; init; } = new Dictionary<string, KeyCommand>();

    /// <summary>Why a credential that was named could not be had (missing variable, unreadable or empty file, failed helper), with the way out; null when nothing went wrong.</summary>
    public PollFailure? CredentialFailure { get; init; }

    /// <summary>The folder of the provider's program that is this account's, absolute: it stands in the place of <see cref="ProviderDefinition.HomeVariable"/>. Null for the usual one.</summary>
    public string? Home { get; init; }

    /// <summary>True when a file of this machine that its sources read was found. An account with a credential of its own has none, since nothing says that they belong together.</summary>
    public bool HasLocalFiles { get; init; }

    /// <summary>The pool it comes from: a group of accounts of one provider, shown as one row; null for an account by itself.</summary>
    public string? Pool { get; init; }

    /// <summary>True when the configuration or the command line names the account: then a missing key is an error.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Replaces scheme, host and port of every request, its path put in front; null for the region's own host.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Parts that are not secret, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Optional requests that are switched on.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The least time between two polls of one request; null for the definition's.</summary>
    public TimeSpan? MinInterval { get; init; }

    /// <summary>Where meters begin to be low.</summary>
    public Thresholds Thresholds { get; init; } = Thresholds.Default;

    /// <summary>What the user says of single meters, by meter id.</summary>
    public IReadOnlyDictionary<string, MeterOverride> Meters { get; init; } = new Dictionary<string, MeterOverride>();

    /// <summary>The user's own limit; null when none is set.</summary>
    public BudgetRule? Budget { get; init; }

    /// <summary>The user's tags, else the definition's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Lower is preferred by <c>pick</c>; null when not set.</summary>
    public int? Priority { get; init; }

    /// <summary>What <c>guard</c> and <c>pick</c> leave untouched of every gate: a share, or an amount that applies to gates of its unit; null for nothing.</summary>
    public Amount? Reserve { get; init; }

    /// <summary>How much its share is worth to <c>pick</c> next to another account's, above zero; null when it follows from the provider's counts.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Proxy for this account's requests; null for the environment's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Extra certificate authorities, a PEM file; null for the system's store alone.</summary>
    public string? CaFile { get; init; }

    /// <summary>What the account calls itself to the provider; null for the program's own name.</summary>
    public string? UserAgent { get; init; }

    /// <summary>What is wrong with its settings though it can be read (a budget variable that is no number): shown beside the problems of the read.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>True when requests go to this machine, where no minimum interval protects anybody.</summary>
    public bool IsLoopback => BaseUrl is { IsLoopback: true };
}

/// <summary>The user's own limit for an account.</summary>
/// <param name="Amount">How much: tasks, or money in <paramref name="Unit"/>.</param>
/// <param name="Unit"><c>tasks</c>, or an ISO 4217 code.</param>
/// <param name="Per">The period it is for; null for all time.</param>
/// <param name="TimeZone">Where the period begins; UTC when the user did not say.</param>
/// <param name="Origin">Where it was set, for messages: <c>ANTHROPIC_BUDGET</c>.</param>
public sealed record BudgetRule(decimal Amount, string Unit, BudgetPeriod? Per, TimeZoneInfo TimeZone, string Origin);

/// <summary>A calendar period in a named time zone.</summary>
public enum BudgetPeriod
{
    /// <summary>Midnight to midnight.</summary>
    Day,

    /// <summary>Monday to Monday.</summary>
    Week,

    /// <summary>First of the month to first of the month.</summary>
    Month,
}
