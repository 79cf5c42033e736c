using System.Collections.Concurrent;
using System.Globalization;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>Access tokens that accounts' credentials were exchanged for: each fetched once and used until shortly before it ends. They are in memory and nowhere else.</summary>
/// <param name="time">Tells when a token has ended.</param>
/// <param name="send">The way out, with its retries.</param>
internal sealed class AccessTokens(TimeProvider time, Func<OutboundRequest, CancellationToken, Task<Exchange>> send)
{
    // A token is not begun that might end on its way.
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    static readonly TimeSpan UnsaidLifetime = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<(string Identity, AuthDefinition Auth), Slot> slots = new();

    /// <summary>Attaches the token that <see cref="CompleteAsync"/> put among the credentials.</summary>
    public static void Attach(HttpRequestMessage request, AttachedCredential credential) =>
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + credential.Part(TokenRequest.Token));

    /// <summary>The account of a context with its access token among its credentials, where it is kept out of texts like them.</summary>
    /// <param name="source">The source of the next request.</param>
    /// <param name="request">The request, whose scheme may need a token.</param>
    /// <param name="context">Its context.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The context as it is for a scheme without a token; why there is no token, otherwise.</returns>
    public async ValueTask<(ExtractionContext Context, AnswerResult? Failed)> CompleteAsync(
        SourceDefinition source, RequestDefinition request, ExtractionContext context, CancellationToken cancellationToken)
    {
        if (source.AuthOf(request) is not { } auth || AuthSchemeList.ByName[auth.Scheme] is not ITokenScheme scheme)
            return (context, null);
        var slot = slots.GetOrAdd(Key(auth, context.Account), _ => new());
        await slot.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (slot.Token is null || slot.EndsAt <= time.GetUtcNow())
            {
                var (result, token, endsAt) = await FetchAsync(scheme, auth, source, context, cancellationToken).ConfigureAwait(false);
                if (token is null)
                    return (context, result);
                (slot.Token, slot.EndsAt) = (token, endsAt);
            }

            var credential = new Credential(slot.Token, $"the token of {Failures.Place(TokenRequest.Of(scheme, auth), context.Account)}", "");
            var credentials = new Dictionary<string, Credential>(context.Account.Credentials) { [TokenRequest.Token] = credential };
            return (context with { Account = context.Account with { Credentials = credentials } }, null);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>Drops the token of an account, which was refused: the next pass fetches another.</summary>
    /// <param name="auth">How the credential was sent; null for a request without one.</param>
    /// <param name="account">Whose it is.</param>
    public void Forget(AuthDefinition? auth, Account account)
    {
        if (auth is not null)
            slots.TryRemove(Key(auth, account), out _);
    }

    // The token of an account is not among what tells accounts apart.
    static (string, AuthDefinition) Key(AuthDefinition auth, Account account) =>
        (PollIdentity.Of(account with { Credentials = account.Credentials.Where(part => part.Key != TokenRequest.Token).ToDictionary() }, []), auth);

    async Task<(AnswerResult Result, Secret? Token, DateTimeOffset EndsAt)> FetchAsync(
        ITokenScheme scheme, AuthDefinition auth, SourceDefinition source, ExtractionContext context, CancellationToken cancellationToken)
    {
        var account = context.Account;
        var askedAt = time.GetUtcNow();
        var request = TokenRequest.Of(scheme, auth);
        if (UrlTemplate.Url(request, account, context.Kept, askedAt, out var failure) is not { } target || scheme.Form(request, new(auth, account, askedAt), out failure) is not { } form)
            return Failed(failure!);

        var exchange = await send(new()
        {
            Account = account,
            Method = HttpMethod.Post,
            Target = target,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/x-www-form-urlencoded" },
            Body = string.Join('&', form.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")),
            At = askedAt,
        }, cancellationToken).ConfigureAwait(false);
        if (exchange.Failure is not null)
            return Failed(exchange.Failure);

        var result = Extractor.Read(source, request, new(request.Id, exchange.Status, exchange.Headers, exchange.Body, askedAt), context);
        if (result.Failure is not null)
            return (result with { Then = FaultAction.Stop }, null, default);
        if (!result.Keep.TryGetValue(TokenRequest.Token, out var token) || string.IsNullOrWhiteSpace(token.Value))
            return Failed(new(State.Unrecognized, $"the answer of {Failures.Place(request, account)} has no $.{TokenRequest.Token}"));
        return (result, new Secret(token.Value.Trim()), askedAt + LifetimeOf(result) - Margin);
    }

    static TimeSpan LifetimeOf(AnswerResult result) =>
        result.Keep.TryGetValue(TokenRequest.ExpiresIn, out var text) && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : UnsaidLifetime;

    static (AnswerResult, Secret?, DateTimeOffset) Failed(PollFailure failure) => (new() { Failure = failure, Then = FaultAction.Stop }, null, default);

    sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Secret? Token { get; set; }

        public DateTimeOffset EndsAt { get; set; }
    }
}
