using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Headers;

/// <summary>Reads meters out of the headers of one answer. What is missing, -1 or unreadable is unknown, never 0; a meter without a number gives no reading.</summary>
public sealed class HeaderReadings
{
    /// <summary>Where such numbers come from.</summary>
    public const string Source = "headers";

    /// <summary>The meter of an answer that asks to wait.</summary>
    public const string RetryAfter = "retry-after";

    static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(1);

    readonly HeaderBlock _block;
    readonly DateTimeOffset _now;
    readonly string? _model;

    /// <summary>Prepares one answer.</summary>
    /// <param name="block">Its headers.</param>
    /// <param name="model">The model that was called, cleaned; null when not told.</param>
    /// <param name="now">When it was received, UTC.</param>
    public HeaderReadings(HeaderBlock block, string? model, DateTimeOffset now) => (_block, _model, _now) = (block, model, now);

    /// <summary>When an answer was received: by its own date where that is more than a minute ago (a line of a log), else now.</summary>
    public static DateTimeOffset ReceivedAt(HeaderBlock block, DateTimeOffset now) =>
        block.Value("date") is { } text && HttpDate.TryParse(text, out var date) && now - date > SameMoment ? date : now;

    /// <summary>The meters, in the order of the definition; last how long the provider asks to wait.</summary>
    public IReadOnlyList<Reading> Read(IReadOnlyList<ObservedDefinition> definitions)
    {
        var readings = definitions.SelectMany(Read).ToList();
        if (HeaderTime.RetryAt(_block, _now) is { } until)
        {
            readings.Add(Reading.Of(MeterKind.Rate, MeterNames.WithScope(RetryAfter, _model), MeterNames.Label("Asked to wait", _model), "requests", Source, _now) with
            {
                Scope = _model,
                Role = Role.Info,
                Condition = Condition.Exhausted,
                Origin = "headers retry-after",
                ResetsAt = until,
            });
        }

        return readings;
    }

    IEnumerable<Reading> Read(ObservedDefinition definition) => definition.Fields is null ? OfHeaders(definition) : OfFields(definition);

    IEnumerable<Reading> OfHeaders(ObservedDefinition definition)
    {
        var reset = Item(definition, definition.Reset?.Header);
        var policy = _block.Value(definition.Policy) is { } text ? StructuredFields.Parse(text).ElementAtOrDefault((definition.Item ?? 1) - 1).Parameters : null;
        var counter = new Counter(Number(Item(definition, definition.Remaining)), Number(Item(definition, definition.Limit)), reset, Seconds(policy?.GetValueOrDefault("w")));
        return Of(definition, counter, definition.IsPerModel ? _model : null, definition.Remaining!);
    }

    IEnumerable<Reading> OfFields(ObservedDefinition definition)
    {
        if (_block.Value(definition.Fields) is not { } text) return [];
        var policies = _block.Value(definition.Policy) is { } said ? StructuredFields.Parse(said) : [];
        return StructuredFields.Parse(text).Take(MostItems).SelectMany(item =>
        {
            var name = item.Names.Count > 0 ? item.Names[0] : null;
            var policy = policies.Count == 1 ? policies[0] : policies.FirstOrDefault(one => one.Names.Contains(name ?? ""));
            var counter = new Counter(Number(item.Parameters.GetValueOrDefault("r")), Number(policy.Parameters?.GetValueOrDefault("q")), item.Parameters.GetValueOrDefault("t"), Seconds(policy.Parameters?.GetValueOrDefault("w")));
            return Of(definition, counter, name is null ? null : ForeignText.Clean(name, []), definition.Fields!);
        });
    }

    IEnumerable<Reading> Of(ObservedDefinition definition, Counter counter, string? scope, string header)
    {
        var condition = counter.Limit != 0 || definition.Kind == MeterKind.Balance ? Condition.Normal
            : definition.Zero == ZeroLimit.Blocked ? Condition.Blocked
            : definition.Zero == ZeroLimit.Unlimited ? Condition.Unlimited
            : default(Condition?);
        if (condition is null || condition == Condition.Normal && counter.Remaining is null) yield break;

        var resetsAt = counter.Reset is { } text ? HeaderTime.Read(text, definition.Reset?.Form, _now) : null;
        var assumed = resetsAt is null && definition.Reset?.Next is { } period ? BudgetSpan.Around(period, TimeZoneInfo.Utc, _now).End : default(DateTimeOffset?);
        var limit = counter.Limit is > 0 ? counter.Limit : null;
        yield return Reading.Of(definition.Kind, MeterNames.WithScope(definition.Id, scope), MeterNames.Label(definition.Label, scope), definition.Unit, Source, _now) with
        {
            Scope = scope,
            Role = definition.Role ?? (definition.Kind == MeterKind.Rate || scope is not null ? Role.Info : Role.Gate),
            Remaining = condition == Condition.Normal ? counter.Remaining : null,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Condition = condition.Value,
            Estimated = assumed is not null,
            Origin = $"headers {header}",
            ResetsAt = resetsAt ?? assumed,
            Length = counter.Window ?? definition.Window,
        };
    }

    /// <summary>A header, or its item where it holds a list; null when there is none.</summary>
    string? Item(ObservedDefinition definition, string? header) =>
        _block.Value(header) is not { } value ? null
        : definition.Item is { } item ? value.Split(',', StringSplitOptions.TrimEntries).ElementAtOrDefault(item - 1)
        : value;

    // -1 says that the provider does not know either.
    static decimal? Number(string? text) => text is not null && Amounts.TryParse(text, out var number) && number >= 0 ? number : null;

    static TimeSpan? Seconds(string? text) => Number(text) is > 0 and < LongestWindow and var seconds ? TimeSpan.FromSeconds((double)seconds) : null;

    const int MostItems = 16;
    const decimal LongestWindow = 400 * 86_400;

    readonly record struct Counter(decimal? Remaining, decimal? Limit, string? Reset, TimeSpan? Window);
}
