using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[source.request.reading]]</c>.</summary>
internal static class ReadingReader
{
    /// <summary>The words of <c>limit_source</c>: the other two are not the provider's.</summary>
    static readonly string[] LimitSources = ["reported", "lifetime"];

    /// <summary>Conditions that no sum can have.</summary>
    static readonly string[] PartConditions = ["not_started_when", "exhausted_when", "blocked_when"];

    /// <summary>One reading; null when its kind or unit is missing or wrong.</summary>
    public static ReadingDefinition? Read(TomlTableReader table, DefinitionScope scope)
    {
        var kind = DefinitionWords.Enum<MeterKind>(table, "kind", required: true);
        var id = NamePattern.Meter.Read(table, "id");
        var each = PathReader.Path(table, "each", scope);
        scope = scope with { HasElement = table.Has("each") };
        var (length, isText) = TimeReader.Length(table, "length", scope);
        var reading = new ReadingDefinition
        {
            Kind = kind ?? default,
            Id = id,
            Label = ValueReader.Text(table, "label", scope),
            Each = each,
            IsSum = table.Word("combine", ["sum"]) is not null,
            EmptyUnit = EmptyUnit(table, scope),
            When = PathReader.Filter(table, "when", scope),
            Remaining = ValueReader.Amount(table, "remaining", scope),
            Used = ValueReader.Amount(table, "used", scope),
            Limit = ValueReader.Amount(table, "limit", scope),
            LimitSource = table.Word("limit_source", LimitSources) == "lifetime" ? LimitSource.Lifetime : LimitSource.Reported,
            Unit = Unit(table, scope) ?? new ValueDefinition(),
            Scope = ValueReader.Text(table, "scope", scope),
            Role = DefinitionWords.Enum<Role>(table, "role"),
            Length = length,
            IsLengthText = isText,
            ResetsAt = TimeReader.Instant(table, "resets_at", scope),
            ExpiresAt = TimeReader.Instant(table, "expires_at", scope),
            IsEstimated = table.Flag("estimated") ?? false,
            UnlimitedWhen = PathReader.Filter(table, "unlimited_when", scope),
            NotStartedWhen = PathReader.Filter(table, "not_started_when", scope),
            ExhaustedWhen = PathReader.Filter(table, "exhausted_when", scope),
            BlockedWhen = PathReader.Filter(table, "blocked_when", scope),
            IsOptional = table.Flag("optional") ?? false,
        };
        CheckSense(table, kind);
        table.Finish();
        return kind is null || reading.Unit == new ValueDefinition() ? null : reading;
    }

    static ValueDefinition? Unit(TomlTableReader table, DefinitionScope scope)
    {
        if (!table.Has("unit"))
            table.Missing("unit", "\"tokens\"");
        var unit = ValueReader.Text(table, "unit", scope);
        if (unit?.Constant is { } constant && !constant.Contains('{', StringComparison.Ordinal) && !NamePattern.Unit.Shape.IsMatch(constant))
            table.Wrong("unit", $"is not {NamePattern.Unit.Meaning}", "\"{currency}\"");
        return unit;
    }

    static string? EmptyUnit(TomlTableReader table, DefinitionScope scope)
    {
        if (table.Text("empty_unit", example: "\"USD\"") is not { } unit)
            return null;
        TemplateRules.CheckNames(table, "empty_unit", unit, scope);
        if (!unit.Contains('{', StringComparison.Ordinal) && !NamePattern.Unit.Shape.IsMatch(unit))
            table.Wrong("empty_unit", $"is not {NamePattern.Unit.Meaning}", "\"USD\"");
        return unit;
    }

    static void CheckSense(TomlTableReader table, MeterKind? kind)
    {
        if (!table.Has("remaining") && !table.Has("used"))
            table.Error(table.Line, "a reading needs an amount; write for example remaining = \"$.data.balance\", or used = …");
        if (table.Has("limit_source") && !table.Has("limit"))
            table.Error("limit_source", "limit_source says whose the limit is, and there is no limit; write for example limit = \"$.data.total\"");
        if (table.Has("combine") && !table.Has("each"))
            table.Error("combine", "combine adds up the elements of each, and there is no each; write for example each = \"$.data[*]\"");
        if (table.Has("empty_unit") && !table.Has("combine"))
            table.Error("empty_unit", "empty_unit is what a sum of nothing counts in; write combine = \"sum\" beside it");
        foreach (var key in PartConditions.Where(key => table.Has("combine") && table.Has(key)))
            table.Error(key, $"{key} is about one element, and a sum has many; leave the others out with when");
        if (table.Has("length") && kind is MeterKind.Balance or MeterKind.Budget)
            table.Error("length", $"a {kind?.ToString().ToLowerInvariant()} has no length; use kind = \"window\" for what refills");
    }
}
