using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>
/// A request made several times: page after page until the last, or once per item of an earlier answer. Its readings see all parts
/// as one array. A part that fails ends it, and so does a page that comes round again; what was read so far is kept beside the failure, since sums over a part of a list are not the whole.
/// </summary>
internal sealed class PartedRequest(SourceDefinition source, RequestDefinition request, ExtractionContext context, AnswerAllowance allowance)
{
    readonly List<(string Item, Answer Answer)> parts = [];
    readonly HashSet<string> pages = new(StringComparer.Ordinal);
    readonly Queue<string> items = new(request.ForEach is { } calls ? AnswerParts.Items(calls, context.Answers[calls.Request]) : [""]);
    AnswerResult? failed;
    NextPage? page;
    string item = "";

    /// <summary>The context and page of the next part to ask for; no page for the first.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryNext(ref (ExtractionContext Context, NextPage? Page) part)
    {
        if (failed is not null || (page is null && !items.TryDequeue(out item!)))
            return false;
        if (!allowance.TryTakePart())
        {
            Fail(new(State.Unrecognized, $"request {request.Id} has more than {AnswerAllowance.MostParts} pages or items; the rest was left out, so its sums are not complete"));
            return false;
        }

        part = (request.ForEach is { } calls ? context with { Kept = new Dictionary<string, string>(context.Kept) { [calls.As] = item } } : context, page);
        return true;
    }

    /// <summary>Takes a part's answer, or why there is none.</summary>
    public void Add(Answer? answer, PollFailure? failure)
    {
        page = null;
        if (answer is null)
        {
            Fail(failure!);
            return;
        }

        // Faults are judged part by part: as any other answer, without the readings.
        var judged = Extractor.Read(source, request with { Readings = [], Reader = null, Notices = [], Plan = null, Identity = null, Keep = [], Join = [] }, answer, context);
        if (judged.Failure is not null)
        {
            failed = judged;
            return;
        }

        parts.Add((item, answer));
        var next = AnswerParts.Next(source, request, answer, context, out var isPromised);
        if (next is not null && pages.Add($"{item.Length} {item} {next.Key}"))
            page = next;
        else if (next is not null)
            Fail(new(State.Unrecognized, $"request {request.Id} names a page again that was read; the rest was left out, so its sums are not complete"));
        else if (isPromised)
            Fail(new(State.Unrecognized, $"request {request.Id} says that there is another page and does not say which; the rest was left out, so its sums are not complete"));
    }

    /// <summary>What all parts give, and the joined answer; no answer when there was no good part.</summary>
    public (AnswerResult Result, Answer? Answer) Finish()
    {
        if (parts.Count == 0 && failed is not null)
            return (failed, null);
        var body = request.ForEach is null
            ? AnswerParts.JoinPages(parts.Select(part => part.Answer.Body))
            : AnswerParts.JoinItems(parts.Select(part => (part.Item, part.Answer.Body)));
        var answer = parts.Count > 0
            ? parts[0].Answer with { Body = body }
            : new Answer(request.Id, 200, new Dictionary<string, string>(), body, context.Now);
        var result = Extractor.Read(source, request with { Faults = [] }, answer, context);
        return (failed is null ? result : result with { Failure = failed.Failure, Then = failed.Then }, answer);
    }

    void Fail(PollFailure failure) => failed = Failures.Unforeseen(failure);
}
