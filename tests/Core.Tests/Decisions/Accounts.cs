using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Decisions;

/// <summary>Accounts as decisions meet them, judged by the program's own rules.</summary>
static class Accounts
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero);

    /// <summary>A window of which a share is left.</summary>
    public static QuotaWindow Window(string meter, decimal left, TimeSpan? resetsIn = null) => new()
    {
        Meter = meter,
        Label = meter,
        Unit = "percent",
        Source = "api",
        ObservedAt = Now,
        Remaining = left,
        ResetsAt = Now + (resetsIn ?? TimeSpan.FromHours(5)),
    };

    /// <summary>A wallet, of a known limit or none.</summary>
    public static Balance Wallet(decimal left, decimal? limit = null, string unit = "CNY") => new()
    {
        Meter = "balance",
        Label = "Balance",
        Unit = unit,
        Source = "api",
        ObservedAt = Now,
        Remaining = left,
        Limit = limit,
        LimitSource = limit is null ? null : LimitSource.Reported,
    };

    public static JudgedReading Judged(Reading reading) => MeterJudge.Judge(reading, new(), Now);

    /// <summary>An account that was read.</summary>
    public static Candidate Of(string name, params Reading[] meters) => new(Snapshot(name, [.. meters.Select(Judged)]));

    /// <summary>An account that was not.</summary>
    public static Candidate Failed(string name, State state, string message = "it failed", LastGood? lastGood = null) =>
        new(Snapshot(name, []) with { Status = state.DefaultStatus, State = state, Message = message, LastGood = lastGood, MissesGates = true });

    public static LastGood Before(params Reading[] meters) => new(meters[0].ObservedAt, Status.Ok, State.Ok, [.. meters.Select(Judged)]);

    public static Lease Lease(string name, string need, TimeSpan? acquired = null) =>
        new($"lease-{need}", new("maker", name), Amount(need), Now - (acquired ?? TimeSpan.FromMinutes(1)), Now.AddMinutes(20));

    public static Amount Amount(string text) => Core.Model.Amount.TryParse(text, out var amount) ? amount : throw new ArgumentException(text, nameof(text));

    static Snapshot Snapshot(string name, IReadOnlyList<JudgedReading> meters) => new()
    {
        Id = new("maker", name),
        ProviderName = "Maker",
        AsciiName = "Maker",
        Status = Status.Ok,
        State = State.Ok,
        Meters = meters,
        ObservedAt = meters.Count > 0 ? Now : null,
    };
}
