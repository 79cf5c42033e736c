using System.Net;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Which requests go through a proxy: https to other machines, unless <c>NO_PROXY</c> names the host. Loopback never does, whatever is set.</summary>
internal sealed class ProxyRules : IWebProxy
{
    readonly Uri? proxy;
    readonly IReadOnlyList<string> exceptions;

    ProxyRules(Uri? proxy, IReadOnlyList<string> exceptions)
    {
        this.proxy = proxy;
        this.exceptions = exceptions;
        Credentials = CredentialsIn(proxy);
    }

    /// <summary>No proxy at all.</summary>
    public static ProxyRules None { get; } = new(null, []);

    /// <summary>The password of a proxy variable (<c>http://user:password@host</c>); null without one.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>Rules from <c>HTTPS_PROXY</c>, else <c>ALL_PROXY</c>, and <c>NO_PROXY</c>; the lower-case names come first, as in curl.</summary>
    public static ProxyRules FromEnvironment(Func<string, string?> variable)
    {
        var address = First(variable, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        var exceptions = First(variable, "no_proxy", "NO_PROXY") ?? "";
        return new(Parse(address), exceptions.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Rules for an account that names its own proxy: every https request but loopback ones goes through it.</summary>
    public static ProxyRules Through(Uri proxy) => new(proxy, []);

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) =>
        proxy is null || host.IsLoopback || host.Scheme != Uri.UriSchemeHttps || exceptions.Any(exception => Covers(exception, host));

    static bool Covers(string exception, Uri host)
    {
        if (exception == "*")
            return true;
        if (IPNetwork.TryParse(exception, out var network))
            return IPAddress.TryParse(host.DnsSafeHost, out var address) && network.Contains(address);
        var colon = exception.LastIndexOf(':');
        var (name, port) = colon > 0 && int.TryParse(exception.AsSpan(colon + 1), out var number) ? (exception[..colon], number) : (exception, host.Port);
        var domain = name.TrimStart('*').TrimStart('.');
        return port == host.Port
            && (host.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.Host.EndsWith('.' + domain, StringComparison.OrdinalIgnoreCase));
    }

    static string? First(Func<string, string?> variable, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (variable(name) is { Length: > 0 } value)
                return value;
        }

        return null;
    }

    static Uri? Parse(string? address) => address is null ? null
        : Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address, UriKind.Absolute, out var uri) ? uri
        : null;

    static NetworkCredential? CredentialsIn(Uri? proxy)
    {
        if (proxy is not { UserInfo.Length: > 0 })
            return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
