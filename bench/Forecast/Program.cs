// Backtests the forecast on invented use, or measures what it costs.
//   dotnet run -c Release --project bench/Forecast                       300 seeds that it was tuned on, twice 300 that it was not
//   dotnet run -c Release --project bench/Forecast -- 1000               more
//   dotnet run -c Release --project bench/Forecast -- cost [READINGS]    100 accounts of a history of 10 million readings
using Fuelgauge.Bench;

if (args is ["cost", ..])
{
    Cost.Measure(args.Length > 1 ? int.Parse(args[1]) : 10_000_000);
    return;
}

var seeds = args.Length > 0 ? int.Parse(args[0]) : 300;
Print($"Tuned on: seeds 1 to {seeds}, 14 to 28 days of history", 1, 14, 28);
Print($"Held out: seeds 90001 to {90_000 + seeds}, 14 to 28 days of history", 90_001, 14, 28);
Print($"Held out, short: seeds 110001 to {110_000 + seeds}, 3 to 7 days of history", 110_001, 3, 7);

void Print(string title, int first, int leastDays, int mostDays)
{
    Console.WriteLine(title);
    Console.WriteLine($"{"",-14}  share of truths within the 80% interval   median error of the run-out");
    Console.WriteLine($"{"",-14} {string.Concat(Case.Horizons.Select(hours => $"{$"~{hours}h",6}"))}   all   {"ours",8}{"last",9}{"24h line",10}");
    foreach (var kind in UseKind.All)
    {
        // Only scores are kept: a case holds 8,000 readings, and is gone once it is scored.
        var scores = Enumerable.Range(first, seeds).AsParallel()
            .SelectMany(seed => Case.Of(kind, seed, leastDays, mostDays).Zip(Case.Horizons, Score.Of).ToList())
            .ToList();
        var parts = Case.Horizons.Select(hours => $"{Score.Coverage([.. scores.Where(score => score.Horizon == hours)]),5:0}%");
        Console.WriteLine($"{kind.Name,-14} {string.Concat(parts)} {Score.Coverage(scores),5:0.0}%  {Error(scores, score => score.Error),7}{Error(scores, score => score.LastDifference),9}{Error(scores, score => score.Line),10}"
            + (kind.IsExactForLine ? "  (a line is exact here)" : ""));
    }

    Console.WriteLine();
}

static string Error(List<Score> scores, Func<Score, double> error) => Score.Median(scores, error) is var median && double.IsFinite(median) ? $"{median:0.0}%" : "never";
