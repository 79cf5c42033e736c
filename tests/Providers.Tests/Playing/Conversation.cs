using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Providers.Tests.SchemeTwins;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>
/// A provider's side of one account: tells what each request that arrives is for, checks it, and answers from files. What is wrong with a request is kept
/// for the test, and answered with <see cref="NoAnswer"/>.
/// </summary>
sealed class Conversation
{
    /// <summary>The status of a request that the case has no answer to. No provider sends it; accounts are made to pass over it.</summary>
    public const int NoAnswer = 418;

    // The exchange of a credential, as a case may record it.
    const string Token = "token";

    readonly Lock gate = new();
    readonly Account account;
    readonly DateTimeOffset now;
    readonly AnswerFiles files;
    readonly List<RequestPattern> patterns;
    readonly Dictionary<(string Source, string Request, string Item), List<string>> pages = [];
    readonly Dictionary<string, string> sent = [];
    readonly List<string> faults = [];

    /// <param name="account">Who asks.</param>
    /// <param name="now">The instant of the case.</param>
    /// <param name="files">The answers.</param>
    public Conversation(Account account, DateTimeOffset now, AnswerFiles files)
    {
        (this.account, this.now, this.files) = (account, now, files);
        patterns = [.. account.Provider.Sources.SelectMany(source => source.Requests.Select(request => new RequestPattern(account, source, request)))];
    }

    /// <summary>What was wrong with what was sent.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (gate)
                return [.. faults];
        }
    }

    /// <summary>Everything that was sent and answered, as <c>sent.txt</c> shows it: in the order of the definition, pages in theirs.</summary>
    public string Sent
    {
        get
        {
            lock (gate)
                return string.Join("\n", sent.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value));
        }
    }

    /// <summary>Takes a request whose target begins with the provider's own path.</summary>
    public StandInAnswer Answer(SentRequest request)
    {
        lock (gate)
        {
            if (SchemeAnswer(request) is { } own)
                return files.Find(Token, "", 1) is { } recorded ? Recorded(recorded) : own;
            var known = Recognise(request);
            if (known.Count == 0)
                return Fault($"{request.Method} {request.Target} is no request of the definition");
            var calls = known.Select(one => (one.Pattern, one.Item, Check: new RequestCheck(one.Pattern, request, account, now))).ToList();
            var right = calls.Where(call => call.Check.Faults.Count == 0).ToList();
            if (right.Count == 0)
                return Fault($"{calls[0].Pattern.Request.Id}: {string.Join("; ", calls[0].Check.Faults)}");

            // Two definitions of one request: the one that the case has an answer for is meant.
            var (pattern, item, check) = right.Find(call => files.Has(call.Pattern.Request.Id)) is { Check: not null } answered ? answered : right[0];
            return Answer(pattern, item, check);
        }
    }

    StandInAnswer Answer(RequestPattern pattern, string item, RequestCheck check)
    {
        var id = pattern.Request.Id;
        if (!files.Has(id))
            return Answers.Status(NoAnswer);
        if (!pages.TryGetValue((pattern.Source.Id, id, item), out var seen))
            pages.Add((pattern.Source.Id, id, item), seen = []);
        if (!seen.Contains(check.Identity))
            seen.Add(check.Identity);   // the same again is another try, anything else another page
        var page = seen.IndexOf(check.Identity) + 1;
        if (files.Find(id, item, page) is not { } answer)
            return Fault($"{id}: asked for {(item.Length > 0 ? $"item {item}, " : "")}page {page}, which the case does not hold");

        sent[$"{patterns.IndexOf(pattern):00} {item} {page:00}"] = check.Shown;
        return Recorded(answer);
    }

    static StandInAnswer Recorded(RecordedAnswer answer) => Answers.Bytes(
        answer.Body, answer.Status, [("Content-Type", "application/json"), .. answer.Headers.Where(header => !header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))]);

    List<(RequestPattern Pattern, string Item)> Recognise(SentRequest request)
    {
        var known = new List<(RequestPattern, string)>();
        foreach (var pattern in patterns)
        {
            if (pattern.Match(RequestCheck.Stripped(pattern, request, account, now)) is { } item || IsLinked(pattern, request) && (item = "") is not null)
                known.Add((pattern, item));
        }

        return known;
    }

    /// <summary>True for a page whose address an earlier page gave in full.</summary>
    bool IsLinked(RequestPattern pattern, SentRequest request) =>
        pattern.Request.Pages is not null && files.Links(pattern.Request.Id, request.Target);

    StandInAnswer? SchemeAnswer(SentRequest request) => patterns.Select(pattern => pattern.Source.AuthOf(pattern.Request)).OfType<AuthDefinition>().Distinct()
        .Where(auth => auth.Complete(account.Credentials.ContainsKey) is not null && SchemeTwinList.ByName.ContainsKey(auth.Scheme))
        .Select(auth => SchemeTwinList.ByName[auth.Scheme].Answer(request, new(account, auth, now)))
        .FirstOrDefault(answer => answer is not null);

    StandInAnswer Fault(string what)
    {
        faults.Add(what);
        return Answers.Status(NoAnswer);
    }
}
