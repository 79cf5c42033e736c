using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>[history]</c>: how long the history keeps what.</summary>
internal static class HistoryReader
{
    /// <summary>The table's name.</summary>
    public const string Section = "history";

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What the table says; what it does not say has its default, or that of a coarser part that it sets longer.</summary>
    public static Retention Read(TomlTableReader? reader)
    {
        var usual = new Retention();
        if (reader is null)
            return usual;
        var raw = Get("raw", Retention.ShortestRaw, "\"30d\"") ?? usual.Raw;
        var quarterHours = Get("quarter_hours", Day, "\"90d\"");
        var hours = Get("hours", Day, "\"2y\"");
        var headlines = Get("snapshots", Day, "\"3d\"") ?? usual.Headlines;
        if (quarterHours < raw)
            reader.Error("quarter_hours", $"quarter_hours is shorter than raw, which is {DurationText.Format(raw)}; write a longer time");
        if (hours < (quarterHours ?? raw))
            reader.Error("hours", $"hours is shorter than what comes before, which is {DurationText.Format(quarterHours ?? raw)}; write a longer time");
        var quartersInForce = quarterHours ?? Longer(usual.QuarterHours, raw);
        reader.Finish();
        return new() { Raw = raw, QuarterHours = quartersInForce, Hours = hours ?? Longer(usual.Hours, quartersInForce), Headlines = headlines };

        TimeSpan? Get(string key, TimeSpan least, string example)
        {
            if (reader.Duration(key, example: example) is not { } duration)
                return null;
            if (duration >= least)
                return duration;
            reader.Wrong(key, $"is shorter than {DurationText.Format(least)}", example);
            return null;
        }
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
