using Fuelgauge.App.Polling.AuthSchemes;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Polly;
using Polly.Retry;

namespace Fuelgauge.App.Polling;

/// <summary>Makes one request of a source, with its retries, pages and calls per item, and reads the answer.</summary>
internal sealed class RequestRunner
{
    const int Unauthorized = 401;

    readonly ProviderHttp http;
    readonly TimeProvider time;
    readonly Action<string>? trace;
    readonly AccessTokens tokens;
    readonly Lazy<ResiliencePipeline<Exchange>> pipeline;   // a check from kept values sends nothing

    /// <summary>Requests through one gate to the world.</summary>
    /// <param name="http">The gate.</param>
    /// <param name="time">For pauses between tries and for the time of an answer.</param>
    /// <param name="trace">Takes one line per request, free of secrets.</param>
    public RequestRunner(ProviderHttp http, TimeProvider time, Action<string>? trace)
    {
        this.http = http;
        this.time = time;
        this.trace = trace;
        tokens = new(time, SendWithRetriesAsync);
        pipeline = new(() => new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Exchange>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome.Result is { IsWorthRetrying: true }),
            })
            .Build());
    }

    /// <summary>Makes the request, as often as its pages or items ask for.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Whose it is, with the answers and kept values it may use.</param>
    /// <param name="allowance">What the account may still be sent.</param>
    /// <param name="cancellationToken">Ends it; time limits come this way.</param>
    /// <returns>What the answer says, and the answer itself where later requests may look into it.</returns>
    public async Task<(AnswerResult Result, Answer? Answer)> AskAsync(
        SourceDefinition source, RequestDefinition request, ExtractionContext context, AnswerAllowance allowance, CancellationToken cancellationToken)
    {
        (context, var unauthorized) = await tokens.CompleteAsync(source, request, context, cancellationToken).ConfigureAwait(false);
        if (unauthorized is not null)
            return (unauthorized, null);
        if (request.ForEach is null && request.Pages is null)
        {
            // What lacks a value that an earlier request was to find out must not hide why that one failed.
            if (Outbound(source, request, context, page: null, out var unsent) is not { } outbound)
                return (new() { Failure = unsent, Then = FaultAction.Next }, null);
            var (answer, failure) = await SendAsync(outbound, request, allowance, cancellationToken).ConfigureAwait(false);
            return answer is null ? (Failures.Unforeseen(failure!), null) : (Extractor.Read(source, request, answer, context), answer);
        }

        var parts = new PartedRequest(source, request, context, allowance);
        var part = (Context: context, Page: (NextPage?)null);
        while (parts.TryNext(ref part))
        {
            var (answer, failure) = Outbound(source, request, part.Context, part.Page, out var unsent) is { } outbound
                ? await SendAsync(outbound, request, allowance, cancellationToken).ConfigureAwait(false)
                : (null, unsent);
            parts.Add(answer, failure);
        }

        return parts.Finish();
    }

    async Task<(Answer? Answer, PollFailure? Failure)> SendAsync(
        OutboundRequest outbound, RequestDefinition request, AnswerAllowance allowance, CancellationToken cancellationToken)
    {
        var askedAt = time.GetUtcNow();
        // Where calls are counted, a second try would be a call that nobody took; with another program's login nobody is pressed.
        var isPatient = request.Rate is not null || outbound.Account.LoginFor(outbound.Auth)?.Program is not null;
        var exchange = await (isPatient ? SendOnceAsync(outbound, cancellationToken) : SendWithRetriesAsync(outbound, cancellationToken)).ConfigureAwait(false);
        if (exchange.Failure is not null)
            return (null, exchange.Failure);
        if (exchange.Status == Unauthorized)
            tokens.Forget(outbound.Auth, outbound.Account);
        if (!allowance.TryTakeBytes(exchange.Body.Length))
            return (null, new(State.Unrecognized, $"{Destination.Name(outbound.Target)}: the answers of this account are longer than {AnswerAllowance.MostBytes / 1024 / 1024} MiB in sum and were given up"));
        return (new(request.Id, exchange.Status, exchange.Headers, exchange.Body, askedAt), null);
    }

    async Task<Exchange> SendWithRetriesAsync(OutboundRequest outbound, CancellationToken cancellationToken)
    {
        Exchange? last = null;
        try
        {
            return await pipeline.Value.ExecuteAsync(async token => last = await SendOnceAsync(outbound, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (last is not null)
        {
            return last;   // no time for another try: what the first one said is worth more than "too late"
        }
    }

    async Task<Exchange> SendOnceAsync(OutboundRequest outbound, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var exchange = await http.SendAsync(outbound, cancellationToken).ConfigureAwait(false);
        trace?.Invoke($"{outbound.Account.Id}: {outbound.Method} {Destination.Name(outbound.Target)}: {exchange.Failure?.State.Name ?? $"{exchange.Status}"} in {time.GetElapsedTime(began).TotalMilliseconds:0} ms");
        return exchange;
    }

    /// <summary>A request, or a page of it, with its templates filled in; null with what is missing.</summary>
    OutboundRequest? Outbound(SourceDefinition source, RequestDefinition request, ExtractionContext context, NextPage? page, out PollFailure? failure)
    {
        var account = context.Account;
        if (UrlTemplate.Url(request, account, context.Kept, context.Now, out failure) is not { } target)
            return null;
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (named, template) in request.Headers)
        {
            if (UrlTemplate.HeaderName(request, named, account, context.Kept, context.Now, out failure) is not { } name)
                return null;
            if (UrlTemplate.Header(request, template, account, context.Kept, context.Now, out failure) is not { } value)
                return null;
            headers[name] = value;
        }

        var body = UrlTemplate.Body(request, account, context.Kept, context.Now, out failure);
        if (failure is not null)
            return null;
        var outbound = new OutboundRequest
        {
            Account = account,
            Method = new HttpMethod(request.Method),
            Target = target,
            Headers = headers,
            Body = body,
            Auth = source.AuthOf(request),
            At = time.GetUtcNow(),
        };
        return page is null ? outbound : PageAddress.Of(outbound, request.Pages!, page, out failure);
    }
}
