using System.Globalization;
using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What the usage address of Codex and the lines of its session files have in common: windows, credits, the plan's word.
/// Their trap: the slots <c>primary</c> and <c>secondary</c> mean nothing, and some plans have the week in the first; only its length names a window.
/// Sources: openai/codex codex-rs/backend-client, steipete/CodexBar docs/codex.md, robinebers/openusage docs/providers/codex.md; read 2026-11-23.
/// </summary>
sealed class CodexWindows(AnswerScope scope)
{
    const decimal MostSeconds = 366 * 86_400;

    static readonly string[] Known = ["free", "go", "plus", "team", "business", "enterprise", "edu"];

    /// <summary>Why something was not read, continuing "the answer of x …"; the first reason only.</summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// The windows of one pool. Where the provider says that its limit is reached, the fullest is used up, whatever the percentages are; where there is
    /// no window to be that, it is a fault of its own for the caller.
    /// </summary>
    /// <param name="pool">The windows' parent.</param>
    /// <param name="path">Its place in the answer.</param>
    /// <param name="slots">Names of the windows in it.</param>
    /// <param name="isReached">Whether the provider says that the limit is reached.</param>
    /// <param name="model">What the pool is for; null for the account.</param>
    public IReadOnlyList<Reading> Pool(JsonElement pool, string path, string[] slots, bool isReached, string? model)
    {
        var windows = slots.Select(slot => Window(pool.Member(slot), $"{path}.{slot}", model)).OfType<Reading>().ToList();
        if (isReached && windows.MaxBy(window => window.Used) is { } fullest) windows[windows.IndexOf(fullest)] = fullest with { Condition = Condition.Exhausted };
        return windows;
    }

    /// <summary>Credits that carry on when the windows are used up; null where there are none, or their number is not told.</summary>
    public Reading? Credits(JsonElement credits, string path)
    {
        var isUnlimited = credits.Is("unlimited");
        var balance = credits.Amount("balance");
        if (!isUnlimited && !(balance > 0) && !(credits.Is("has_credits") && balance is not null)) return null;
        return scope.Of(MeterKind.Balance, "credits", "Credits", "credits", $"{path}.balance") with
        {
            Role = isUnlimited || balance > 0 ? Role.Fallback : Role.Info,
            Remaining = isUnlimited ? null : balance,
            Condition = isUnlimited ? Condition.Unlimited : Condition.Normal,
        };
    }

    /// <summary>The plan's name; those that nobody knows yet are shown as they are.</summary>
    public string? Plan(JsonElement answer) => answer.Text(scope, "plan_type") switch
    {
        null => null,
        "pro" => "Pro 20x",
        "prolite" => "Pro 5x",
        { } plan => Known.Contains(plan) ? $"{char.ToUpperInvariant(plan[0])}{plan[1..]}" : plan,
    };

    Reading? Window(JsonElement window, string path, string? model)
    {
        if (window.ValueKind == JsonValueKind.Undefined) return null;
        if (window.Amount("used_percent") is not { } used)
        {
            Fault ??= $"has no {path}.used_percent";
            return null;
        }

        var length = Length(window);
        var (meter, label) = Name(length);
        return scope.Percent(MeterNames.WithScope(meter, model), model is null ? label : $"{label} ({model})", used, $"{path}.used_percent") with
        {
            Scope = model,
            Role = model is null ? Role.Gate : Role.Info,
            ResetsAt = window.Instant("reset_at", "resets_at") ?? After(window),
            Length = length,
        };
    }

    // Old lines say how many seconds are left, counted from when they were written.
    DateTimeOffset? After(JsonElement window) =>
        window.Amount("reset_after_seconds", "resets_in_seconds") is > 0 and < MostSeconds and var seconds ? scope.Answer.ObservedAt.AddSeconds((double)seconds) : null;

    static TimeSpan? Length(JsonElement window)
    {
        var seconds = window.Amount("limit_window_seconds") ?? window.Amount("window_minutes") * 60;
        return seconds is > 0 and < MostSeconds and var known ? TimeSpan.FromSeconds((double)known) : null;
    }

    // Lengths are off by a minute (299, 10079), and those of months by days.
    static (string Meter, string Label) Name(TimeSpan? length)
    {
        if (length is not { } known) return ("window", "Window");
        var name = known.TotalHours switch
        {
            >= 3 and <= 8 => "five-hour",
            >= 20 and <= 28 => "daily",
            >= 5 * 24 and <= 9 * 24 => "weekly",
            >= 10 * 24 and <= 45 * 24 => "monthly",
            _ => null,
        };
        return name is null
            ? (MeterNames.OfLength(known), string.Create(CultureInfo.InvariantCulture, $"{Math.Round(known.TotalHours, 1)}h"))
            : (name, MeterNames.Label(name, null));
    }
}
