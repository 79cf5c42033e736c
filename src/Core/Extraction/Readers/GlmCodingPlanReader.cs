using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The quota of GLM's coding plan: one row per window, of three generations that live side by side (tokens per 5 hours; tokens with a week; credits).
/// Its traps: <c>usage</c> is the limit and <c>currentValue</c> what was used; <c>unit</c>, never the place in the list, tells which window a row is;
/// <c>percentage</c> is cut down to an integer and often all there is.
/// Sources: zai-org/zai-coding-plugins query-usage.mjs, farion1231/cc-switch coding_plan.rs, robinebers/openusage docs/providers/zai.md; read 2026-11-23.
/// </summary>
sealed class GlmCodingPlanReader(AnswerScope scope)
{
    const string FiveHour = "five-hour";
    const string Weekly = "weekly";

    public AnswerResult Read()
    {
        var data = scope.Root.Member("data");
        var limits = data.Member("limits");
        if (limits.ValueKind != JsonValueKind.Array) return WithoutLimits(data);
        if (limits.GetArrayLength() == 0) return Failed(Failures.Of(scope, State.NoData));

        var rows = limits.Elements().Select((row, index) => new Row(row, index)).ToList();
        PlaceRowsWithoutUnit([.. rows.Where(row => row.IsCoding && row.Unit is null)], [.. rows.Where(row => row.Unit is not null).Select(row => row.Window)]);
        var billed = rows.Where(row => !row.IsTokens || !rows.Exists(other => other.IsCredits && other.Window == row.Window));
        var read = billed.OrderBy(row => row.IsCoding ? row.Length ?? TimeSpan.MaxValue : TimeSpan.MaxValue).Select(row => (Row: row, Reading: Read(row))).ToList();
        var silent = read.Where(one => one.Reading is null).Select(one => one.Row).FirstOrDefault();
        return new()
        {
            Readings = [.. read.Select(one => one.Reading).OfType<Reading>()],
            Failure = silent is null ? null : Failures.Unrecognized(scope, $"has no $.data.limits[{silent.Index}].percentage"),
            Then = FaultAction.Next,
            Plan = data.Text(scope, "level", "planName", "plan", "plan_type", "packageName") is { } level ? $"GLM Coding {char.ToUpperInvariant(level[0])}{level[1..]}" : null,
        };
    }

    // A free account, or a team's without its two headers, gets success and nothing else.
    AnswerResult WithoutLimits(JsonElement data)
    {
        if (scope.Root.Member("success").ValueKind == JsonValueKind.False || scope.Root.Amount("code") is { } code && code != 200)
            return Failed(Failures.Of(scope, State.ProviderError, scope.Root.Text(scope, "msg")));
        var isEmpty = data.ValueKind != JsonValueKind.Object || !data.EnumerateObject().Any() || data.TryGetProperty("limits", out _);
        return Failed(isEmpty ? Failures.Of(scope, State.NoData) : Failures.Unrecognized(scope, "has no $.data.limits"));
    }

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = FaultAction.Next };

    // Early answers have no unit: the row that has not begun, else the one that refills first, is the 5-hour one.
    static void PlaceRowsWithoutUnit(List<Row> rows, HashSet<string> taken)
    {
        foreach (var row in rows.OrderBy(row => row.ResetsAt ?? DateTimeOffset.MinValue))
        {
            var length = taken.Add(FiveHour) ? TimeSpan.FromHours(5) : taken.Add(Weekly) ? TimeSpan.FromDays(7) : default(TimeSpan?);
            if (length is { } known) (row.Window, row.Length) = (MeterNames.OfLength(known), known);
        }
    }

    Reading? Read(Row row)
    {
        var hasCounts = row.Limit is > 0 && (row.Used ?? row.Remaining) is not null;
        if (!hasCounts && row.Percentage is null) return null;

        var kindOfLimit = row.IsCoding ? null : row.IsTools ? "tools" : scope.Clean(row.Type);
        var used = hasCounts ? row.Used : row.Percentage;
        var reading = Reading.Of(MeterKind.Window, MeterNames.WithScope(row.Window, kindOfLimit), MeterNames.Label(row.Window, kindOfLimit),
            hasCounts ? row.CountUnit : "percent", "api", scope.Answer.ObservedAt);
        return reading with
        {
            Scope = kindOfLimit,
            Role = row.IsCoding ? Role.Gate : Role.Info,
            Used = used,
            Remaining = hasCounts ? row.Remaining : null,
            Limit = hasCounts ? row.Limit : 100,
            LimitSource = LimitSource.Reported,
            Condition = row is { IsCoding: true, Window: FiveHour, ResetsAt: null } && used is 0 ? Condition.NotStarted : Condition.Normal,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.data.limits[{row.Index}].{(hasCounts ? "currentValue" : "percentage")}",
            ResetsAt = row.ResetsAt,
            Length = row.Length,
        };
    }

    /// <summary>One row of the list.</summary>
    sealed class Row
    {
        public Row(JsonElement row, int index)
        {
            Index = index;
            Type = AnswerScope.Scalar(row.Member("type", "name")) ?? "";
            Unit = row.Amount("unit");
            (Window, Length) = WindowOf(Unit, row.Amount("number"));
            Limit = row.Amount("usage");
            Used = row.Amount("currentValue");
            Remaining = row.Amount("remaining");
            Percentage = row.Amount("percentage");
            ResetsAt = row.Milliseconds("nextResetTime");
        }

        public int Index { get; }

        public string Type { get; }

        public decimal? Unit { get; }

        public string Window { get; set; }

        public TimeSpan? Length { get; set; }

        public decimal? Limit { get; }

        public decimal? Used { get; }

        public decimal? Remaining { get; }

        public decimal? Percentage { get; }

        public DateTimeOffset? ResetsAt { get; }

        public bool IsCredits => Type == "CREDIT_LIMIT";

        public bool IsTokens => Type == "TOKENS_LIMIT";

        public bool IsTools => Type == "TIME_LIMIT";

        public bool IsCoding => IsCredits || IsTokens;

        public string CountUnit => IsCredits ? "credits" : IsTokens ? "tokens" : "calls";

        // Weeks come with number 1 and 7, both meaning one week. Months have no fixed length.
        static (string Window, TimeSpan? Length) WindowOf(decimal? unit, decimal? number) => unit switch
        {
            3 when number is > 0 and < 10_000 => Of(TimeSpan.FromHours((double)number)),
            6 => Of(TimeSpan.FromDays(7)),
            5 => ("monthly", null),
            1 or 4 => Of(TimeSpan.FromDays(number is > 0 and < 1_000 ? (double)number : 1)),
            { } other => ($"window-{MeterNames.Slug($"unit-{other}")}", null),
            null => ("window", null),
        };

        static (string Window, TimeSpan? Length) Of(TimeSpan length) => (MeterNames.OfLength(length), length);
    }
}
