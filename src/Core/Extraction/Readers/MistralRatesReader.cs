using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The rates a Mistral organization may call at: requests per second, and tokens per minute and month of each model, whose names are the answer's keys.
/// The answer has limits only; what is left of them stands in the headers of each call.
/// Source: mistralai/platform-docs-public public/openapi.yaml, read 2026-11-23.
/// </summary>
sealed class MistralRatesReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        if (scope.Root.Amount("requests_per_second") is not { } requests) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.requests_per_second"));

        List<Reading> rates = [Rate("rate-requests-second", "Requests per second", null, "requests", requests, TimeSpan.FromSeconds(1), "$.requests_per_second")];
        if (scope.Root.Member("tokens_limits_by_model") is { ValueKind: JsonValueKind.Object } models)
            rates.AddRange(models.EnumerateObject().Take(ReadingReader.MaxReadings).SelectMany(model => OfModel(scope.Clean(model.Name), model.Value)));
        return new() { Readings = rates };
    }

    IEnumerable<Reading> OfModel(string model, JsonElement limits)
    {
        const string path = "$.tokens_limits_by_model.*";
        if (limits.Amount("tokens_per_minute") is { } minute)
            yield return Rate("rate-tokens-minute", "Tokens per minute", model, "tokens", minute, TimeSpan.FromMinutes(1), $"{path}.tokens_per_minute");
        if (limits.Amount("tokens_per_month") is { } month)
            yield return Rate("rate-tokens-month", "Tokens per month", model, "tokens", month, null, $"{path}.tokens_per_month");
    }

    Reading Rate(string id, string label, string? model, string unit, decimal limit, TimeSpan? length, string path) =>
        Reading.Of(MeterKind.Rate, MeterNames.WithScope(id, model), model is null ? label : $"{label} ({model})", unit, "api", scope.Answer.ObservedAt) with
        {
            Scope = model,
            Role = Role.Info,
            Limit = limit,
            LimitSource = LimitSource.Reported,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} {path}",
            Length = length,
        };
}
