using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The spending limit of Cloudflare's AI Gateway: a day, a week or a month, that begins at midnight UTC or slides.
/// Its trap: what was used of it is not said. It is added up from the days of the usage history, whose unit nobody has confirmed to be cents: an estimate
/// that never raises an alarm.
/// Sources: cloudflare/cloudflare-python types/ai_gateway/billing_*, developers.cloudflare.com; read 2026-11-23.
/// </summary>
sealed class CloudflareSpendingLimitReader(AnswerScope scope)
{
    const decimal DollarsPerCent = 0.01m;
    const string Limit = "$['spending-limit'].result";
    const string History = "$['usage-history'].result.history";

    public AnswerResult Read()
    {
        var limit = scope.Root.Member("spending-limit").Member("result");
        var days = scope.Root.Member(scope.Request.Id).Member("result").Member("history");
        var enabled = limit.Member("enabled").ValueKind;
        if (limit.ValueKind == JsonValueKind.Undefined || enabled == JsonValueKind.False) return Failed(Failures.Of(scope, State.NoData));
        if (enabled != JsonValueKind.True) return Unknown($"has no {Limit}.enabled");

        var config = limit.Member("config");
        if (config.Amount("amount") is not { } amount || !Amounts.TryMultiply(amount, DollarsPerCent, out var dollars)) return Unknown($"has no {Limit}.config.amount");
        if (PeriodOf(config) is not { } period) return Unknown($"has no {Limit}.config.duration that is understood");
        if (days.ValueKind != JsonValueKind.Array) return Unknown($"has no {History}");
        if (Used(days, period.From) is not { } used) return Unknown($"has no {History}[*].aggregated_value");

        var reading = Reading.Of(MeterKind.Window, MeterNames.OfLength(period.Length), "Spending limit", "USD", "api", scope.Answer.ObservedAt);
        return new()
        {
            Readings =
            [
                reading with
                {
                    Role = Role.Info,
                    Used = used,
                    Limit = dollars,
                    LimitSource = LimitSource.Reported,
                    Estimated = true,
                    Verified = scope.Request.IsVerified,
                    Origin = $"{scope.Name} {History}[*].aggregated_value",
                    ResetsAt = period.ResetsAt,
                    Length = period.ResetsAt is not null && period.Length.TotalDays >= 28 ? null : period.Length,   // a calendar month has no one length
                },
            ],
        };
    }

    /// <summary>The days that count, and when a fixed period refills: at midnight UTC, on Monday, on the 1st.</summary>
    Period? PeriodOf(JsonElement config)
    {
        var isSliding = AnswerScope.Scalar(config.Member("strategy")) == "sliding";
        return AnswerScope.Scalar(config.Member("duration")) switch
        {
            "daily" => Of(BudgetPeriod.Day, 1),
            "weekly" => Of(BudgetPeriod.Week, 7),
            "monthly" => Of(BudgetPeriod.Month, 30),
            _ => null,
        };

        Period Of(BudgetPeriod calendar, int slidingDays)
        {
            if (isSliding) return new(scope.Answer.ObservedAt.AddDays(-slidingDays), null, TimeSpan.FromDays(slidingDays));
            var (from, to) = BudgetSpan.Around(calendar, TimeZoneInfo.Utc, scope.Answer.ObservedAt);
            return new(from, to, to - from);
        }
    }

    static decimal? Used(JsonElement days, DateTimeOffset from)
    {
        var sum = 0m;
        foreach (var day in days.EnumerateArray())
        {
            if (day.Milliseconds("end_time") is not { } end || day.Amount("aggregated_value") is not { } value) return null;
            if (end > from && !Amounts.TryAdd(sum, value, out sum)) return null;
        }

        return Amounts.TryMultiply(sum, DollarsPerCent, out var dollars) ? dollars : null;
    }

    AnswerResult Unknown(string what) => Failed(Failures.Unrecognized(scope, what));

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = FaultAction.Next };

    sealed record Period(DateTimeOffset From, DateTimeOffset? ResetsAt, TimeSpan Length);
}
