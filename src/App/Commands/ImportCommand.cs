using System.CommandLine;
using System.Globalization;
using Fuelgauge.App.Files;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge import</c>: readings that were recorded elsewhere.</summary>
internal static class ImportCommand
{
    /// <summary>Bad lines that are named.</summary>
    const int Named = 10;

    static readonly byte[] Sqlite = "SQLite format 3\0"u8.ToArray();

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "What export wrote as CSV, or the database of an earlier monitor" };
        var verb = new Verb(
            "import",
            "Take in readings of another machine or an earlier monitor",
            ("fuelgauge import history.csv", "what \"fuelgauge export\" wrote; twice adds nothing"),
            ("fuelgauge import ~/old/monitor.db", "a database that has only usage_snapshots"))
        {
            file,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, ["table"]);
            var setup = Setup.Load(world, parsed.GetValue(common.Config));
            var typed = parsed.GetRequiredValue(file);
            var path = world.Environment.Expand(typed) ?? throw new CommandFailure(ExitCode.Usage, $"{typed} begins at your home folder, and there is none (HOME is not set)");
            if (FileFacts.OfTarget(path).Kind != FileKind.Regular)
                throw new CommandFailure(ExitCode.Failed, $"{path} is {(FileFacts.OfTarget(path).Kind == FileKind.Missing ? "not there" : "no plain file")}");
            try
            {
                return Run(world, path, () => History.OpenToRead(setup, parsed.GetValue(common.Database), plan));
            }
            catch (Exception fault) when (fault is StorageException or UnauthorizedAccessException)
            {
                throw new CommandFailure(ExitCode.Failed, fault.Message);
            }
        });
        return verb;
    }

    static int Run(World world, string path, Func<History> open)
    {
        var bad = new List<string>();
        long added, known;
        if (IsDatabase(path))
        {
            var (readings, badRows) = new EarlierMonitor(path, world.Time).Read();
            (added, known) = Import(open, readings);
            bad.AddRange(badRows.Select(row => $"row {row.ToString(CultureInfo.InvariantCulture)}: its time or provider cannot be read"));
        }
        else
        {
            using var lines = new StreamReader(path);
            (added, known) = Import(open, new ReadingsCsv(lines, world.Time.GetUtcNow(), (line, why) => bad.Add($"line {line.ToString(CultureInfo.InvariantCulture)}: {why}")).Read());
        }

        foreach (var line in bad.Take(Named))
            world.Say($"{path}, {line}");
        if (bad.Count > Named)
            world.Say($"{path}: and {Text(bad.Count - Named)} more");
        world.Terminal.Write($"{Text(added)} readings added, {Text(known)} known already, {Text(bad.Count)} left out\n");
        return bad.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    static (long Added, long Known) Import(Func<History> open, IEnumerable<(SeriesRow, RecordedReading)> readings)
    {
        using var history = open();
        return ((SqliteReadingLog)history.Log).Import(readings);
    }

    static bool IsDatabase(string path)
    {
        using var stream = File.OpenRead(path);
        var begin = new byte[Sqlite.Length];
        return stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(Sqlite);
    }

    static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
