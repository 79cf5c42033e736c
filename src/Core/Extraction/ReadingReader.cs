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
        if (definition.Each is null)
        {
            ReadOne(scope.Root);
            return;
        }

        var elements = definition.Each.Select(scope.Root, scope.Root);
        if (elements.Count == 0 && !definition.IsOptional) _fault = $"has no {definition.Each}";
        foreach (var element in elements.Take(MaxReadings)) ReadOne(element);
    }

    void ReadOne(JsonElement element)
    {
        if (definition.When is not null && !scope.Holds(definition.When, element)) return;

        var values = new ValueReader(scope, element);
        var remaining = values.Amount(definition.Remaining);
        var used = values.Amount(definition.Used);
        var limit = values.Amount(definition.Limit);
        var length = Length(values);
        if (Fault(remaining.Fault ?? used.Fault ?? limit.Fault ?? length.Fault)) return;

        var condition = Condition(element, remaining.IsUnlimited || limit.IsUnlimited);
        if (remaining.Value is null && used.Value is null && condition == Model.Condition.Normal)
        {
            if (!definition.IsOptional) _fault ??= $"has no {remaining.Missing ?? used.Missing ?? limit.Missing}";
            return;
        }

        if (Unit(values) is not { } unit)
        {
            _fault ??= $"has no {ValueReader.Paths(definition.Unit)}";
            return;
        }

        var reset = definition.ResetsAt is { } when ? TimeReader.Read(when, values, scope.Answer.ObservedAt) : default;
        Fault(reset.Fault);

        var span = length.Value is > 0 and < 10 * 366 * 86_400m ? TimeSpan.FromTicks((long)(length.Value.Value * TimeSpan.TicksPerSecond)) : default(TimeSpan?);
        var meterScope = values.Text(definition.Scope);
        var id = definition.Id ?? MeterNames.Of(definition.Kind, span);
        var isUnlimited = condition == Model.Condition.Unlimited;
        var reading = Reading.Of(definition.Kind, MeterNames.WithScope(id, meterScope), Label(values, id, meterScope), unit, "api", scope.Answer.ObservedAt);
        _readings.Add(reading with
        {
            Scope = meterScope,
            Role = definition.Role ?? (meterScope is not null || definition.Kind == MeterKind.Rate ? Role.Info : Role.Gate),
            Used = used.Value,
            Remaining = isUnlimited ? null : remaining.Value,
            Limit = isUnlimited ? null : limit.Value,
            LimitSource = isUnlimited || limit.Value is null ? null : definition.LimitSource,
            Condition = condition,
            Verified = scope.Request.IsVerified,
            Origin = (remaining.Path ?? used.Path ?? limit.Path) is { } path ? $"{scope.Name} {path}" : scope.Name,
            ResetsAt = reset.Value,
            Length = span,
        });
    }

    Condition Condition(JsonElement element, bool isUnlimited) =>
        scope.Holds(definition.BlockedWhen, element) ? Model.Condition.Blocked
        : scope.Holds(definition.ExhaustedWhen, element) ? Model.Condition.Exhausted
        : isUnlimited || scope.Holds(definition.UnlimitedWhen, element) ? Model.Condition.Unlimited
        : scope.Holds(definition.NotStartedWhen, element) ? Model.Condition.NotStarted
        : Model.Condition.Normal;

    // A constant length is written as a duration, one in an answer as a number.
    Found<decimal> Length(ValueReader values) =>
        definition.Length?.Constant is { } constant && Durations.TryParse(constant, out var span)
            ? new() { Value = (decimal)span.TotalSeconds }
            : values.Amount(definition.Length);

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
