using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>Passes of accounts that nobody has, the same in every run.</summary>
static class Invented
{
    static readonly string[] Providers = ["glm", "anthropic", "deepseek", "openai"];

    public static readonly string[] Meters = ["balance", "five-hour", "weekly"];

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly HistoryQuery All = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, []);

    public static DateTimeOffset At(int pass) => Start.AddMinutes(5 * pass);

    public static AccountId Account(int account) => new(Providers[account % 4], account < 4 ? "default" : "account-" + account);

    /// <summary>One pass over accounts of some meters each.</summary>
    public static List<Snapshot> Pass(int pass, int accounts, int meters = 3) => [.. Enumerable.Range(0, accounts).Select(account => Snapshot(account, pass, meters))];

    static Snapshot Snapshot(int account, int pass, int meters) => new()
    {
        Id = Account(account),
        ProviderName = "Provider",
        AsciiName = "Provider",
        Status = Status.Ok,
        State = State.Ok,
        Identity = "0123456789abcdef",
        Host = "api.example.com",
        Meters = [.. Meters.Take(meters).Select((meter, index) => new JudgedReading(Reading(meter, index, (5 * pass) + account, At(pass)), Status.Ok, State.Ok, null, ""))],
    };

    static Reading Reading(string meter, int index, int step, DateTimeOffset at) => index == 0
        ? new Balance { Meter = meter, Label = meter, Unit = "CNY", Used = step % 20_000 / 100m, Remaining = 200 - (step % 20_000 / 100m), Limit = 200, LimitSource = LimitSource.Lifetime, Source = "api", ObservedAt = at }
        : new QuotaWindow { Meter = meter, Label = meter, Unit = "percent", Used = step % 300 / 3, Remaining = 100 - (step % 300 / 3), Limit = 100, LimitSource = LimitSource.Reported, ResetsAt = at.AddMinutes(300 - (step % 300)), Source = "api", ObservedAt = at };

    /// <summary>A clock that stands where it was put.</summary>
    public sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
