using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Snapshots to record.</summary>
static class Passes
{
    public static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);

    public static readonly AccountId Glm = new("glm", "default");

    public static readonly HistoryQuery All = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, []);

    public static Snapshot Of(params Reading[] readings) => new()
    {
        Id = Glm,
        ProviderName = "GLM (智谱)",
        AsciiName = "GLM (Zhipu)",
        Status = Status.Ok,
        State = State.Ok,
        Meters = [.. readings.Select(reading => new JudgedReading(reading, Status.Ok, State.Ok, null, ""))],
    };

    public static Snapshot Failed(State state) => Of() with { Status = Status.Error, State = state, Message = "What went wrong." };

    public static Balance Balance(decimal remaining, DateTimeOffset? at = null) => new()
    {
        Meter = "balance",
        Label = "Balance",
        Unit = "CNY",
        Remaining = remaining,
        Source = "api",
        ObservedAt = at ?? Noon,
    };

    public static QuotaWindow Window(decimal remaining, DateTimeOffset? at = null) => new()
    {
        Meter = "five-hour",
        Label = "5 h",
        Unit = "percent",
        Used = 100 - remaining,
        Remaining = remaining,
        Limit = 100,
        LimitSource = LimitSource.Reported,
        Length = TimeSpan.FromHours(5),
        Source = "api",
        ObservedAt = at ?? Noon,
    };
}
