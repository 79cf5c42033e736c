using Fuelgauge.App.Output;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

/// <summary>A recorded day in which something happened.</summary>
static class HistorySamples
{
    /// <summary>
    /// A wallet that is topped up in the evening, a five-hour window that resets at its times and once early, a plan that changes, and two hours in the night
    /// in which nobody answered; read every five minutes.
    /// </summary>
    public static HistoryResult Eventful()
    {
        using var log = new MemoryReadingLog();
        Record(log);
        return Result(log, Now.AddHours(-24), Now);
    }

    /// <summary>Records that day.</summary>
    public static void Record(IReadingLog log)
    {
        var since = Now.AddHours(-24);
        var (used, reset) = (0m, since.AddHours(5));
        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            var at = since.AddMinutes(minute);
            if (at >= reset || minute == 1110)
                (used, reset) = (0, at.AddHours(5));
            used = Math.Min(100, used + (minute % 7 * 0.6m) + (minute / 240 * 0.1m));
            var snapshot = Passes.Of(
                Passes.Balance((minute < 180 ? 42.5m : 142.5m) - (minute * minute / 40_000m), at),
                Passes.Window(100 - used, at) with { ResetsAt = reset.AddSeconds(minute % 3) });
            log.Append([minute is >= 600 and < 720 ? Passes.Failed(State.Unreachable) : snapshot with { Plan = minute < 900 ? "Lite" : "Pro" }], at);
        }
    }

    /// <summary>What a log holds of a span.</summary>
    public static HistoryResult Result(IReadingLog log, DateTimeOffset since, DateTimeOffset until) => new(
        Trend.Of(log.Read(new(since, until, [])), TimeSpan.FromMinutes(5), until), since, until, Shanghai, id => id == "glm" ? ("GLM (智谱)", "GLM (Zhipu)") : (id, id));
}
