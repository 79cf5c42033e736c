using System.Text;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary><c>--explain</c>: for every number its request and field, its time, whose word the limit is, and the rule that gave its status.</summary>
internal static class Explanation
{
    /// <summary>One paragraph an account.</summary>
    public static string Write(CheckResult result, Canvas canvas) =>
        string.Join('\n', result.Accounts.Select(account => Paragraph(account, result, canvas)));

    static string Paragraph(Snapshot account, CheckResult result, Canvas canvas)
    {
        var text = new StringBuilder();
        Line($"{account.Id}: {StatusText.Word(account.Status)} ({account.State}){(account.Message is { } message ? ": " + message : "")}");
        foreach (var meter in account.Meters)
        {
            var reading = meter.Reading;
            Line($"  {reading.Meter}: {MeterCells.Used(meter, canvas)} used, {MeterCells.Remaining(meter, canvas)} left, {CheckReportMapping.Word(reading.Role)}");
            Line($"    from   {reading.Origin ?? reading.Source}, read {result.Local(reading.ObservedAt)} ({Provenance(meter)})");
            Line($"    limit  {Limit(reading, canvas)}");
            if (reading.ExpiresAt is { } end)
                Line($"    lost   {result.Local(end)}, when what is left expires");
            Line($"    rule   {meter.Rule}");
        }

        foreach (var problem in account.Problems)
            Line($"  {problem.Source}: {problem.State}: {problem.Message}");
        return text.ToString();

        void Line(string line) => text.Append(Printable.On(canvas, line)).Append('\n');
    }

    static string Provenance(JudgedReading meter) => string.Join(", ", new[]
    {
        meter.Reading.Source,
        meter.Reading.Verified ? "" : "unverified endpoint",
        meter.Reading.Estimated ? "computed" : "",
        meter.Reading.Cached ? "cached" : "",
        meter.IsStale ? "stale" : "",
    }.Where(word => word.Length > 0));

    static string Limit(Reading reading, Canvas canvas) => reading.Limit is not { } limit ? "none known" : (reading.LimitSource == LimitSource.Learned ? "~" : "") + AmountText.Of(limit, reading.Unit, canvas.IsAscii) + ", " + reading.LimitSource switch
    {
        LimitSource.Configured => "yours, from the configuration",
        LimitSource.Learned => "learned from the last top-up seen",
        LimitSource.Lifetime => "all ever bought",
        _ => "as the provider reports it",
    };
}
