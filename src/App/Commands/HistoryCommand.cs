using System.CommandLine;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Output;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge history</c>: what was recorded, the trend of each meter.</summary>
internal static class HistoryCommand
{
    static readonly IReadOnlyCollection<string> Formats = ["table", .. HistoryFormats.ByName.Keys.Where(name => name != "table").Order()];

    /// <summary>The words of <see cref="HistorySpan"/>, in its order.</summary>
    static readonly string[] Spans = ["poll", "hour", "day", "month"];

    /// <summary>The word for rows from reset to reset, or top-up to top-up: no span of the clock.</summary>
    const string ByCycle = "cycle";

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var accounts = PassOptions.AccountArgument();
        var since = new Option<string>("--since") { HelpName = "TIME", Description = "From: 24h, 7d, 1y, today, 2026-02-12", DefaultValueFactory = _ => "24h" };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "Until: the same forms (now)" };
        var by = new Option<string?>("--by") { HelpName = "SPAN", Description = "One row a poll, cycle (reset to reset, top-up to top-up), hour, day or month" };
        by.AcceptOnlyFromAmong([.. Spans, ByCycle]);
        var raw = new Option<bool>("--raw") { Description = "Same as --by poll" };
        var chart = new Option<bool>("--chart") { Description = "Draw each meter" };
        var verb = new Verb(
            "history",
            "Show what was recorded: the last 24 hours, meter by meter",
            ("fuelgauge history", "the last 24 hours of every account"),
            ("fuelgauge history glm --since 7d", "a week of one provider"),
            ("fuelgauge history claude --since 1y --by month", "what was used, month by month"),
            ("fuelgauge history --by cycle --since 30d", "what each window and each top-up came to"),
            ("fuelgauge history glm --since 7d --chart", "the same week drawn, with its resets and top-ups"),
            ("fuelgauge history --since 2026-02-12 --until 2026-02-13 --raw --format csv", "every reading of a day"))
        {
            accounts,
            since,
            until,
            by,
            raw,
            chart,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, Formats);
            var (word, isRaw, draws) = (parsed.GetValue(by), parsed.GetValue(raw), parsed.GetValue(chart));
            Refuse(draws && plan.Format != "table", $"--chart draws; leave out --format {plan.Format}");
            Refuse(draws && (word is not null || isRaw), "--chart draws every reading; leave out --raw and --by");
            Refuse(isRaw && word is not (null or "poll"), $"--raw and --by {word} contradict each other");
            var setup = Setup.Load(world, parsed.GetValue(common.Config));
            var now = world.Time.GetUtcNow();
            var from = Instant("--since", parsed.GetValue(since)!, now, plan.Zone);
            var to = parsed.GetValue(until) is { } text ? Instant("--until", text, now, plan.Zone) : now;
            if (from >= to)
                throw new CommandFailure(ExitCode.Usage, $"--since {parsed.GetValue(since)} is not before --until {parsed.GetValue(until) ?? "now"}");

            using var history = History.OpenToRead(setup, parsed.GetValue(common.Database), plan);
            var selection = new AccountSelection(parsed.GetValue(accounts) ?? [], parsed.GetValue(common.Tag) ?? []);
            var chosen = RecordedAccounts.Read(history.Log, from, to, selection, setup);
            if (chosen.Count == 0)
                plan.Hint(world, "Nothing is recorded for that time; \"fuelgauge check\" records a reading.");
            var span = isRaw ? HistorySpan.Poll : word is null or ByCycle ? (HistorySpan?)null : (HistorySpan)Array.IndexOf(Spans, word);
            IReadOnlyList<Trend> trends = Trend.Of(chosen, setup.Settings.Interval, to < now ? to : now);
            if (span is { } length)
                trends = [.. trends.Select(trend => trend with { Series = trend.Series.By(length, plan.Zone) })];
            var result = new HistoryResult(trends, from, to, plan.Zone, id => setup.Catalog.Find(id) is { } entry ? (entry.Name, entry.AsciiName) : (id, id), span);
            plan.Write(world, draws ? HistoryChart.Write(result, plan.Canvas) : (word is ByCycle ? HistoryCycles.ByName : HistoryFormats.ByName)[plan.Format](result, plan.Canvas));
            return ExitCode.Done;
        });
        return verb;
    }

    static void Refuse(bool isWrong, string why)
    {
        if (isWrong)
            throw new CommandFailure(ExitCode.Usage, why);
    }

    /// <summary>The instant that a flag names.</summary>
    /// <exception cref="CommandFailure">It names none.</exception>
    public static DateTimeOffset Instant(string flag, string text, DateTimeOffset now, TimeZoneInfo zone) =>
        TimePointText.TryParse(text, now, zone, out var at)
            ? at
            : throw new CommandFailure(ExitCode.Usage, $"{flag} {text} is no time; write {TimePointText.Examples}");
}
