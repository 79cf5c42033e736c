using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>A place where a credential is, should be, or is ignored; for <c>providers --keys</c> and <c>doctor</c>.</summary>
/// <param name="Owner">The provider's id, or the account that names the place.</param>
/// <param name="Part">The credential part.</param>
/// <param name="Place">The place, for people; never a value.</param>
/// <param name="Fault">Why it gives no key, with the way out; null when it does.</param>
/// <param name="Advice">What should be better, with the way out; null for nothing.</param>
internal sealed record KeyFinding(string Owner, string Part, string Place, string? Fault, string? Advice)
{
    /// <summary>When the login ends that it is part of, UTC; null where nothing says so.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When that is, in words; null where nothing says so.</summary>
    public string? End(DateTimeOffset now) => EndsAt is not { } end ? null
        : end <= now ? $"ran out {DurationText.Format(TimeSpan.FromMinutes(Math.Floor((now - end).TotalMinutes)))} ago"
        : $"lasts {DurationText.Format(TimeSpan.FromMinutes(Math.Floor((end - now).TotalMinutes)))}";
}

/// <summary>Everything known of places of credentials.</summary>
internal static class KeyFindings
{
    /// <summary>What was found for every provider, then the places that accounts name. Helpers are named, not run.</summary>
    public static IEnumerable<KeyFinding> Of(ICatalog catalog, ICredentialFinder finder, FuelgaugeSettings settings) =>
    [
        .. from entry in catalog.Entries
           where !entry.IsForeign
           from definition in entry.Credentials
           from find in finder.Discover(definition)
           select Finding(entry.Id, find, catalog, settings),
        .. from account in WrittenAccounts.Of(settings)
           from place in account.Places
           from finding in Findings(account, place.Key, place.Value, catalog, finder, settings)
           select finding,
        .. from entry in catalog.Entries
           where entry.IsForeign
           from definition in entry.Credentials
           from name in definition.Variables.Select(variable => variable.Name).Concat(definition.Files).Concat(definition.Store?.Paths.Select(path => path.Written) ?? [])
           select new KeyFinding(entry.Id, definition.Part, name, "is ignored: a definition of your own gets only what an [[account]] binds to it with key_env, key_file or key_command", null),
    ];

    /// <summary>Variables in which a credential may be: those of all definitions, and those that accounts name. No helper inherits them.</summary>
    public static IReadOnlySet<string> SecretVariables(ICatalog catalog, FuelgaugeSettings settings) => catalog.Entries
        .SelectMany(entry => entry.Credentials)
        .SelectMany(definition => definition.Variables)
        .Select(variable => variable.Name)
        .Concat(WrittenAccounts.Of(settings).SelectMany(account => account.Places.Values).OfType<VariablePlace>().Select(place => place.Name))
        .ToHashSet(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    static IEnumerable<KeyFinding> Findings(AccountSettings account, string part, CredentialPlace place, ICatalog catalog, ICredentialFinder finder, FuelgaugeSettings settings)
    {
        var owner = account.Id.ToString();
        var definition = catalog.Load(account.Id.Provider).Credentials.FirstOrDefault(candidate => candidate.Part == part) ?? new CredentialDefinition(part, [], [], []);
        return place switch
        {
            VariablePlace variable => finder.Read(variable, definition).Select(find => Finding(owner, find, catalog, settings)),
            FilePlace file => finder.Read(file, definition).Select(find => Finding(owner, find, catalog, settings)),
            CommandPlace command => [new KeyFinding(owner, part, $"{command.Key} {command.Command.Program}", null, null)],
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "A kind of place that nobody reads."),
        };
    }

    static KeyFinding Finding(string owner, CredentialFind find, ICatalog catalog, FuelgaugeSettings settings)
    {
        var unused = find.Login?.Program is null ? null : BorrowedLogin.Of(find, catalog.Load(owner.Split('/')[0]), settings);
        return new(owner, find.Part, find.Origin, find.Failure?.Message ?? unused?.Failure().Message, find.Advice) { EndsAt = find.Login?.EndsAt };
    }
}
