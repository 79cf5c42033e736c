using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[source.request.fault]]</c>.</summary>
internal static class FaultReader
{
    const int LowestStatus = 100;
    const int HighestStatus = 599;

    /// <summary>One rule; null when its state is missing or wrong.</summary>
    public static FaultRule? Read(TomlTableReader table, DefinitionScope scope)
    {
        if (!table.Has("status") && !table.Has("when"))
            table.Error(table.Line, "a fault without status and when would take every answer; write for example status = [401, 403]");
        var statuses = Statuses(table);
        var when = PathReader.Filter(table, "when", scope);
        var state = table.Word("state", [.. DefinitionWords.FaultStates.Keys], required: true);
        var then = DefinitionWords.Enum<FaultAction>(table, "then") ?? FaultAction.Stop;
        var advice = table.Text("advice");
        var message = ValueReader.Text(table, "message", scope);
        var retryAfter = table.Duration("retry_after", example: "\"24h\"");
        table.Finish();
        return state is null
            ? null
            : new FaultRule { Statuses = statuses, When = when, State = DefinitionWords.FaultStates[state], Then = then, Advice = advice, Message = message, RetryAfter = retryAfter };
    }

    static List<int> Statuses(TomlTableReader table)
    {
        var statuses = new List<int>();
        foreach (var item in table.Value("status") is TomlNumber single ? [single] : table.Items("status", "[401, 403]"))
        {
            if (item is TomlNumber { Value: >= LowestStatus and <= HighestStatus and var number } && decimal.IsInteger(number))
                statuses.Add((int)number);
            else
                table.Error(item.Line, $"status holds {TomlTableReader.Describe(item)}, which is no HTTP status; write for example status = [401, 403]");
        }
        return statuses;
    }
}
