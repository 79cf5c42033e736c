using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Reads what one <see cref="ReadingDefinition"/> describes out of one answer.</summary>
sealed class ReadingReader(AnswerScope scope, ReadingDefinition definition)
{
    /// <summary>Most readings of one definition that are made: one more than an account may have, so that the excess shows.</summary>
    public const int MaxReadings = 65;

    readonly List<Reading> _readings = [];
    readonly JsonFilter? _when = scope.Filter(definition.When);
    readonly JsonFilter? _blocked = scope.Filter(definition.BlockedWhen);
    readonly JsonFilter? _exhausted = scope.Filter(definition.ExhaustedWhen);
    readonly JsonFilter? _unlimited = scope.Filter(definition.UnlimitedWhen);
    readonly JsonFilter? _notStarted = scope.Filter(definition.NotStartedWhen);

    /// <summary>Why something was not read, continuing "the answer of x …"; the first reason only.</summary>
    string? _fault;

    /// <summary>Readings in the order of the answer, and why some are missing.</summary>
    public (IReadOnlyList<Reading> Readings, string? Fault) Read()
    {
        try
        {
            ReadAll();
        }
        catch (JsonPathBudgetException exception)
        {
            _fault ??= $"costs too much to read: {exception.Message}";
        }

        return (_readings, _fault);
    }

    void ReadAll()
    {
        // A name without a value leaves its condition without one too: nothing fits it then.
        if (definition.When is not null && _when is null) return;
        if (definition.Each is null)
        {
            Add(One(scope.Root));
            return;
        }

        var elements = definition.Each.Select(scope.Root, scope.Root);
        if (definition.IsSum)
        {
            ReadSum(definition.Each, elements);
            return;
        }

        if (elements.Count == 0 && !definition.IsOptional) _fault = $"has no {definition.Each}";
        foreach (var element in elements.Take(MaxReadings)) Add(One(element));
    }

    void ReadSum(JsonPath each, IReadOnlyList<JsonElement> elements)
    {
        // An empty list is a sum of nothing; a list that is not there is another answer than the one the definition knows.
        if (elements.Count == 0 && !definition.IsOptional && !each.IsEmptyIn(scope.Root)) _fault = $"has no {each}";
        var sums = new ReadingSums();
        foreach (var element in elements)
            if (One(element) is { } reading) sums.Add(reading);
        if (_fault is not null && !definition.IsOptional) return;   // the sum of some is not the sum
        Fault(sums.Fault);
        foreach (var sum in sums.Readings.Take(MaxReadings)) Add(sum);
        if (sums.Readings.Count == 0 && _fault is null && definition.EmptyUnit is not null) Add(Nothing());
    }

    void Add(Reading? reading)
    {
        if (reading is not null) _readings.Add(reading);
    }

    Reading? One(JsonElement element)
    {
        if (definition.When is not null && !scope.Holds(_when, element)) return null;

        var values = new ValueReader(scope, element);
        var remaining = values.Amount(definition.Remaining);
        var used = values.Amount(definition.Used);
        var limit = values.Amount(definition.Limit);
        var length = Length(values);
        if (Fault(remaining.Fault ?? used.Fault ?? limit.Fault ?? length.Fault)) return null;

        var condition = Condition(element, remaining.IsUnlimited || limit.IsUnlimited);
        var isSilent = remaining.Value is null && used.Value is null;
        if ((isSilent || IsLost(remaining)) && condition == Model.Condition.Normal)
        {
            if (!isSilent || !definition.IsOptional) _fault ??= $"has no {remaining.Missing ?? used.Missing ?? limit.Missing}";
            return null;
        }

        if (Unit(values) is not { } unit)
        {
            _fault ??= $"has no {ValueReader.Paths(definition.Unit)}";
            return null;
        }

        var isUnlimited = condition == Model.Condition.Unlimited;
        return Of(values, unit, length) with
        {
            Used = used.Value,
            Remaining = isUnlimited ? null : remaining.Value,
            Limit = isUnlimited ? null : limit.Value,
            LimitSource = isUnlimited || limit.Value is null ? null : definition.LimitSource,
            Estimated = definition.IsEstimated || remaining.IsEstimated || used.IsEstimated || limit.IsEstimated,
            Condition = condition,
            Origin = (remaining.Path ?? used.Path ?? limit.Path) is { } path ? $"{scope.Name} {path}" : scope.Name,
        };
    }

