using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Logins of other programs: they are found, and used only where the user says that they may be sent.</summary>
internal static class BorrowedLogin
{
    /// <summary>A find as it may be used: the secret of a login that is not switched on is held back.</summary>
    /// <param name="find">What was found.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="settings">What the user says.</param>
    public static CredentialFind Withhold(CredentialFind find, string provider, FuelgaugeSettings settings) =>
        find is not { BorrowedFrom: { } owner, Secret: not null } || settings.BorrowedTokens.Allows(provider) ? find : find with
        {
            Secret = null,
            Failure = new PollFailure(State.NotEnabled, $"{find.Origin} holds a login of {owner}, which was not used. To send requests with it, set borrowed_tokens = [\"{provider}\"] in the configuration."),
        };
}
