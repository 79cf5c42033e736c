using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>Where an account's requests go, and whether it has what they need.</summary>
internal static class AccountAccess
{
    /// <summary>Host, and port where it is not the usual one; null for an account without one.</summary>
    public static string? Host(this Account account) => (account.BaseUrl ?? account.Region.BaseUrl) is { } site ? Destination.Host(site) : null;

    /// <summary>True when the credential that a source takes is missing.</summary>
    public static bool Lacks(this Account account, SourceDefinition source) => source.Auth is { } auth && !account.Credentials.ContainsKey(auth.Part);
}
