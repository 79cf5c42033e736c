using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Bench;

/// <summary>What a forecast costs: wallets read every five minutes for thirty days, as many as make up the readings, of which 100 are forecast.</summary>
static class Cost
{
    const int Polls = 30 * UseKind.PollsPerDay;
    const int Forecast = 100;
    const int Runs = 6;

    static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Builds the history in a temporary folder and prints the times.</summary>
    public static void Measure(int readings)
    {
        var accounts = Math.Max(Forecast, readings / Polls);
        var folder = Directory.CreateTempSubdirectory("fuelgauge-bench-").FullName;
        try
        {
            var path = Path.Join(folder, "monitor.db");
            Build(path, accounts);
            using var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);
            var now = Start.AddMinutes(5 * (Polls - 1));
            var query = Forecaster.QueryFor(now, Enumerable.Range(0, Forecast).Select(Account).ToHashSet());
            Console.WriteLine($"{accounts * (long)Polls:N0} readings of {accounts:N0} accounts; {Forecast} of them:");
            for (var run = 0; run < Runs; run++)
            {
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                var sampled = log.Sample(query);
                var reading = watch.Elapsed;
                var told = MeterForecast.Of(sampled, now).Count(meter => meter.Forecast.State == ForecastState.Ok);
                var (elapsed, worked) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
                Console.WriteLine($"{elapsed.TotalMilliseconds,7:0} ms ({worked.TotalMilliseconds:0} ms of processor time), {reading.TotalMilliseconds:0} of them reading {sampled.Sum(series => series.Points.Count):N0} readings; {told} told{(run == 0 ? " (first)" : "")}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static AccountId Account(int number) => new("provider", $"account-{number}");

    static void Build(string path, int accounts)
    {
        using var database = SqliteDatabase.Open(path, Schema.History);
        database.Write(() => database.Execute("INSERT INTO states (id, name) VALUES (1, 'ok')"));
        for (var account = 0; account < accounts; account++)
        {
            var use = UseKind.All[account % UseKind.All.Count].Draw(new Random(account), Polls, 0);
            database.Write(() =>
            {
                database.Execute("INSERT INTO series (id, provider, account, meter, kind, unit, role) VALUES (?1, ?2, ?3, 'balance', 'balance', 'USD', 'gate')", account + 1, Account(account).Provider, Account(account).Name);
                var left = 1_000_000L * 10 * Polls / UseKind.PollsPerDay;
                for (var poll = 0; poll < Polls; poll++)
                {
                    database.Execute("INSERT INTO readings (series_id, at, remaining, state) VALUES (?1, ?2, ?3, 1)", account + 1, Start.AddMinutes(5 * poll).ToUnixTimeMilliseconds(), left);
                    left -= (long)(use[poll] / UseKind.PollsPerDay * 100) * 10_000;
                }
            });
        }
    }
}
