using System.Collections.Frozen;
using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The windows of OpenCode Go. Their trap: one that is <c>rate-limited</c> is used up whatever its percentage says.
/// Sources: slkiser/opencode-quota src/lib/opencode-go.ts, akitaonrails/ai-usagebar src/opencode_go; read 2026-11-23.
/// </summary>
sealed class OpencodeGoReader(AnswerScope scope)
{
    static readonly NamedWindows Windows = new("usage", "percent", new Dictionary<string, (string, TimeSpan?)>
    {
        ["rolling"] = ("five-hour", TimeSpan.FromHours(5)),
        ["weekly"] = ("weekly", TimeSpan.FromDays(7)),
        ["monthly"] = ("monthly", null),
    }.ToFrozenDictionary(StringComparer.Ordinal));

    public AnswerResult Read()
    {
        var result = Windows.Read(scope, Fill);
        return result.Readings.Count > 0 ? result with { Plan = "Go" } : result;
    }

    Reading? Fill(JsonElement window, Reading reading)
    {
        var used = window.Amount("percent");
        var isLimited = window.Text(scope, "status") == "rate-limited";
        return used is null && !isLimited ? null : reading with
        {
            Used = used,
            Condition = isLimited ? Condition.Exhausted : Condition.Normal,
            ResetsAt = window.Instant("resetsAt"),
        };
    }
}
