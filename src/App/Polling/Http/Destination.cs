using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Where an account's requests, and with them its key, may go. Asked just before each request is sent.</summary>
internal static class Destination
{
    /// <summary>Scheme, host and port of the account's <c>base_url</c>, else a listed host of its region over TLS.</summary>
    /// <returns>Why the request must not be sent; null when it may.</returns>
    public static PollFailure? Refuse(Account account, Uri target)
    {
        if (target.Scheme != Uri.UriSchemeHttps && !(target.Scheme == Uri.UriSchemeHttp && target.IsLoopback))
            return Refusal(target, "only https is used beyond this machine; write the address with https");
        if (target.UserInfo.Length > 0)
            return Refusal(target, "an address must not carry a password");
        var isAllowed = account.BaseUrl is { } own ? HasSameOrigin(own, target) : IsListed(account, target);
        return isAllowed ? null : Refusal(target, $"that is no host of {account.Provider.Id} in region {account.Region.Id}, so the key stays here; correct the definition, or set base_url");
    }

    /// <summary>True for one scheme, host and port.</summary>
    public static bool HasSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Host, port where it is not the usual one, and path: what messages name. The query stays out, since it may hold a key.</summary>
    public static string Name(Uri target) => $"{Host(target)}{target.AbsolutePath}";

    /// <summary>Host, and port where it is not the usual one.</summary>
    public static string Host(Uri target) => target.IsDefaultPort ? target.IdnHost : $"{target.IdnHost}:{target.Port}";

    static bool IsListed(Account account, Uri target) =>
        account.Region.BaseUrl is { } home && HasSameOrigin(home, target)
        || target.IsDefaultPort && target.Scheme == Uri.UriSchemeHttps && account.Region.AllHosts.Contains(target.Host, StringComparer.OrdinalIgnoreCase);

    static PollFailure Refusal(Uri target, string why) => new(State.Unreachable, $"nothing was sent to {Name(target)}: {why}");
}
