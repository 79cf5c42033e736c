using System.Net;
using System.Net.Sockets;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Resolves a host name.</summary>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>Opens connections. A name that means this machine (<c>localhost</c>) must resolve to loopback: plain HTTP with a key goes nowhere else.</summary>
internal sealed class Connector(HostResolver resolve)
{
    /// <summary>Connects for a handler's new connection.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
        if (context.InitialRequestMessage.RequestUri is { IsLoopback: true } && Array.Find(addresses, address => !IPAddress.IsLoopback(address)) is { } foreign)
            throw new ForeignLoopbackException(host, foreign);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name of this machine that leads to another one.</summary>
internal sealed class ForeignLoopbackException(string host, IPAddress address) : Exception($"{host} resolves to {address}")
{
    /// <summary>The name.</summary>
    public string Host => host;

    /// <summary>Where it leads.</summary>
    public IPAddress Address => address;
}
