using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Fuelgauge.App.Polling.AuthSchemes;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.Http;

/// <summary>
/// Sends single requests to providers and to nobody else: the destination is checked just before the key is attached, redirects stay within the origin,
/// and an answer is read only up to its limits. Time limits are the caller's, through the cancellation token.
/// </summary>
internal sealed class ProviderHttp(ProxyRules proxies, string userAgent, HostResolver resolve) : IDisposable
{
    const int MostRedirects = 3;
    static readonly MediaTypeHeaderValue Json = new("application/json");

    readonly HandlerPool handlers = new(proxies, resolve);

    /// <summary>Sends a request and follows its redirects.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Exchange> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        HttpMessageInvoker invoker;
        try
        {
            invoker = handlers.For(request.Account.Proxy, request.Account.CaFile);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return TransportFault.FromCaFile(fault, request.Account.CaFile!);
        }

        try
        {
            return await FollowAsync(invoker, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (TransportFault.IsExpected(fault) || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return TransportFault.From(fault, request.Target, handlers.ProxyFor(request.Account.Proxy, request.Target));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handlers.Dispose();

    async Task<Exchange> FollowAsync(HttpMessageInvoker invoker, OutboundRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (Destination.Refuse(request.Account, request.Target) is { } refusal)
                return Exchange.Failed(refusal);
            using var message = Message(request);
            if (UnsendableHeader(message) is { } header)
                return Exchange.Failed(Unsendable(request, header));

            using var response = await invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Location is not { } location || !IsRedirect(response.StatusCode))
                return await ReadAsync(response, request.Target, cancellationToken).ConfigureAwait(false);

            var target = location.IsAbsoluteUri ? location : new Uri(request.Target, location);
            if (!Destination.HasSameOrigin(request.Target, target))
                return Misled(request, $"it redirects to {Foreign(request, target)}, which was not followed since the key belongs to {Destination.Host(request.Target)}; the provider may have moved: look for a newer version or correct base_url");
            if (redirects == MostRedirects)
                return Misled(request, $"more than {MostRedirects} redirects; the address may be wrong");
            request = Redirected(request, response.StatusCode, target);
        }
    }

    HttpRequestMessage Message(OutboundRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Target)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (request.Body is { } body)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = TypeOf(request) } };
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);   // refuses Content-Type, which is the body's
        if (!request.Headers.ContainsKey("Accept"))
            message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.Remove("User-Agent");
        message.Headers.TryAddWithoutValidation("User-Agent", request.Account.UserAgent ?? userAgent);
        if (request.Auth is { } auth)
            AuthSchemeList.ByName[auth.Scheme].Attach(message, new(auth, request.Account, request.At));
        return message;
    }

    static MediaTypeHeaderValue TypeOf(OutboundRequest request) =>
        request.Headers.TryGetValue("Content-Type", out var own) && MediaTypeHeaderValue.TryParse(own, out var type) ? type : Json;

    static async Task<Exchange> ReadAsync(HttpResponseMessage response, Uri target, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await BodyReader.ReadAsync(stream, Answer.MostBytes, cancellationToken).ConfigureAwait(false) is { } body
                ? new() { Status = (int)response.StatusCode, Headers = Joined(response), Body = body }
                : Exchange.Failed(new(State.Unrecognized, $"{Destination.Name(target)}: the answer is longer than {Answer.MostBytes / 1024 / 1024} MiB and was given up"));
        }
    }

    static Dictionary<string, string> Joined(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated)
            headers[name] = values.ToString();
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            headers[name] = values.ToString();
        return headers;
    }

    static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>As browsers do: 307 and 308 repeat the request, the others ask with GET.</summary>
    static OutboundRequest Redirected(OutboundRequest request, HttpStatusCode status, Uri target) =>
        status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? request with { Target = target }
            : request with { Target = target, Method = HttpMethod.Get, Body = null };

    static Exchange Misled(OutboundRequest request, string why) => Exchange.Failed(new(State.Unrecognized, $"{Destination.Name(request.Target)}: {why}"));

    /// <summary>An origin that a server named, cleaned as all foreign text: it may have put what it was sent in there.</summary>
    static string Foreign(OutboundRequest request, Uri target) =>
        ForeignText.Clean($"{target.Scheme}://{Destination.Host(target)}", request.Account.Credentials.Values.Select(credential => credential.Secret));

    static string Origins(Account account, AuthDefinition auth) =>
        string.Join(" and ", (auth.Complete(account.Credentials.ContainsKey) ?? []).Select(part => account.Credentials[part].Origin).Distinct());

    static string? UnsendableHeader(HttpRequestMessage message)
    {
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            if (values.ToString().AsSpan().ContainsAnyExceptInRange(' ', '~'))
                return name;
        }

        return null;
    }

    static PollFailure Unsendable(OutboundRequest request, string header) =>
        request.Headers.ContainsKey(header) || request.Auth is not { } auth
            ? new(State.Unrecognized, $"{Destination.Name(request.Target)}: nothing was sent; the header {header} would hold a character that headers cannot carry: correct the account's settings")
            : new(State.Auth, $"{Destination.Name(request.Target)}: nothing was sent; the credential in {Origins(request.Account, auth)} holds a character that cannot be part of a key: copy it again, without quotes or line breaks");
}
