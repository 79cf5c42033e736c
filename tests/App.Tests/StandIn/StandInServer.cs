using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Fuelgauge.App.Tests.StandIn;

/// <summary>
/// A provider on this machine that answers as the test says, path by path, and remembers what it was sent.
/// A path's answers are given in turn, the last one for ever; an unknown path is 404.
/// </summary>
sealed class StandInServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentDictionary<string, Script> scripts = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<SentRequest> requests = new();
    readonly CancellationTokenSource stopping = new();
    int connections;

    StandInServer(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;   // it drips on purpose
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Use(next => connection =>
                {
                    Interlocked.Increment(ref connections);
                    return next(connection);
                });
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Scheme, address and port.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Requests so far, oldest first.</summary>
    public IReadOnlyList<SentRequest> Requests => [.. requests];

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Most requests that were in flight at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Answers the paths that nothing was said about; 404 unless told otherwise.</summary>
    public Func<SentRequest, StandInAnswer> Otherwise { get; set; } = _ => Answers.Status(404);

    /// <summary>Starts on a free port; with a certificate it speaks TLS.</summary>
    public static async Task<StandInServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new StandInServer(certificate);
        await server.app.StartAsync();
        var address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Url = new Uri(address);
        return server;
    }

    /// <summary>Says how a path answers: in turn, the last one for ever.</summary>
    public StandInServer On(string path, params StandInAnswer[] answers)
    {
        scripts[path] = new(answers);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    int inFlight;

    async Task AnswerAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref inFlight);
        lock (scripts)
            MostAtOnce = Math.Max(MostAtOnce, now);
        try
        {
            using var body = new StreamReader(context.Request.Body);
            var request = context.Request;
            var sent = new SentRequest(
                request.Method,
                request.Path,
                request.QueryString.Value ?? "",
                request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await body.ReadToEndAsync(context.RequestAborted))
            {
                Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            };
            requests.Enqueue(sent);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, context.RequestAborted);
            var answer = scripts.TryGetValue(context.Request.Path, out var script) ? script.Next() : Otherwise(sent);
            await answer(context, until.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    sealed class Script(StandInAnswer[] answers)
    {
        int next = -1;

        public StandInAnswer Next() => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
    }
}

/// <summary>One answer of the stand-in, good or bad.</summary>
delegate Task StandInAnswer(HttpContext context, CancellationToken stopping);
