using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>One answer while it is read: its body as JSON, whose it is, and what may be said of it.</summary>
/// <param name="Source">The source that asked.</param>
/// <param name="Request">The request it answers.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Context">What readings may depend on besides.</param>
/// <param name="Root">Its body; undefined when that is not JSON.</param>
sealed record AnswerScope(SourceDefinition Source, RequestDefinition Request, Answer Answer, ExtractionContext Context, JsonElement Root)
{
    /// <summary>Longest text that is read, in bytes as written.</summary>
    public const int MaxTextBytes = 64 * 1024;

    /// <summary>For messages: <c>wallet/report</c>.</summary>
    public string Name => $"{Source.Id}/{Request.Id}";

    /// <summary>Cleans text of the answer.</summary>
    public string Clean(string text) => ForeignText.Clean(text, Secrets);

    /// <summary>True for a text that repeats a good part of the credential.</summary>
    public bool HoldsSecret(string text) => ForeignText.HoldsSecret(text, Secrets);

    IEnumerable<Secret> Secrets => Context.Account.Credentials.Values.Select(credential => credential.Secret);

    /// <summary>A condition with the values of its names; null when there is none, and when a name has no value: then it does not hold.</summary>
    public JsonFilter? Filter(FilterDefinition? definition) => definition is not { HasNames: true } ? definition?.Filter : FilterNames.Expand(definition, Placeholder);

    /// <summary>Whether a condition holds for an element.</summary>
    /// <exception cref="JsonPathBudgetException">It asks for too much work.</exception>
    public bool Holds(JsonFilter? condition, JsonElement current) => condition is not null && condition.Matches(Root, current);

    /// <summary>Text of a scalar as it is written, without quotes; null for null, and for what is no scalar.</summary>
    public static string? Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(element),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>The values of placeholders in constants: kept names, settings, <c>{currency}</c>.</summary>
    public string? Placeholder(string name) => Placeholders.Value(name, Context.Account, Context.Kept, Context.Now);
}
