using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Extraction;

/// <summary>What a document of this machine is worth before its readings are read.</summary>
/// <param name="At">When its numbers were true, UTC; null where it is not one that is meant.</param>
/// <param name="Fault">Why it is no document at all, in words that continue "x …"; null when it is one.</param>
public readonly record struct DocumentWorth(DateTimeOffset? At, string? Fault);

/// <summary>Documents of this machine that stand in the place of answers.</summary>
public static class LocalDocuments
{
    /// <summary>Looks whether a document is meant, and when it was true: never later than now, since a clock may have gone wrong when it was written.</summary>
    /// <param name="source">The source it belongs to.</param>
    /// <param name="request">The request it stands for; it has a file.</param>
    /// <param name="json">The document.</param>
    /// <param name="modifiedAt">When its file was changed, UTC.</param>
    /// <param name="context">Whose it is.</param>
    public static DocumentWorth Judge(SourceDefinition source, RequestDefinition request, ReadOnlyMemory<byte> json, DateTimeOffset modifiedAt, ExtractionContext context)
    {
        using var body = AnswerBody.Parse(json, out var reason);
        if (body is null) return new(null, reason);
        var scope = new AnswerScope(source, request, Answer.OfMachine(request.Id, json, modifiedAt, ""), context, body.RootElement);
        try
        {
            return request.File!.When is { } when && !scope.Holds(scope.Filter(when), scope.Root) ? default : new(At(scope, modifiedAt), null);
        }
        catch (JsonPathBudgetException)
        {
            return new(null, "costs too much to read");
        }
    }

    /// <summary>A text of a document, cleaned; null where it has none.</summary>
    /// <param name="value">Where it sits; null for nowhere.</param>
    /// <param name="source">The source the document belongs to.</param>
    /// <param name="request">The request it stands for.</param>
    /// <param name="document">The document.</param>
    /// <param name="context">Whose it is.</param>
    public static string? Text(ValueDefinition? value, SourceDefinition source, RequestDefinition request, Answer document, ExtractionContext context)
    {
        using var body = AnswerBody.Parse(document.Body, out _);
        return body is null ? null : new ValueReader(new AnswerScope(source, request, document, context, body.RootElement), body.RootElement).Text(value);
    }

    static DateTimeOffset At(AnswerScope scope, DateTimeOffset modifiedAt)
    {
        var at = (scope.Request.File!.ObservedAt is { } definition ? TimeReader.Read(definition, new ValueReader(scope, scope.Root), modifiedAt).Value : null) ?? modifiedAt;
        return at < scope.Context.Now ? at : scope.Context.Now;
    }
}
