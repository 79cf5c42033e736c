using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// Allocation quotas of Google Cloud: one answer has what is used, another the limits, as time series with the newest point first. They belong together
/// where metric, place and (unless the usage does not say) the limit's name are equal; places are never mixed. The most used few are shown.
/// Source: reference of projects.timeSeries.list; steipete/CodexBar VertexAIUsageFetcher.swift and issue 2958; read 2026-11-23.
/// </summary>
sealed class GoogleQuotaReader(AnswerScope scope)
{
    const int MostShown = 8;

    public AnswerResult Read()
    {
        var usage = Series("usage").ToList();
        if (usage.Find(series => series.Metric is null || series.Value is null) is { } odd)
            return Failed(Failures.Unrecognized(scope, $"has no {odd.Path}.{(odd.Metric is null ? "metric.labels.quota_metric" : "points[0].value.int64Value")}"));
        if (usage.Count == 0) return Failed(Failures.Of(scope, State.NoData));

        var limits = Series("limit").Where(limit => limit.Value > 0).ToList();
        var quotas = usage
            .Select(used => (Used: used, Limit: limits.Where(limit => limit.Limits(used)).Min(limit => limit.Value)))
            .OrderByDescending(quota => quota.Limit is { } limit ? (double)quota.Used.Value! / (double)limit : -1)
            .ThenByDescending(quota => quota.Used.Value);
        return new() { Readings = [.. quotas.Take(MostShown).Select(quota => Of(quota.Used, quota.Limit))] };
    }

    IEnumerable<QuotaSeries> Series(string request)
    {
        if (scope.Root.Member(request) is not { ValueKind: JsonValueKind.Array } pages) yield break;
        foreach (var (page, answer) in pages.EnumerateArray().Index())
        {
            if (answer.Member("timeSeries") is not { ValueKind: JsonValueKind.Array } list) continue;
            foreach (var (index, series) in list.EnumerateArray().Index())
                yield return QuotaSeries.Of(scope, series, $"$.{request}[{page}].timeSeries[{index}]");
        }
    }

    Reading Of(QuotaSeries used, decimal? limit)
    {
        var name = $"{used.Metric![(used.Metric!.LastIndexOf('/') + 1)..]} {used.Location}".TrimEnd();
        return Reading.Of(MeterKind.Window, MeterNames.WithScope("quota", name), name, "units", "api", scope.Answer.ObservedAt) with
        {
            Scope = name,
            Role = Role.Info,
            Used = used.Value,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} {used.Path}.points[0].value",
        };
    }

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = Catalog.FaultAction.Next };

    /// <summary>The newest value of one quota.</summary>
    sealed record QuotaSeries(string Path, string? Metric, string? LimitName, string Location, decimal? Value)
    {
        public static QuotaSeries Of(AnswerScope scope, JsonElement series, string path)
        {
            var labels = series.Member("metric").Member("labels");
            var newest = series.Member("points") is { ValueKind: JsonValueKind.Array } points ? points.EnumerateArray().FirstOrDefault() : default;
            return new(
                path, labels.Text(scope, "quota_metric"), labels.Text(scope, "limit_name"), series.Member("resource").Member("labels").Text(scope, "location") ?? "",
                newest.Member("value").Amount("int64Value", "doubleValue"));
        }

        public bool Limits(QuotaSeries used) => Metric == used.Metric && Location == used.Location && (LimitName is null || used.LimitName is null || LimitName == used.LimitName);
    }
}
