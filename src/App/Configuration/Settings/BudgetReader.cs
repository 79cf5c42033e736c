using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>budget</c>: a number of tasks, <c>{ tasks, per, timezone }</c> or <c>{ amount, per, timezone }</c>.</summary>
internal static class BudgetReader
{
    const string Key = "budget";
    const string Example = "{ tasks = 500, per = \"month\" }";

    /// <summary>The unit of a budget of tasks.</summary>
    public const string Tasks = "tasks";

    /// <summary>The budget; null when absent or wrong.</summary>
    /// <param name="account">The account's table.</param>
    /// <param name="file">The file's name, for messages.</param>
    public static BudgetRule? Read(TomlTableReader account, string file)
    {
        var origin = $"{Key} in {file}:{account.LineOf(Key)}";
        switch (account.Value(Key))
        {
            case null:
                return null;
            case TomlNumber { Value: > 0 and var tasks }:
                return new BudgetRule(tasks, Tasks, null, TimeZoneInfo.Utc, origin);
            case TomlTable table:
                return ReadTable(account.Open(table), origin);
            default:
                account.Wrong(Key, "is no budget of more than zero", Example);
                return null;
        }
    }

    static BudgetRule? ReadTable(TomlTableReader reader, string origin)
    {
        var tasks = reader.Limit("tasks");
        var amount = ReadAmount(reader);
        var per = reader.Word("per", ["day", "week", "month"]);
        var zone = ReadZone(reader);
        if (reader.Has("tasks") == reader.Has("amount"))
            reader.Error(reader.Line, $"{Key} takes either tasks or amount; write for example {Key} = {Example}");
        if (per is null && reader.Has("timezone") && !reader.Has("per"))
            reader.Error("timezone", "timezone has a meaning only with per; add for example per = \"month\"");
        reader.Finish();
        BudgetPeriod? period = per is null ? null : Enum.Parse<BudgetPeriod>(per, ignoreCase: true);
        if (amount is { } money)
            return new BudgetRule(money.Value, money.Unit, period, zone, origin);
        return tasks is { } count ? new BudgetRule(count, Tasks, period, zone, origin) : null;
    }

    static Amount? ReadAmount(TomlTableReader reader)
    {
        if (reader.Text("amount", example: "\"200USD\"") is not { } text)
            return null;
        if (Amount.TryParse(text, out var amount) && amount is { IsPercent: false, Value: > 0 })
            return amount;
        reader.Wrong("amount", "is not a number above zero with a unit", "\"200USD\"");
        return null;
    }

    static TimeZoneInfo ReadZone(TomlTableReader reader)
    {
        if (reader.Text("timezone", example: "\"Asia/Shanghai\"") is not { } name)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        reader.Wrong("timezone", "is no time zone that this machine knows (its zone data may be missing)", "\"Asia/Shanghai\"");
        return TimeZoneInfo.Utc;
    }
}
