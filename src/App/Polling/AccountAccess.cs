using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Polling;

/// <summary>Where an account's requests go, and whether it has what they need.</summary>
internal static class AccountAccess
{
    /// <summary>Host, and port where it is not the usual one; null for an account without one.</summary>
    public static string? Host(this Account account) => (account.BaseUrl ?? account.Region.BaseUrl) is { } site ? Destination.Host(site) : null;

    /// <summary>True when the credential that a source takes is missing.</summary>
    public static bool Lacks(this Account account, SourceDefinition source) => source.Auth is { } auth && auth.Complete(account.Credentials.ContainsKey) is null;

    /// <summary>Why a source cannot be asked; null when nothing is missing. Half of a pair says which half it is.</summary>
    public static PollFailure? Missing(this Account account, SourceDefinition source)
    {
        if (!account.Lacks(source))
            return null;
        if (account.CredentialFailure is not null)
            return account.CredentialFailure;
        var best = source.Auth!.PartSets.MaxBy(set => set.Count(account.Credentials.ContainsKey)) ?? [source.Auth.Part];
        var missing = best.Where(part => !account.Credentials.ContainsKey(part)).Select(part => Name(account, part));
        var found = best.Where(account.Credentials.ContainsKey).Select(part => account.Credentials[part].Origin);
        return new(State.Auth, $"{string.Join(" and ", missing)} is missing beside {string.Join(" and ", found)}. Set it, or name it under [account.credentials].");
    }

    /// <summary>The login that is sent; null where it is a credential of the user's own, or none.</summary>
    public static Login? LoginFor(this Account account, AuthDefinition? auth) =>
        auth?.Complete(account.Credentials.ContainsKey)?.Select(part => account.Credentials[part].Login).FirstOrDefault(login => login is not null);

    /// <summary>Why nothing is sent with a login that has run out; null where it has not.</summary>
    public static PollFailure? Idle(this Account account, AuthDefinition? auth, DateTimeOffset now)
    {
        if (account.LoginFor(auth) is not { EndsAt: { } end } login || !login.HasEnded(now))
            return null;
        var whose = login.Program is { } program ? $"the login of {program}" : $"the login in {login.Origin}";
        return new(State.Idle, $"{whose} ran out {DurationText.Format(Rounded(now - end))} ago; {login.Renewal}");
    }

    /// <summary>True where a refusal is the last word on the login: its program puts another in its place, and that one is told by its hash. What a helper gives has none before it is run.</summary>
    public static bool IsOverOnceRefused(this Account account, AuthDefinition? auth) =>
        account.LoginFor(auth) is { Program: not null, IsReplaced: true } login && !account.KeyCommands.ContainsKey(login.Store);

    // "2h 13m 7s ago" says no more than "2h 13m ago".
    static TimeSpan Rounded(TimeSpan since) => since < TimeSpan.FromMinutes(1) ? TimeSpan.FromSeconds(Math.Floor(since.TotalSeconds)) : TimeSpan.FromMinutes(Math.Floor(since.TotalMinutes));

    /// <summary>True when a source is not asked because asking costs money and nobody named the account: a key that lies about is no order to spend.</summary>
    public static bool Spares(this Account account, SourceDefinition source) => source.Costs is not null && !account.IsNamed;

    /// <summary>Why a source that costs money is not asked, and the way to have it asked.</summary>
    public static PollFailure Sparing(this Account account, SourceDefinition source) => new(
        State.NotEnabled,
        $"not asked, since it costs {source.Costs}. To have it read, name the account: run \"fuelgauge check {account.Id.Provider}\", or add [[account]] with provider = \"{account.Id.Provider}\" to the configuration.");

    /// <summary>True when a helper program of the account will give a part.</summary>
    public static bool WillHave(this Account account, string part) => account.KeyCommands.Keys.Any(named =>
        named == part || account.Provider.Credentials.Any(credential => credential.Part == named && credential.Parts.Contains(part)));

    static string Name(Account account, string part) =>
        account.Provider.Credentials.FirstOrDefault(credential => credential.Part == part) is { Variables: [var variable, ..] } ? variable.Name : part;
}
