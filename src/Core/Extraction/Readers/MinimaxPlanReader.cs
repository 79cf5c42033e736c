using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// MiniMax's plan: one row per model family, each with a window of its own length and a week.
/// Its trap: <c>*_usage_count</c> is what was used or what is left, depending on the endpoint and its age; the percent left decides, and without one
/// it is what is left. Status 2 is used up; 3 is no cap, or, on both windows without totals, a row that is not in the plan.
/// Sources: MiniMax-AI/cli src/commands/quota/show.ts, MiniMax-AI/MiniMax-M2 issue 99, akitaonrails/ai-usagebar src/minimax/types.rs; read 2026-11-23.
/// </summary>
sealed class MinimaxPlanReader(AnswerScope scope)
{
    const decimal UsedUp = 2;
    const decimal NoCap = 3;

    // The percent is cut down to an integer, and counts are weighted: both readings of a count are compared with it this loosely.
    const decimal PercentTolerance = 2;

    public AnswerResult Read()
    {
        var body = scope.Root.Member("model_remains").ValueKind == JsonValueKind.Array ? scope.Root : scope.Root.Member("data");
        var models = body.Member("model_remains");
        if (models.ValueKind != JsonValueKind.Array) return WithoutRows();

        var rows = models.Elements().Select((row, index) => (Row: row, Index: index, Name: row.Text(scope, "model_name") ?? "")).ToList();
        var headline = rows.FindIndex(row => row.Name == "general");
        if (headline < 0) headline = rows.FindIndex(row => row.Name.StartsWith("MiniMax-M", StringComparison.Ordinal));
        if (headline < 0) headline = rows.FindIndex(row => !row.Name.Contains("video", StringComparison.OrdinalIgnoreCase));

        List<Reading> readings = [];
        foreach (var (row, index, name) in headline > 0 ? [rows[headline], .. rows.Where(row => row.Index != headline)] : rows)
            if (!IsOutsidePlan(row))
                readings.AddRange(Windows.Select(window => Read(row, index, window, index == headline ? null : name)).OfType<Reading>());
        if (body.Amount("points_balance") is { } points) readings.Add(Points(points));
        return new()
        {
            Readings = readings,
            Failure = readings.Count > 0 ? null
                : rows.Count == 0 ? Failures.Of(scope, State.NoData)
                : Failures.Unrecognized(scope, "has no $.model_remains[*].current_interval_remaining_percent"),
            Then = FaultAction.Next,
            Plan = body.Text(scope, "current_subscribe_title"),
        };
    }

    AnswerResult WithoutRows()
    {
        var response = scope.Root.Member("base_resp") is { ValueKind: JsonValueKind.Object } own ? own : scope.Root.Member("data").Member("base_resp");
        var failure = response.Amount("status_code") is { } code && code != 0
            ? Failures.Of(scope, State.ProviderError, $"{code} {response.Text(scope, "status_msg")}".Trim())
            : Failures.Unrecognized(scope, "has no $.model_remains");
        return new() { Failure = failure, Then = FaultAction.Next };
    }

    static bool IsOutsidePlan(JsonElement row) => Windows.All(window => row.Amount(window.Status) == NoCap && row.Amount(window.Total) is null or 0);

    Reading? Read(JsonElement row, int index, Window window, string? model)
    {
        var status = row.Amount(window.Status);
        var percent = row.Amount(window.Percent);
        var (unit, used, remaining, limit) = status == NoCap ? ("percent", null, null, null) : Counts(row, window, status == UsedUp ? 0 : percent);
        if (unit is null) return null;

        var start = row.Milliseconds(window.Start);
        var end = row.Milliseconds(window.End);
        var left = row.Amount(window.Left) is > 0 and < 1e11m and var ms ? scope.Answer.ObservedAt.AddMilliseconds((double)ms) : default(DateTimeOffset?);
        var length = end > start ? end - start : window.KnownLength;
        var id = MeterNames.Of(MeterKind.Window, length);
        var reading = Reading.Of(MeterKind.Window, MeterNames.WithScope(id, model), MeterNames.Label(id, model), unit, "api", scope.Answer.ObservedAt);
        return reading with
        {
            Scope = model,
            Role = model is null ? Role.Gate : Role.Info,
            Used = used,
            Remaining = remaining,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Condition = status == NoCap ? Condition.Unlimited : status == UsedUp ? Condition.Exhausted : Condition.Normal,
            Estimated = status is not (NoCap or UsedUp) && percent is null && !IsLegacy,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.model_remains[{index}].{(unit == "percent" ? window.Percent : window.Count)}",
            ResetsAt = end ?? left,
            Length = length,
        };
    }

    // Counts are shown where one way to read them agrees with the percent; 0 of 0 says nothing.
    static (string? Unit, decimal? Used, decimal? Remaining, decimal? Limit) Counts(JsonElement row, Window window, decimal? percent)
    {
        var hasCount = row.Amount(window.Total) is > 0;
        var total = row.Amount(window.Total) ?? 0;
        var count = row.Amount(window.Count) ?? -1;
        hasCount &= count >= 0 && count <= total;
        if (percent is not { } left) return hasCount ? ("requests", total - count, count, total) : default;

        if (hasCount)
        {
            var asRemaining = Math.Abs(100 * count / total - left);
            var asUsed = Math.Abs(100 * (total - count) / total - left);
            if (Math.Min(asRemaining, asUsed) <= PercentTolerance)
                return asRemaining <= asUsed ? ("requests", total - count, count, total) : ("requests", count, total - count, total);
        }

        left = Math.Clamp(left, 0, 100);
        return ("percent", 100 - left, left, 100);
    }

    Reading Points(decimal points) => Reading.Of(MeterKind.Balance, "points", "Points", "points", "api", scope.Answer.ObservedAt) with
    {
        Role = Role.Info,
        Remaining = points,
        Verified = scope.Request.IsVerified,
        Origin = $"{scope.Name} $.data.points_balance",
    };

    // The older endpoint is the one whose counts are known to be what is left.
    bool IsLegacy => scope.Request.Url.Contains("/coding_plan/", StringComparison.Ordinal);

    static readonly Window[] Windows =
    [
        new("current_interval_", "start_time", "end_time", "remains_time", null),
        new("current_weekly_", "weekly_start_time", "weekly_end_time", "weekly_remains_time", TimeSpan.FromDays(7)),
    ];

    /// <summary>Names of one window's members.</summary>
    sealed record Window(string Prefix, string Start, string End, string Left, TimeSpan? KnownLength)
    {
        public string Total { get; } = $"{Prefix}total_count";

        public string Count { get; } = $"{Prefix}usage_count";

        public string Percent { get; } = $"{Prefix}remaining_percent";

        public string Status { get; } = $"{Prefix}status";
    }
}
