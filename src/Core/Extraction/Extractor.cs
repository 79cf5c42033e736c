using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction.Readers;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Extraction;

/// <summary>What an HTTP answer says: readings, or a failure and what follows. Any bytes at all give one of these, never an exception.</summary>
public static class Extractor
{
    /// <summary>Reads one answer: fault rules first, then the general meaning of its status, then its readings.</summary>
    /// <param name="source">The source that asked.</param>
    /// <param name="request">The request it answers.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="context">Whose it is.</param>
    public static AnswerResult Read(SourceDefinition source, RequestDefinition request, Answer answer, ExtractionContext context)
    {
        using var body = AnswerBody.Parse(answer.Body, out var reason);
        var scope = new AnswerScope(source, request, answer, context, body?.RootElement ?? default);
        try
        {
            return Fault(scope, body is not null) ?? General(scope, reason) ?? Content(scope);
        }
        catch (JsonPathBudgetException exception)
        {
            return Failures.Unforeseen(Failures.Unrecognized(scope, $"costs too much to read: {exception.Message}"));
        }
    }

    static AnswerResult? Fault(AnswerScope scope, bool isJson)
    {
        var rule = scope.Request.Faults.FirstOrDefault(rule => (rule.Statuses.Count == 0 || rule.Statuses.Contains(scope.Answer.Status))
            && (rule.When is null || isJson && scope.Holds(scope.Filter(rule.When), scope.Root)));
        if (rule is null) return null;
        var words = isJson ? new ValueReader(scope, scope.Root).Text(rule.Message) : null;
        var failure = Failures.Of(scope, rule.State, words, rule.Advice);
        return new() { Failure = rule.RetryAfter is { } wait ? failure with { RetryAfter = wait } : failure, Then = rule.Then, Rule = rule };
    }

    static AnswerResult? General(AnswerScope scope, string? notJson)
    {
        var failure = scope.Answer.Status switch
        {
            >= 200 and < 300 => notJson is null ? null : Failures.Unrecognized(scope, scope.Answer.Place is null ? $"{notJson}; see whether {Failures.Place(scope.Request, scope.Context.Account)} is the right address" : notJson),
            403 when AnswerBody.IsPage(scope.Answer.Body) => new(State.Unrecognized,
                $"{Failures.Where(scope)}: a web page instead of an answer. A web firewall blocked the request, the key was not judged: try again later, or from another network."),
            401 or 403 => Failures.Of(scope, State.Auth),
            404 => new(State.Unrecognized, $"{Failures.Where(scope)}: {scope.Name} is not there. The provider may have moved it; a newer version may know where."),
            429 => Failures.Of(scope, State.Throttled),
            >= 500 => Failures.Of(scope, State.ProviderError),
            _ => Failures.Of(scope, State.Unrecognized),
        };
        return failure is null ? null : Failures.Unforeseen(failure);
    }

    static AnswerResult Content(AnswerScope scope)
    {
        if (scope.Request.Join.Count == 0) return Understood(scope);
        using var joined = AnswerParts.JoinAnswers(scope);
        return Understood(scope with { Root = joined.RootElement });
    }

    static AnswerResult Understood(AnswerScope scope)
    {
        var result = (scope.Request.Reader is { } reader ? AnswerReaders.ByName[reader](scope) : Readings(scope)) with { IsAnswer = true };
        if (result.Failure is not null && result.Readings.Count == 0) return result;
        var values = new ValueReader(scope, scope.Root);
        return result with
        {
            Readings = OfItsSource(scope.Source, result.Readings),
            Plan = result.Plan ?? values.Text(scope.Request.Plan),
            Notices = Notices(scope, values),
            AccountIdentity = values.RawText(scope.Request.Identity),
            Keep = Keep(scope, values, result.Keep),
        };
    }

    // Readers know answers of a provider's API. Where no such answer is read, its numbers say so.
    static IReadOnlyList<Reading> OfItsSource(SourceDefinition source, IReadOnlyList<Reading> readings) =>
        source.Kind == SourceKind.Http ? readings : [.. readings.Select(reading => reading with { Source = source.Kind })];

    static AnswerResult Readings(AnswerScope scope)
    {
        var parts = scope.Request.Readings.Select(definition => (Definition: definition, Read: new ReadingReader(scope, definition).Read())).ToList();
        var readings = parts.SelectMany(part => part.Read.Readings).ToList();
        var faults = parts.Where(part => part.Read.Fault is not null).ToList();

        // Side meters that outlive the number they stand beside would make an answer that is not understood look like one that is.
        if (faults.Exists(part => part.Definition.Role != Role.Info) && readings.TrueForAll(reading => reading.Role == Role.Info)) readings = [];
        return new()
        {
            Readings = readings,
            Failure = faults.Count == 0 ? null : Failures.Unrecognized(scope, faults[0].Read.Fault!),
            Then = FaultAction.Next,
        };
    }

    static IReadOnlyList<string> Notices(AnswerScope scope, ValueReader values) => scope.Request.Notices.Count == 0 ? [] :
    [
        .. scope.Request.Notices
            .Where(notice => scope.Holds(scope.Filter(notice.When), scope.Root))
            .Select(notice => values.Text(notice.Message) ?? $"the answer of {scope.Name} holds a warning without words"),
    ];

    // What a reader makes of a value goes before what stands at its path. An answer that repeats the credential is not believed: what is kept is stored, and sent again.
    static Dictionary<string, KeptValue> Keep(AnswerScope scope, ValueReader values, IReadOnlyDictionary<string, KeptValue> read)
    {
        var kept = new Dictionary<string, KeptValue>(read);
        foreach (var keep in scope.Request.Keep)
            if (!kept.ContainsKey(keep.Name) && values.RawText(keep.Value) is { } value) kept[keep.Name] = new(value, scope.Context.Now + keep.For);
        return kept.Where(one => !scope.HoldsSecret(one.Value.Value)).ToDictionary();
    }
}
