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
/// <param name="Allowed">The providers for which logins are switched on already.</param>
internal sealed record BorrowedLogin(string Provider, string Program, string Origin, IReadOnlyList<string> Calls, IReadOnlyList<string> Allowed)
{
    /// <summary>The login of a find; null where it is the user's own, or switched on.</summary>
    public static BorrowedLogin? Of(CredentialFind find, ProviderDefinition definition, FuelgaugeSettings settings) =>
        find.Login is not { Program: { } program } login || settings.BorrowedTokens.Allows(definition.Id)
            ? null
            : new(definition.Id, program, login.Origin, [.. CallsWith(login.Store, definition)], settings.BorrowedTokens.Providers);

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

    /// <summary>Why it was not used, and the way to have it used. A row of a table shows its beginning.</summary>
    public PollFailure Failure() => new(
        State.NotEnabled,
        $"not switched on: {Line([this])} at the top of the configuration uses the login of {Program} in {Origin}{(Calls.Count == 0 ? "" : $"; it would be sent to {string.Join(" and ", Calls)}")}.");

    /// <summary>The line of the configuration that switches logins on, beside those that are.</summary>
    public static string Line(IReadOnlyList<BorrowedLogin> logins) =>
        $"borrowed_tokens = [{string.Join(", ", logins[0].Allowed.Concat(logins.Select(login => login.Provider)).Distinct().Select(provider => $"\"{provider}\""))}]";

    /// <summary>What is asked with the parts of a store, options aside: host and path, and how often at most.</summary>
    public static IEnumerable<string> CallsWith(string store, ProviderDefinition definition)
    {
        var parts = definition.Credentials.FirstOrDefault(credential => credential.Part == store)?.Parts.ToList() ?? [];
        var calls =
            from source in definition.Sources
            where source.Option is null
            from request in source.Requests
            where request.Option is null && source.AuthOf(request)?.Parts.Any(parts.Contains) == true
            select $"{Failures.Place(request, definition.Regions[0].BaseUrl)} (at most every {DurationText.Format(request.Every)})";
        return calls.Distinct();
    }
}
