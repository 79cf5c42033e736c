using Fuelgauge.Bench;

// What is measured, and how many readings or days of them.
var what = args.Length > 0 && !char.IsAsciiDigit(args[0][0]) ? args[0] : "size";
var number = args.Length > 0 && int.TryParse(args[^1], out var given) ? given : (int?)null;
var folder = Directory.CreateTempSubdirectory("fuelgauge-bench-").FullName;

try
{
    var path = Path.Join(folder, "monitor.db");
    switch (what)
    {
        case "size":
            SizeBench.Run(path, number ?? 5_000_000);
            return 0;
        case "year":
            YearBench.Run(path, number ?? 365);
            return 0;
        case "day":
            DayBench.Run(path, number ?? 1_000);
            return 0;
        case "large":
            LargeBench.Run(path, number ?? 10_000_000);
            return 0;
        case "make":
            LargeBench.Make(Path.GetFullPath(args[1]), args.Length > 2 ? int.Parse(args[2]) : 10_000_000);
            return 0;
        default:
            Console.Error.WriteLine($"{what} is none of size, year, day, large, make FILE");
            return 2;
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
