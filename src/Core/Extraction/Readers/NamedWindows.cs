using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// Windows that are members of one object and of which only a percentage is told. Null is no such window. A name nobody knows yet is shown by itself and
/// raises no alarm, so that a window that a provider adds is seen before anybody learns what it means.
/// </summary>
/// <param name="List">The object's name.</param>
/// <param name="Amount">The member that says how much, for messages and <c>--explain</c>.</param>
/// <param name="Known">Names that are known, with meter and length; a month has no fixed one.</param>
sealed record NamedWindows(string List, string Amount, IReadOnlyDictionary<string, (string Meter, TimeSpan? Length)> Known)
{
    /// <summary>Reads all of them. Nothing to read and no failure: the list is there and empty.</summary>
    /// <param name="scope">The answer.</param>
    /// <param name="fill">Completes a reading that has no amounts yet; null where the window does not say how much.</param>
    public AnswerResult Read(AnswerScope scope, Func<JsonElement, Reading, Reading?> fill)
    {
        var windows = scope.Root.Member(List);
        if (windows.ValueKind != JsonValueKind.Object) return new() { Failure = Failures.Unrecognized(scope, $"has no $.{List}"), Then = FaultAction.Next };

        List<Reading> readings = [];
        string? silent = null;
        foreach (var member in windows.EnumerateObject().Take(ReadingReader.MaxReadings))
        {
            if (member.Value.ValueKind == JsonValueKind.Null || scope.Clean(JsonText.NameOf(member)) is not { Length: > 0 } name) continue;
            var path = $"$.{List}.{name}.{Amount}";
            if (fill(member.Value, Begin(scope, name, path)) is { } reading) readings.Add(reading);
            else silent ??= path;
        }

        return new() { Readings = readings, Failure = silent is null ? null : Failures.Unrecognized(scope, $"has no {silent}"), Then = FaultAction.Next };
    }

    Reading Begin(AnswerScope scope, string name, string path)
    {
        var isKnown = Known.TryGetValue(name, out var known);
        var meter = isKnown ? known.Meter : MeterNames.WithScope("window", name);
        return scope.Of(MeterKind.Window, meter, isKnown ? MeterNames.Label(meter, null) : name, "percent", path) with
        {
            Scope = isKnown ? null : name,
            Role = isKnown ? Role.Gate : Role.Info,
            Limit = 100,
            LimitSource = LimitSource.Reported,
            Length = known.Length,
        };
    }
}
