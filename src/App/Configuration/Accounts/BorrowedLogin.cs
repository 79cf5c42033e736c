using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>A login of another program that was found and is not switched on.</summary>
/// <param name="Provider">The provider's id, as <c>borrowed_tokens</c> names it.</param>
/// <param name="Program">Whose login it is, for people.</param>
/// <param name="Origin">Where it is.</param>
/// <param name="Calls">What would be asked with it, and how often at most.</param>
internal sealed record BorrowedLogin(string Provider, string Program, string Origin, IReadOnlyList<string> Calls)
{
    /// <summary>The login of a find; null where it is the user's own, or switched on.</summary>
    public static BorrowedLogin? Of(CredentialFind find, ProviderDefinition definition, FuelgaugeSettings settings) =>
        find.Login is not { Program: { } program } login || settings.BorrowedTokens.Allows(definition.Id)
            ? null
            : new(definition.Id, program, login.Origin, [.. CallsWith(login.Store, definition)]);

    /// <summary>Finds as they may be used: logins that are not switched on are held back, and those of them that could not be read are nobody's concern.</summary>
    /// <param name="finds">What was found.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="settings">What the user says.</param>
    public static IEnumerable<CredentialFind> Withhold(IEnumerable<CredentialFind> finds, ProviderDefinition definition, FuelgaugeSettings settings)
    {
        foreach (var find in finds)
        {
            if (Of(find, definition, settings) is not { } login)
                yield return find;
            else if (find.Secret is not null)
                yield return find with { Secret = null, Failure = login.Failure() };
        }
    }

    /// <summary>Why it was not used, and the way to have it used.</summary>
    public PollFailure Failure() => new(
        State.NotEnabled,
        $"{Origin} holds a login of {Program}, which was not used. {(Calls.Count == 0 ? "" : $"It would be sent to {string.Join(" and ", Calls)}. ")}To switch that on, set borrowed_tokens = [\"{Provider}\"] in the configuration.");

    /// <summary>What is asked with the parts of a store: host and path, and how often at most.</summary>
    public static IEnumerable<string> CallsWith(string store, ProviderDefinition definition)
    {
        var parts = definition.Credentials.FirstOrDefault(credential => credential.Part == store)?.Parts.ToList() ?? [];
        var calls =
            from source in definition.Sources
            from request in source.Requests
            where source.AuthOf(request)?.Parts.Any(parts.Contains) == true
            select $"{Failures.Place(request, definition.Regions[0].BaseUrl)} (at most every {DurationText.Format(request.Every)})";
        return calls.Distinct();
    }
}
