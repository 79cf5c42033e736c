using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>What <c>config.toml</c> says, valid by construction; what it does not say has its default.</summary>
internal sealed record FuelgaugeSettings
{
    /// <summary>Between two rounds of <c>watch</c>.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For one account.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The history's file, absolute; null for the usual place.</summary>
    public string? Database { get; init; }

    /// <summary>The dispatcher's database, absolute; null to look in the usual places.</summary>
    public string? DispatchDatabase { get; init; }

    /// <summary>What may be done with logins of other programs.</summary>
    public BorrowedTokens BorrowedTokens { get; init; } = BorrowedTokens.Offline;

    /// <summary>For all requests but those to this machine; null for what the environment says.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Extra certificate authorities, a PEM file, absolute; null for the system's store alone.</summary>
    public string? CaFile { get; init; }

    /// <summary>What requests call themselves; null for the program's own name.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where meters begin to be low.</summary>
    public Thresholds Thresholds { get; init; } = Thresholds.Default;

    /// <summary>What stays untouched of the gates of every account that does not say otherwise; null for nothing.</summary>
    public Amount? Reserve { get; init; }

    /// <summary>How long the history keeps what.</summary>
    public Retention History { get; init; } = new();

    /// <summary>Exchange rates for totals; null when none are given.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>What models cost by the user's own word, by their exact names, whatever the case of their letters.</summary>
    public IReadOnlyDictionary<string, PriceOverride> Prices { get; init; } = new Dictionary<string, PriceOverride>();

    /// <summary>Accounts written one by one, in their order; those of pools come with <see cref="WrittenAccounts.Of"/>.</summary>
    public IReadOnlyList<AccountSettings> Accounts { get; init; } = [];

    /// <summary>Pools in the order written.</summary>
    public IReadOnlyList<Pool> Pools { get; init; } = [];

    /// <summary>Where each top-level key was set, as <c>file:line</c>, by dotted name; a key that is not here has its default.</summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>();
}

/// <summary>What may be done with logins of other programs.</summary>
/// <param name="ForAll">True when their tokens may be sent for every provider.</param>
/// <param name="Providers">Ids of the providers whose tokens may be sent.</param>
internal sealed record BorrowedTokens(bool ForAll, IReadOnlyList<string> Providers)
{
    /// <summary>Their files are read; nothing is sent with their tokens.</summary>
    public static readonly BorrowedTokens Offline = new(false, []);

    /// <summary>Whether a provider's borrowed token may be sent.</summary>
    public bool Allows(string provider) => ForAll || Providers.Contains(provider);
}
