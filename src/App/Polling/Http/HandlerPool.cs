using System.Collections.Concurrent;
using System.Net;

namespace Fuelgauge.App.Polling.Http;

/// <summary>
/// One handler, with its pool of connections, per proxy and extra trust. Nothing of an account lives in it: no cookies, no cache, no default headers,
/// so no account can be shown another's answer.
/// </summary>
internal sealed class HandlerPool(ProxyRules environment, HostResolver resolve) : IDisposable
{
    /// <summary>Longest headers of an answer, in KiB.</summary>
    public const int HeaderLimitKib = 64;

    /// <summary>Longest time to open a connection, TLS included.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<(Uri? Proxy, string? CaFile), Lazy<HttpMessageInvoker>> invokers = new();
    readonly Connector connector = new(resolve);

    /// <summary>The proxy for a request, for messages; null when it goes straight.</summary>
    public Uri? ProxyFor(Uri? accountProxy, Uri target) => Rules(accountProxy).GetProxy(target);

    /// <summary>The handler for an account's proxy and extra trust; both null for most.</summary>
    /// <exception cref="Exception">As <see cref="CertificateTrust.Options"/>.</exception>
    public HttpMessageInvoker For(Uri? accountProxy, string? caFile) =>
        invokers.GetOrAdd((accountProxy, caFile), key => new(() => Create(key.Proxy, key.CaFile), LazyThreadSafetyMode.PublicationOnly)).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var invoker in invokers.Values.Where(invoker => invoker.IsValueCreated))
            invoker.Value.Dispose();
    }

    ProxyRules Rules(Uri? accountProxy) => accountProxy is null ? environment : ProxyRules.Through(accountProxy);

    HttpMessageInvoker Create(Uri? accountProxy, string? caFile) => new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,   // no trace headers to anybody
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        MaxResponseHeadersLength = HeaderLimitKib,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),   // far below a watch's interval: connections do not lie about between passes
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = Rules(accountProxy),
        SslOptions = CertificateTrust.Options(caFile),
        UseCookies = false,
    });
}
