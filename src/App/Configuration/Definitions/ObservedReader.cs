using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[observed]]</c>: what headers of a provider's answers tell.</summary>
internal static class ObservedReader
{
    static readonly string[] Kinds = ["rate", "window", "balance"];
    static readonly string[] Scopes = ["model", "account"];

    static readonly Dictionary<string, BudgetPeriod> Periods = new() { ["day"] = BudgetPeriod.Day, ["monday"] = BudgetPeriod.Week, ["month"] = BudgetPeriod.Month };

    /// <summary>All of them, without the wrong ones.</summary>
    public static IReadOnlyList<ObservedDefinition> ReadAll(TomlTableReader table)
    {
        var all = new List<ObservedDefinition>();
        foreach (var inner in table.Tables("observed"))
        {
            if (Read(inner) is not { } observed)
                continue;
            if (all.Exists(other => other.Id == observed.Id))
                inner.Error("id", $"there are two observed meters \"{observed.Id}\"; give this one an id of its own");
            all.Add(observed);
        }
        return all;
    }

    static ObservedDefinition? Read(TomlTableReader table)
    {
        var kind = table.Word("kind", Kinds) is { } word ? Enum.Parse<MeterKind>(word, ignoreCase: true) : MeterKind.Rate;
        var unit = NamePattern.Unit.Read(table, "unit", required: true);
        var window = table.Duration("window", example: "\"1m\"");
        var id = NamePattern.Meter.Read(table, "id");
        var label = table.Text("label", example: "\"Requests per minute\"");
        var observed = new ObservedDefinition
        {
            Kind = kind,
            Id = id ?? Id(kind, unit ?? "", window),
            Label = label ?? Label(kind, unit ?? "", window),
            Unit = unit ?? "",
            Window = window,
            Remaining = NamePattern.Header.Read(table, "remaining"),
            Limit = NamePattern.Header.Read(table, "limit"),
            Reset = Reset(table),
            Item = table.Integer("item", least: 1),
            Fields = NamePattern.Header.Read(table, "fields"),
            Policy = NamePattern.Header.Read(table, "policy"),
            Zero = DefinitionWords.Enum<ZeroLimit>(table, "zero") ?? ZeroLimit.Unknown,
            IsPerModel = table.Word("scope", Scopes) != "account",
            Role = DefinitionWords.Enum<Role>(table, "role"),
        };
        if (table.Has("remaining") == table.Has("fields"))
            table.Error(table.Line, "an observed meter needs either remaining or fields; write for example remaining = \"x-ratelimit-remaining-requests\"");
        if (kind == MeterKind.Window && window is null && observed.Policy is null)
            table.Error(table.Line, "a window needs its length; write for example window = \"1d\"");
        table.Finish();
        return unit is null ? null : observed;
    }

    /// <summary>A header whose form shows, or a table that says how it is written and what to assume without it.</summary>
    static ObservedReset? Reset(TomlTableReader table)
    {
        if (!table.Has("reset"))
            return null;
        if (table.Value("reset") is not TomlTable)
            return NamePattern.Header.Read(table, "reset") is { } name ? new(name, null, null) : null;
        var inner = table.Table("reset")!;
        var reset = new ObservedReset(
            NamePattern.Header.Read(inner, "header"),
            TimeReader.Form(inner),
            inner.Word("next", Periods.Keys) is { } next ? Periods[next] : null);
        if (!inner.Has("header") && !inner.Has("next"))
            inner.Missing("header", "\"x-ratelimit-reset-requests\"");
        inner.Finish();
        return reset;
    }

    static string Id(MeterKind kind, string unit, TimeSpan? window) =>
        kind == MeterKind.Balance ? MeterNames.Of(kind, null)
        : kind == MeterKind.Window && window is { } length ? $"{MeterNames.OfLength(length)}-{MeterNames.Slug(unit)}"
        : window is { } span ? $"{MeterNames.Slug(unit)}-per-{Span(span)}"
        : MeterNames.Slug(unit);

    static string Label(MeterKind kind, string unit, TimeSpan? window) =>
        kind == MeterKind.Balance ? "Balance" : window is { } span ? $"{unit} per {Span(span).Replace('-', ' ')}" : unit;

    static string Span(TimeSpan window) => window.TotalSeconds switch
    {
        1 => "second",
        60 => "minute",
        3_600 => "hour",
        86_400 => "day",
        30 * 86_400 => "month",
        var seconds when seconds % 60 == 0 => $"{seconds / 60:0}-minutes",
        var seconds => $"{seconds:0}-seconds",
    };
}