    // What was used, and all ever bought, say nothing of what a wallet holds: where the provider said that and does no more, nothing is made of the rest.
    bool IsLost(Found<decimal> remaining) => definition is { Kind: MeterKind.Balance, Remaining: not null } && remaining.Value is null;

    /// <summary>The 0 of a list without elements.</summary>
    Reading? Nothing()
    {
        var values = new ValueReader(scope, scope.Root);
        if (Placeholders.Expand(definition.EmptyUnit!, scope.Placeholder, out _) is not { } unit) return null;
        return Of(values, unit, Length(values)) with
        {
            Used = definition.Used is null ? null : 0,
            Remaining = definition.Remaining is null ? null : 0,
            Estimated = definition.IsEstimated,
            Origin = $"{scope.Name} {definition.Each}",
        };
    }

    /// <summary>A reading with everything but its amounts.</summary>
    Reading Of(ValueReader values, string unit, Found<decimal> length)
    {
        var reset = definition.ResetsAt is { } when ? TimeReader.Read(when, values, scope.Answer.ObservedAt) : default;
        var end = definition.ExpiresAt is { } ends ? TimeReader.Read(ends, values, scope.Answer.ObservedAt) : default;
        Fault(reset.Fault ?? end.Fault);

        var span = length.Value is > 0 and < 10 * 366 * 86_400m ? TimeSpan.FromTicks((long)(length.Value.Value * TimeSpan.TicksPerSecond)) : default(TimeSpan?);
        var meterScope = values.Text(definition.Scope);
        var id = definition.Id ?? MeterNames.Of(definition.Kind, span);
        return Reading.Of(definition.Kind, MeterNames.WithScope(id, meterScope), Label(values, id, meterScope), unit, "api", scope.Answer.ObservedAt) with
        {
            Scope = meterScope,
            Role = definition.Role ?? (meterScope is not null || definition.Kind == MeterKind.Rate ? Role.Info : Role.Gate),
            Verified = scope.Request.IsVerified,
            ResetsAt = reset.Value,
            ExpiresAt = end.Value,
            Length = span,
        };
    }

    Condition Condition(JsonElement element, bool isUnlimited) =>
        scope.Holds(_blocked, element) ? Model.Condition.Blocked
        : scope.Holds(_exhausted, element) ? Model.Condition.Exhausted
        : isUnlimited || scope.Holds(_unlimited, element) ? Model.Condition.Unlimited
        : scope.Holds(_notStarted, element) ? Model.Condition.NotStarted
        : Model.Condition.Normal;

    // A constant length is written as a duration, one in an answer as a number or, where the definition says so, as a duration.
    Found<decimal> Length(ValueReader values)
    {
        var text = definition.Length?.Constant ?? (definition.IsLengthText ? values.RawText(definition.Length) : null);
        if (text is not null && Durations.TryParse(text, out var span)) return new() { Value = (decimal)span.TotalSeconds };
        if (!definition.IsLengthText) return values.Amount(definition.Length);
        return text is null ? default : new() { Fault = $"no duration that is understood at {ValueReader.Paths(definition.Length!)}" };
    }

    // Currencies are capitals and nouns are not, however the provider writes them.
    string? Unit(ValueReader values)
    {
        if (values.Text(definition.Unit) is not { } unit) return null;
        if (definition.Unit.Constant is not null) return unit;
        return unit.Length == 3 && unit.All(char.IsAsciiLetter) ? unit.ToUpperInvariant() : unit.ToLowerInvariant();
    }

    string Label(ValueReader values, string id, string? meterScope) => values.Text(definition.Label) is not { } label ? MeterNames.Label(id, meterScope)
        : meterScope is null || label.Contains(meterScope, StringComparison.OrdinalIgnoreCase) ? label
        : scope.Clean($"{label} ({meterScope})");

    bool Fault(string? what)
    {
        if (what is not null) _fault ??= $"has {what}";
        return what is not null;
    }
}
