using System.Text.Json;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What Code Assist knows of a login: its tier, its project (a text, or an object with an id) and its credits. The project that the user names goes before.
/// Sources: google-gemini/gemini-cli packages/core/src/code_assist, steipete/CodexBar GeminiStatusProbe.swift; read 2026-11-23.
/// </summary>
sealed class GeminiTierReader(AnswerScope scope)
{
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public AnswerResult Read()
    {
        var (paid, current) = (scope.Root.Member("paidTier"), scope.Root.Member("currentTier"));
        return new()
        {
            Readings = [.. paid.Member("availableCredits").Elements().Select(Credits).OfType<Reading>()],
            Plan = paid.Text(scope, "name") ?? current.Text(scope, "name", "id"),
            Keep = Project() is { Length: > 0 } project ? new Dictionary<string, KeptValue> { ["companion"] = new(project, scope.Context.Now + Kept) } : [],
        };
    }

    string? Project()
    {
        var project = scope.Root.Member("cloudaicompanionProject");
        return scope.Context.Account.Settings.GetValueOrDefault("project") ?? AnswerScope.Scalar(project.ValueKind == JsonValueKind.Object ? project.Member("id") : project);
    }

    Reading? Credits(JsonElement credits, int index) => credits.Amount("creditAmount") is not { } left ? null
        : scope.Of(MeterKind.Balance, "credits", credits.Text(scope, "creditType") is { } type ? $"Credits ({type})" : "Credits", "credits", $"$.paidTier.availableCredits[{index}].creditAmount") with
        {
            Role = Role.Info,
            Remaining = left,
        };
}
