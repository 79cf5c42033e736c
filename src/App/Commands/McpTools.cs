using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fuelgauge.App.Mcp;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;
using Fuelgauge.Core.Usage;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Commands;

/// <summary>
/// What agents may ask of <c>fuelgauge mcp</c>: what <c>check</c>, <c>pick</c>, <c>wait</c> and <c>usage</c> answer, without anything a provider or a log wrote in
/// words. Each call opens what it needs, so that calls may run at once and a changed key counts from the next one on.
/// </summary>
/// <param name="world">What the process was given.</param>
/// <param name="parsed">The line that started the server.</param>
/// <param name="common">Its common options.</param>
/// <param name="plan">Where hints go.</param>
internal sealed class McpTools(World world, ParseResult parsed, CommonOptions common, OutputPlan plan)
{
    const int UsualWaitSeconds = 50;
    const int LongestWaitSeconds = 3600;
    const int MostAgeSeconds = 86_400;
    static readonly string[] Groupings = ["day", "week", "month", "agent", "model"];

    /// <summary>All of them.</summary>
    public IReadOnlyList<McpTool> All =>
    [
        new(
            "quota_status",
            "What is left",
            "What is left of each AI account: per meter used, remaining, limit, unit, utilization (0 to 1), when it resets, and its state. role gate: work stops when it is used up; "
            + "fallback: carries on then; info: never stops work. Recorded values are used while they are younger than max_age_seconds, others are read now. Null is unknown, not zero.",
            new()
            {
                ["accounts"] = Names("Providers or provider/name, for example [\"glm\", \"claude/work\"]; all when left out."),
                ["max_age_seconds"] = Number("Use recorded values up to this age; 600 when left out.", 0, MostAgeSeconds),
            },
            StatusAsync),
        new(
            "pick_provider",
            "Which account to use next",
            "The account with most headroom as provider/name in \"picked\"; null when none has room (verdict hold) or nothing is known (unknown). All candidates follow, best first, "
            + "with what each has left after reserves and leases.",
            new()
            {
                ["accounts"] = Names("Candidates; those tagged coding or chat when left out."),
                ["need"] = Text("Least amount that must be left: \"10%\", \"5USD\", \"20000tokens\"; anything at all when left out."),
                ["meter"] = Text("The one meter that counts, for example weekly; all gates when left out."),
                ["allow_fallback"] = Flag("Take accounts whose gates are used up while a fallback (overage, a wallet beside the plan) has something left."),
            },
            PickAsync),
        new(
            "wait_for_headroom",
            "Wait until there is room",
            "Waits until an account has room again, or its window refills. Outcome go, timed_out (call again to wait on), or cannot_tell where waiting does not help.",
            new()
            {
                ["account"] = Text("provider/name, or a provider with one account."),
                ["until"] = Text("Until so much is left (\"20%\", \"5USD\"), or \"reset\": until the window refills; anything at all when left out."),
                ["meter"] = Text("The one meter that counts, for example five-hour; all gates when left out."),
                ["timeout_seconds"] = Number("How long to wait at most; 50 when left out, since many agents give a call a minute.", 1, LongestWaitSeconds),
            },
            WaitAsync)
        {
            Required = ["account"],
        },
        new(
            "usage_summary",
            "Tokens and cost of coding agents",
            "Tokens and list-price cost, from the session logs of the coding agents on this machine, by day, week, month, agent or model. Cost is null where no price is known; "
            + "unpriced_tokens says of how many tokens.",
            new()
            {
                ["group_by"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = Strings(Groupings) }, ["description"] = "What rows are put together by; [\"day\"] when left out." },
                ["last"] = Text("How far back: \"7d\" is today and the six days before it; \"24h\" counts back from now. 7d when left out."),
                ["agent"] = Names("Only these agents, for example [\"claude\"]; all when left out."),
            },
            UsageAsync),
    ];

    Task<string> StatusAsync(ToolArguments arguments, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var age = arguments.Whole("max_age_seconds", 0, MostAgeSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : DecisionOptions.UsualAge;
        await using var session = Open(new() { Accounts = arguments.Texts("accounts"), MaxAge = age });
        var pass = await session.ReadAsync(cancellation);
        session.Record(pass);
        return Written(CheckReportMapping.ToReport(pass, world.Time.GetUtcNow()).WithoutProse(), WireJson.Compact.CheckReport);
    });

    Task<string> PickAsync(ToolArguments arguments, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var demand = new Demand { Need = Need(arguments, "need"), Meter = arguments.Text("meter"), AllowsFallback = arguments.Flag("allow_fallback"), MaxAge = DecisionOptions.UsualAge };
        await using var session = Open(new() { Accounts = arguments.Texts("accounts"), UsualTags = PickCommand.UsualTags, MaxAge = DecisionOptions.UsualAge, ReadsLogs = false });
        var pass = new DecisionPass(world, session);
        var ranked = pass.Rank(PickCommand.Usable(await pass.ReadAsync(demand, demand.MaxAge, cancellation)), demand);
        var verdict = Ranking.VerdictOf(ranked);
        var picked = verdict == Verdict.Go ? ranked[0].Finding.Account.ToString() : null;
        var worded = ranked.Where(one => one.Finding.Candidate.Snapshot.Message is not null).Select(one => one.Finding.Account.ToString()).ToHashSet();
        return Written(DecisionMapping.ToPickReport(ranked, demand, verdict, picked, world.Time.GetUtcNow()).WithoutProse(id => !worded.Contains(id)), WireJson.Compact.PickReport);
    });

    Task<string> WaitAsync(ToolArguments arguments, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var (account, begun) = (arguments.Text("account")!, world.Time.GetTimestamp());
        var untilReset = arguments.Text("until") is WaitCommand.Reset;
        var demand = new Demand { Need = untilReset ? null : Need(arguments, "until"), Meter = arguments.Text("meter"), MaxAge = DecisionOptions.UsualAge };
        var timeout = TimeSpan.FromSeconds(arguments.Whole("timeout_seconds", 1, LongestWaitSeconds) ?? UsualWaitSeconds);
        await using var session = Open(new() { Accounts = [account], MaxAge = DecisionOptions.UsualAge, ReadsLogs = false });
        var rounds = new WaitRounds(world, session, new DecisionPass(world, session), plan with { IsQuiet = true }, demand) { Timeout = timeout };
        var exitCode = untilReset ? await rounds.UntilResetAsync(cancellation) : await rounds.UntilHeadroomAsync(cancellation);
        var report = new WaitReport
        {
            EndedAt = world.Time.GetUtcNow(),
            Account = session.Accounts[0].Id.ToString(),
            Outcome = exitCode switch { ExitCode.Done => "go", ExitCode.TimedOut => "timed_out", _ => "cannot_tell" },
            WaitedSeconds = (long)world.Time.GetElapsedTime(begun).TotalSeconds,
        };
        return Written(report, WireJson.Compact.WaitReport);
    });

    Task<string> UsageAsync(ToolArguments arguments, CancellationToken cancellation) => AnswerAsync(() =>
    {
        var now = world.Time.GetUtcNow();
        var inputs = world.UsageInputs(Setup.Load(world, parsed.GetValue(common.Config)), parsed.GetValue(common.Database));
        var agents = OneOfEach(arguments.Texts("agent"), "agent", [.. inputs.Agents.Select(agent => agent.Word)]);
        var query = new UsageQuery
        {
            Keys = OneOfEach(arguments.Texts("group_by"), "group_by", Groupings) is { Count: > 0 } words ? [.. words.Select(UsageKeyWords.KeyOf)] : [UsageKey.Day],
            Zone = plan.Zone,
            Now = now,
            Period = UsagePeriodFlags.Of(null, null, Length(arguments.Text("last") ?? "7d"), now, plan.Zone),
        };
        var scanned = inputs.Scan(new(world.Environment, agents, UsesIndex: true, Rebuilds: false, ListsOnly: false), cancellation);
        var summary = UsageGrouping.Of(scanned.Ledger, query, inputs.Prices());
        return Task.FromResult(Written(UsageReportMapping.ToReport(summary, scanned.Coverage).WithoutProse(), WireJson.Compact.UsageReport));
    });

    /// <summary>What is wrong with a call or the configuration is the agent's to read.</summary>
    static async Task<string> AnswerAsync(Func<Task<string>> answer)
    {
        try
        {
            return await answer();
        }
        catch (CommandFailure failure)
        {
            throw new ToolFailure(string.Join(' ', failure.Messages));
        }
    }

    Session Open(PassRequest request) => Session.Open(world, parsed, common, plan, request);

    static string Written<T>(T report, JsonTypeInfo<T> type) => JsonSerializer.Serialize(report, type);

    static Amount? Need(ToolArguments arguments, string name) => arguments.Text(name) is not { } text ? null
        : Amount.TryParse(text, out var amount) && amount.IsPossible ? amount
        : throw new ToolFailure($"{name}: {ToolArguments.Said(text)} is no amount; write 10%, 5USD or 20000tokens");

    static TimeSpan Length(string text) => DurationText.TryParse(text, out var length) && length > TimeSpan.Zero ? length
        : throw new ToolFailure($"last: {ToolArguments.Said(text)} is no duration; write 7d, 24h or 90m");

    static IReadOnlyList<string> OneOfEach(IReadOnlyList<string> words, string name, IReadOnlyList<string> known) =>
        words.FirstOrDefault(word => !known.Contains(word)) is { } unknown ? throw new ToolFailure($"{name}: {ToolArguments.Said(unknown)} is none of {string.Join(", ", known)}") : [.. words.Distinct()];

    static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    static JsonObject Number(string description, int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most, ["description"] = description };

    static JsonObject Names(string description) => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = description };

    static JsonArray Strings(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
