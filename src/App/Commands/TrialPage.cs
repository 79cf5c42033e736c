using System.Text;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Commands;

/// <summary>A trial for people: what each answer gave and which rule took it, then every number with its origin.</summary>
internal static class TrialPage
{
    /// <summary>The page.</summary>
    public static string Write(Trial trial, CheckResult result, Canvas canvas)
    {
        var text = new StringBuilder();
        foreach (var answer in trial.Answers)
        {
            foreach (var line in Lines(answer))
                text.Append(Printable.On(canvas, line)).Append('\n');
        }

        return $"{text}\n{Explanation.Write(result, canvas)}";
    }

    static IEnumerable<string> Lines(TriedAnswer answer)
    {
        var result = answer.Result;
        yield return $"{answer.Source.Id}/{answer.Request.Id}: {answer.Status}, {Count(result.Readings.Count, "number")} read";
        if (result.Failure is { } failure)
        {
            yield return $"  {(result.Rule is { } rule ? $"fault {Ordinal(answer.Request, rule)}" : result.IsAnswer ? "read as an answer, not all of it understood" : "no fault fits; its status alone says")}: {failure.State}, then {result.Then.ToString().ToLowerInvariant()}";
            yield return $"    {failure.Message}";
        }

        if (result.Plan is { } plan)
            yield return $"  plan   {plan}";
        foreach (var (name, value) in result.Keep)
            yield return $"  keeps  {{{name}}} = {value.Value}";
        foreach (var notice in result.Notices)
            yield return $"  notice {notice}";
    }

    static string Ordinal(RequestDefinition request, FaultRule rule)
    {
        var place = request.Faults.ToList().IndexOf(rule) + 1;
        var status = rule.Statuses.Count > 0 ? $"status {string.Join(", ", rule.Statuses)}" : null;
        var when = rule.When is { } condition ? $"when {condition.Filter}" : null;
        return $"{place} of {request.Faults.Count} fits ({string.Join(", ", new[] { status, when }.OfType<string>())})";
    }

    static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
