using System.Text.Json;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary><c>fuelgauge.guard/1</c> and <c>fuelgauge.pick/1</c>. Functions, because most callers want no JSON.</summary>
internal static class DecisionJson
{
    /// <summary>What <c>guard</c> prints.</summary>
    public static Func<string> Guard(IReadOnlyList<RankedCandidate> found, Demand demand, Verdict verdict, DateTimeOffset now) =>
        () => JsonSerializer.Serialize(DecisionMapping.ToGuardReport(found, demand, verdict, now), WireJson.Indented.GuardReport) + "\n";

    /// <summary>What <c>pick</c> prints.</summary>
    public static Func<string> Pick(IReadOnlyList<RankedCandidate> ranked, Demand demand, Verdict verdict, string? picked, DateTimeOffset now) =>
        () => JsonSerializer.Serialize(DecisionMapping.ToPickReport(ranked, demand, verdict, picked, now), WireJson.Indented.PickReport) + "\n";
}
