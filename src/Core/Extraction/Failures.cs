using System.Globalization;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Extraction;

/// <summary>Words for failures: what, where, why, and the way out.</summary>
public static class Failures
{
    /// <summary>What follows a failure that no rule of the definition foresees: a refused key and a rate limit hold for the whole source, anything else for one request.</summary>
    public static FaultAction Then(State state) => state == State.Auth || state == State.Throttled || state == State.Blocked ? FaultAction.Stop : FaultAction.Next;

    /// <summary>A failure that no rule of the definition foresees, with what follows.</summary>
    public static AnswerResult Unforeseen(PollFailure failure) => new() { Failure = failure, Then = Then(failure.State) };

    /// <summary>The answer is not of the shape the definition knows.</summary>
    internal static PollFailure Unrecognized(AnswerScope scope, string what) =>
        new(State.Unrecognized, scope.Answer.Place is { } place ? $"{place} ({scope.Name}) {what}" : $"the answer of {scope.Name} {what}");

    /// <summary>The failure an answer means.</summary>
    /// <param name="scope">The answer.</param>
    /// <param name="state">What it means.</param>
    /// <param name="words">The provider's own, cleaned; null for none.</param>
    /// <param name="advice">The way out; null for the state's general one.</param>
    internal static PollFailure Of(AnswerScope scope, State state, string? words = null, string? advice = null)
    {
        var retryAfter = RetryAfter(scope.Answer);
        var account = scope.Context.Account;
        var (what, way) = state.Name switch
        {
            "auth" when CredentialOf(scope)?.Login is { Program: { } program } login =>
                ($"{Where(scope)}: the login of {program} in {login.Origin} was refused", $"To renew it, {login.Renewal}; where that does not help, log in there again."),
            "auth" => ($"{Where(scope)}: the key {(CredentialOf(scope) is { } key ? $"in {key.Origin} " : "")}was refused", $"Create a new one, then run \"fuelgauge check {account.Id}\"."),
            "no_plan" => (advice is null ? "the key is good, no plan is bought" : "there is no plan to show", null),   // advice says why, and that may be the key
            "no_data" => (advice is null ? "the key is good, there is nothing to show" : "there is nothing to show", null),
            "exhausted" => ($"{Where(scope)}: nothing is left", "Top up, or wait until it refills."),
            "blocked" => ($"{Where(scope)}: the provider stops this account", "See its console."),
            "throttled" => ($"{Where(scope)}: asked too often", retryAfter is { } wait ? $"The provider asks to wait {Seconds(wait)}." : "It is asked again after a pause."),
            "provider_error" => ($"{Where(scope)}: an error of the provider", "It is asked again by itself; if it lasts, see the provider's status page."),
            "unrecognized" => ($"the answer of {scope.Name} is not understood ({Where(scope)})", "A newer version may know it."),
            _ => ($"{Where(scope)}: {state.Name}", null),
        };
        var said = words is { Length: > 0 } ? $"{what} (\"{words}\")" : what;
        return new(state, (advice ?? way) is { } exit ? $"{said}. {exit}" : said) { RetryAfter = retryAfter };
    }

    /// <summary>How long the provider asks to wait, in <c>Retry-After</c> or a header of its own that ends so, the longest, else until a counter at 0 is full again; null when it does not say, or not in a way that is understood.</summary>
    internal static TimeSpan? RetryAfter(Answer answer) => answer.Headers
        .Where(header => header.Key.EndsWith("Retry-After", StringComparison.OrdinalIgnoreCase))
        .Max(header => Wait(header.Value, answer.ObservedAt)) ?? Refill(answer);

    // Some say only when the counter is full again that is used up: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, read 2026-11-24.
    static TimeSpan? Refill(Answer answer) => answer.Headers.GetValueOrDefault("x-ratelimit-remaining") is "0" && answer.Headers.GetValueOrDefault("x-ratelimit-reset") is { } reset
        && HeaderTime.Read(reset, null, answer.ObservedAt) is { } full && full > answer.ObservedAt ? full - answer.ObservedAt : null;

    static TimeSpan? Wait(string text, DateTimeOffset observedAt)
    {
        if (Amounts.TryParse(text, out var seconds)) return seconds is > 0 and < 365 * 86_400 ? TimeSpan.FromSeconds((double)seconds) : null;
        return HttpDate.TryParse(text, out var until) && until > observedAt ? until - observedAt : null;
    }

    /// <summary>Where a request goes, without its query and with placeholders as they are: <c>401 from api.deepseek.com/user/balance</c>.</summary>
    internal static string Where(AnswerScope scope)
    {
        if (scope.Answer.Place is { } local) return local;
        var place = Place(scope.Request, scope.Context.Account);
        return scope.Answer.Status is >= 200 and < 300 ? place : $"{scope.Answer.Status.ToString(CultureInfo.InvariantCulture)} from {place}";
    }

    /// <summary>Host and path of a request, for messages.</summary>
    public static string Place(RequestDefinition request, Account account) => Place(request, account.BaseUrl ?? account.Region.BaseUrl);

    /// <summary>Host and path of a request at a site, for messages.</summary>
    public static string Place(RequestDefinition request, Uri? site)
    {
        var url = request.Url;
        if (url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query) url = url[..query];
        var host = site is null ? "" : site.Authority + site.AbsolutePath.TrimEnd('/');
        if (url.StartsWith("{host}", StringComparison.Ordinal)) return host + url["{host}".Length..];
        return url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? url[(scheme + 3)..] : url;
    }

    /// <summary>The secret part that the request was sent with; null where it needs none.</summary>
    static Credential? CredentialOf(AnswerScope scope) =>
        scope.Source.AuthOf(scope.Request)?.Complete(scope.Context.Account.Credentials.ContainsKey) is [.., var secret] ? scope.Context.Account.Credentials[secret] : null;

    static string Seconds(TimeSpan wait) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} s");
}
