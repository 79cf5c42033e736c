using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Output;

/// <summary>Snapshots as the poller and the judge would make them.</summary>
static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "China", "China");

    public static CheckResult Result(params Snapshot[] accounts) => new(accounts, Now, Shanghai, "0.1.0");

    /// <summary>The canvas that a file of expected text is named after: <c>plain-ascii</c>, <c>terminal-80</c>, <c>terminal-120-color</c>.</summary>
    public static Canvas CanvasOf(string name)
    {
        var parts = name.Split('-');
        var isAscii = parts.Contains("ascii");
        return parts[0] == "plain" ? Canvas.Plain with { IsAscii = isAscii } : Screen(int.Parse(parts[1], null), parts.Contains("color"), isAscii);
    }

    public static Canvas Screen(int width, bool color = false, bool ascii = false) => new(IsTerminal: true, width, color, ascii);

    public static Snapshot Account(string id, string name, Status status, State state, params JudgedReading[] meters)
    {
        var parts = id.Split('/');
        return new Snapshot
        {
            Id = new AccountId(parts[0], parts.Length > 1 ? parts[1] : AccountId.DefaultName),
            ProviderName = name,
            AsciiName = name.Replace("智谱", "Zhipu", StringComparison.Ordinal),
            Status = status,
            State = state,
            Meters = meters,
            ObservedAt = meters.Length > 0 ? Now : null,
        };
    }

    public static JudgedReading Money(decimal? used, decimal? remaining, string unit = "CNY", Status status = Status.Ok, State? state = null, string? alert = null) => new(
        new Balance
        {
            Meter = "balance",
            Label = "Balance",
            Unit = unit,
            Used = used,
            Remaining = remaining,
            Limit = used + remaining,
            LimitSource = used + remaining is null ? null : LimitSource.Reported,
            Source = "api",
            Origin = "wallet/report $.data.availableBalance",
            ObservedAt = Now,
        },
        status,
        state ?? State.Ok,
        alert,
        "at least 10% left");

    public static JudgedReading Window(string meter, string label, decimal used, TimeSpan? resetsIn, Status status = Status.Ok, State? state = null, string? alert = null) => new(
        new QuotaWindow
        {
            Meter = meter,
            Label = label,
            Unit = "percent",
            Used = used,
            Remaining = 100 - used,
            Limit = 100,
            LimitSource = LimitSource.Reported,
            Source = "api",
            ObservedAt = Now,
            ResetsAt = Now + resetsIn,
            Length = TimeSpan.FromHours(5),
        },
        status,
        state ?? State.Ok,
        alert,
        "at least 10% left");

    /// <summary>The sample of the page the project grew from.</summary>
    public static readonly Snapshot[] Seed =
    [
        Account("anthropic", "Anthropic", Status.Info, State.Subscription),
        Account("glm", "GLM (智谱)", Status.Warning, State.Low, Money(180, 20, status: Status.Warning, state: State.Low, alert: "< 10%")),
        Account("minimax", "MiniMax", Status.Ok, State.Ok, Money(50, 950)),
        Account("openai", "Codex/OpenAI", Status.Info, State.Subscription),
    ];

    /// <summary>One of everything a table has to show.</summary>
    public static readonly Snapshot[] Mixed =
    [
        Account("anthropic", "Anthropic", Status.Ok, State.Ok, Window("five-hour", "5-hour", 42.5m, new TimeSpan(2, 13, 5)), Window("weekly", "Weekly", 61.04m, new TimeSpan(3, 4, 0, 0))),
        Account("glm", "GLM (智谱)", Status.Warning, State.Low, Money(184, 16, status: Status.Warning, state: State.Low, alert: "< 10%")),
        Account("glm/work", "GLM (智谱)", Status.Critical, State.Low, Window("five-hour", "5-hour", 99.97m, TimeSpan.FromMinutes(44), Status.Critical, State.Low, "< 5%")),
        Account("minimax", "MiniMax", Status.Error, State.Unreachable) with
        {
            Message = "api.minimaxi.com did not answer within 10 s. Check the network, then run \"fuelgauge check minimax\".",
            LastGood = new LastGood(Now.AddHours(-3), Status.Ok, State.Ok, [Money(50, 950)]),
        },
        Account("openai", "Codex/OpenAI", Status.Info, State.Subscription),
        Account("deepseek", "DeepSeek", Status.Skip, State.NoKey) with { Message = "Set DEEPSEEK_API_KEY." },
        Account("openrouter", "OpenRouter", Status.Ok, State.NoLimitKnown, Money(null, 1234.5m, "USD", state: State.NoLimitKnown)),
    ];
}
