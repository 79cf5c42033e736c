using System.CommandLine;
using System.Text;
using System.Text.Json;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge export</c>: every reading and roll-up, piece by piece, however many there are.</summary>
internal static class ExportCommand
{
    /// <summary>What is held at a time: so long of one account.</summary>
    static readonly TimeSpan Piece = TimeSpan.FromDays(30);

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var accounts = PassOptions.AccountArgument();
        var since = new Option<string?>("--since") { HelpName = "TIME", Description = "From: 24h, 7d, 1y, today, 2026-02-12 (the first reading)" };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "Until: the same forms (now)" };
        var verb = new Verb(
            "export",
            "Write every recorded reading and roll-up: csv, jsonl",
            ("fuelgauge export --output history.csv", "all of it, for a spreadsheet or another machine's import"),
            ("fuelgauge export glm --since 30d --format jsonl | jq .remaining", "one reading a line, as JSON"))
        {
            accounts,
            since,
            until,
        };
        verb.SetAction((parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, ["csv", "jsonl"]);
            var setup = Setup.Load(world, parsed.GetValue(common.Config));
            var now = world.Time.GetUtcNow();
            var from = parsed.GetValue(since) is { } text ? HistoryCommand.Instant("--since", text, now, plan.Zone) : (DateTimeOffset?)null;
            var to = parsed.GetValue(until) is { } end ? HistoryCommand.Instant("--until", end, now, plan.Zone) : (DateTimeOffset?)null;
            using var history = History.OpenToRead(setup, parsed.GetValue(common.Database), plan);
            var selection = new AccountSelection(parsed.GetValue(accounts) ?? [], parsed.GetValue(common.Tag) ?? []);
            var chosen = RecordedAccounts.Choose(history.Log.Accounts(), selection, setup).Order().ToList();
            var pieces = Pieces(history.Log, chosen, from, to, plan.Format, cancellation);
            if (plan.File is null)
            {
                foreach (var piece in pieces)
                    world.Terminal.Write(piece);
            }
            else
            {
                ResultFile.Write(plan.File, stream =>
                {
                    foreach (var piece in pieces)
                        stream.Write(Encoding.UTF8.GetBytes(piece));
                });
            }

            return Task.FromResult(ExitCode.Done);
        });
        return verb;
    }

    static IEnumerable<string> Pieces(IReadingLog log, IReadOnlyList<AccountId> accounts, DateTimeOffset? since, DateTimeOffset? until, string format, CancellationToken cancellation)
    {
        if (format == "csv")
            yield return HistoryCsv.RowHeader;
        if (log.Extent() is not var (first, last))
            yield break;
        var begin = since ?? first;
        var end = until ?? last.AddMilliseconds(1);
        foreach (var account in accounts)
        {
            for (var from = begin; from < end; from += Piece)
            {
                cancellation.ThrowIfCancellationRequested();
                var series = log.Read(new(from, from + Piece < end ? from + Piece : end, [account]));
                if (series.Count > 0)
                    yield return string.Concat(series.SelectMany(HistoryReportMapping.ToRows).Select(row => format == "csv" ? HistoryCsv.Row(row) : JsonSerializer.Serialize(row, WireJson.Compact.HistoryRow) + "\n"));
            }
        }
    }
}
