using Fuelgauge.App.Storage;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>How large a year of one meter is, read every five minutes and rolled up once a day as <c>check</c> does it.</summary>
static class YearBench
{
    public static void Run(string path, int days)
    {
        foreach (var isRolledUp in (bool[])[false, true])
        {
            foreach (var meter in (string[])["balance", "five-hour"])
            {
                var file = $"{path}-{meter}-{isRolledUp}";
                Fill(file, days, meter, isRolledUp);
                var asItIs = new FileInfo(file).Length;
                using (var database = SqliteDatabase.Open(file, Schema.History))
                    database.ExecuteScript("VACUUM");
                var packed = new FileInfo(file).Length;
                var sizes = TableSizes.Of(file);
                Console.WriteLine(
                    $"{days} days of {meter,-10}{(isRolledUp ? "rolled up   " : "all readings")} {asItIs / 1e6,7:N2} MB, compacted {packed / 1e6,7:N2} MB: readings {sizes["readings"] / 1e6:N2}, rollups {sizes["rollups"] / 1e6:N2}, usage_snapshots {sizes["usage_snapshots"] / 1e6:N2}");
            }
        }
    }

    static void Fill(string file, int days, string meter, bool isRolledUp)
    {
        var clock = new Invented.Clock();
        using var log = SqliteReadingLog.Open(file, TimeZoneInfo.Utc);
        for (var day = 0; day < days; day++)
        {
            log.Append(
                [
                    .. Enumerable.Range(day * 288, 288).SelectMany(pass => Invented.Pass(pass, 1)).Select(snapshot =>
                        snapshot with { Meters = [.. snapshot.Meters.Where(judged => judged.Reading.Meter == meter)] }),
                ],
                Invented.At(day * 288));
            clock.Now = Invented.At((day + 1) * 288);
            while (isRolledUp && log.RollUp(new Retention(), clock, TimeSpan.FromSeconds(10)) != RollUpProgress.Done)
            {
                // Until nothing is left that is due.
            }
        }
    }
}
