using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The AI quota in the settings of a JetBrains IDE: XML whose attributes hold JSON whose numbers are text. Its trap: <c>until</c> is the end of the licence;
/// when the quota refills stands beside it, and not always. Sources: steipete/CodexBar docs/jetbrains.md and JetBrainsStatusProbe tests; read 2026-11-23.
/// </summary>
sealed class JetbrainsQuotaReader(AnswerScope scope)
{
    const string Component = "AIAssistantQuotaManager2";

    public AnswerResult Read()
    {
        var options = List(scope.Root.Member("application").Member("component")).Where(component => Is(component, Component)).SelectMany(component => List(component.Member("option"))).ToList();
        var info = Value(options, "quotaInfo");
        if (info.Length == 0) return Failures.Unforeseen(new(State.NoData, "AI Assistant is not activated in the IDE that was used last: nothing is known of its quota"));
        using var quotaText = Json(info);
        using var refillText = Json(Value(options, "nextRefill"));
        if (quotaText is null) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no JSON in quotaInfo"));

        var quota = quotaText.RootElement;
        var tariff = quota.Member("tariffQuota");
        var total = tariff.Amount("maximum") ?? quota.Amount("maximum");
        var used = tariff.Amount("current") ?? quota.Amount("current");
        var left = total > 0 ? tariff.Amount("available") ?? total - used : null;   // of nothing there is no share
        if ((left ?? used) is null) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no tariffQuota.available in quotaInfo"));

        var refill = refillText?.RootElement ?? default;
        var length = refill.Member("tariff").Text(scope, "duration") is { } text && Durations.TryParse(text, out var span) ? span : default(TimeSpan?);
        var id = length is { } known ? MeterNames.OfLength(known) : "monthly";
        return new()
        {
            Readings =
            [
                scope.Of(MeterKind.Window, id, "AI credits", "credits", "quotaInfo.tariffQuota.available") with
                {
                    Used = left is null ? used : null,
                    Remaining = left,
                    Limit = left is null ? null : total,
                    LimitSource = left is null ? null : LimitSource.Reported,
                    ResetsAt = refill.Instant("next"),
                    Length = length,
                },
            ],
        };
    }

    static string Value(IEnumerable<JsonElement> options, string name) =>
        options.Where(option => Is(option, name)).Select(option => AnswerScope.Scalar(option.Member("@value"))).FirstOrDefault()?.Trim() ?? "";

    static JsonDocument? Json(string text) => text.Length > 0 ? AnswerBody.Parse(Encoding.UTF8.GetBytes(text), out _) : null;

    // One element is an object, several of a name are a list.
    static IEnumerable<JsonElement> List(JsonElement element) => element.ValueKind == JsonValueKind.Object ? [element] : element.Elements();

    static bool Is(JsonElement element, string name) => AnswerScope.Scalar(element.Member("@name")) == name;
}
