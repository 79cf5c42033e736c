using System.Net.Sockets;
using System.Security.Cryptography;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Puts what went wrong between here and an answer into words: what, where, why, and the way out. The runtime's own texts are never passed on.</summary>
internal static class TransportFault
{
    /// <summary>An exchange that failed with an exception of the network, TLS, HTTP or decompression.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="target">Where the request went.</param>
    /// <param name="proxy">The proxy on the way; null when there was none.</param>
    public static Exchange From(Exception fault, Uri target, Uri? proxy)
    {
        var first = proxy ?? target;   // whom the first connection is made to
        var via = proxy is null ? "" : $" through the proxy {Destination.Host(proxy)}";
        Exchange Unreachable(string why, bool isConnectFault = false) =>
            Exchange.Failed(new(State.Unreachable, $"{Destination.Name(target)}{via}: {why}"), isConnectFault);
        Exchange Unrecognized(string why) => Exchange.Failed(new(State.Unrecognized, $"{Destination.Name(target)}{via}: {why}"));

        if (Find<CertificateRefusedException>(fault) is { } refused)
            return Unreachable(Certificate(refused.Fault, target));
        if (Find<ForeignLoopbackException>(fault) is { } foreign)
            return Unreachable($"{foreign.Host} resolves to {foreign.Address}, which is not this machine, so nothing was sent; correct the hosts file, or write 127.0.0.1");
        if (fault is InvalidDataException)
            return Unrecognized("the compressed answer is damaged; try again later");
        if (fault is OperationCanceledException)
            return Unreachable($"no connection to {Destination.Host(first)} within {HandlerPool.ConnectTimeout.TotalSeconds:0} s; check the network and the firewall", isConnectFault: true);

        return (fault as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => Unreachable($"the name {first.IdnHost} cannot be resolved; check the network and the name server{(proxy is null ? "" : ", or the proxy's name")}", isConnectFault: true),
            HttpRequestError.ConnectionError => Unreachable(Connection(Find<SocketException>(fault)?.SocketErrorCode, first, proxy), isConnectFault: true),
            HttpRequestError.SecureConnectionError => Unreachable("no secure connection could be agreed on; a proxy or firewall may be in between, or the port may not speak TLS"),
            HttpRequestError.ProxyTunnelError => Unreachable("the proxy refused to connect; check its address and password in HTTPS_PROXY or \"proxy\""),
            HttpRequestError.ConfigurationLimitExceeded => Unrecognized($"the answer has more than {HandlerPool.HeaderLimitKib} KiB of headers"),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => Unrecognized("what answers there does not speak HTTP; check the address"),
            _ => Unreachable("the connection was closed before the answer was complete; try again later"),
        };
    }

    /// <summary>A handler that cannot be made because of its <c>ca_file</c>.</summary>
    public static Exchange FromCaFile(Exception fault, string caFile) => Exchange.Failed(new(
        State.Unreachable,
        $"ca_file {caFile} {(fault is CryptographicException ? "holds no certificate in PEM form" : fault is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read")}; correct the path, or remove the setting"));

    /// <summary>True for exceptions that a request may end with, other than its cancellation.</summary>
    public static bool IsExpected(Exception fault) => fault is HttpRequestException or IOException or InvalidDataException;

    static string Certificate(CertificateFault fault, Uri target) => fault switch
    {
        CertificateFault.NotInTime => "its certificate has expired or is not valid yet; check this machine's clock, else the provider must renew it",
        CertificateFault.OtherName => $"its certificate is for another name than {target.IdnHost}; check the address, and whether a proxy or portal is in between",
        CertificateFault.UnknownAuthority => "its certificate comes from an authority this machine does not trust; for a company proxy give its certificate as ca_file",
        _ => "its certificate is not acceptable; check whether a proxy or portal is in between",
    };

    static string Connection(SocketError? error, Uri first, Uri? proxy) => error switch
    {
        SocketError.ConnectionRefused => $"nothing listens at {Destination.Host(first)} (connection refused); {(proxy is null ? "check the address" : "check HTTPS_PROXY or \"proxy\"")}",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => "there is no route to it; check the network",
        _ => $"no connection to {Destination.Host(first)}; check the network and the firewall",
    };

    static T? Find<T>(Exception? fault)
        where T : Exception
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is T found)
                return found;
        }

        return null;
    }
}
