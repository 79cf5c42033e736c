using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>A row of the check table.</summary>
/// <param name="Name">The account, or indented by two cells the meter or source.</param>
/// <param name="Status">Its severity.</param>
/// <param name="Used">Used, or a remark such as <c>(subscription)</c>.</param>
/// <param name="Remaining">Left; empty beside a remark.</param>
/// <param name="Share">Share used as a fraction; null when unknown.</param>
/// <param name="Alert">Alert column; empty when there is nothing to say.</param>
/// <param name="Forecast">What comes, in two words; empty when nobody asked or nothing is known.</param>
internal sealed record CheckRow(string Name, Status Status, string Used, string Remaining, decimal? Share, string Alert, string Forecast = "");

/// <summary>The rows of a pass, for every format that is a table.</summary>
internal static class CheckRows
{
    const string Indent = "  ";

    /// <summary>One row an account; below it one a meter where there are several, and one a source that failed beside others. Accounts of a pool share one row, where the first of them would be.</summary>
    /// <param name="result">The pass.</param>
    /// <param name="now">The instant countdowns and ages are told from, UTC.</param>
    /// <param name="canvas">What the cells are for.</param>
    public static IReadOnlyList<CheckRow> Of(CheckResult result, DateTimeOffset now, Canvas canvas)
    {
        if (result.PoolRows == PoolRows.Single || result.Accounts.All(account => account.Pool is null))
            return [.. result.Accounts.SelectMany(account => Of(account, result, now, canvas))];
        var together = result.Accounts.GroupBy(account => (account.Id.Provider, Group: account.Pool ?? "", Single: account.Pool is null ? account.Id.Name : ""));
        return [.. together.SelectMany(accounts => accounts.Count() == 1 ? Of(accounts.First(), result, now, canvas) : OfPool([.. accounts]))];

        IEnumerable<CheckRow> OfPool(IReadOnlyList<Snapshot> accounts) =>
            result.PoolRows == PoolRows.Expanded
                ? accounts.SelectMany(account => Of(account, result, now, canvas)).Prepend(PoolSummary.Of(accounts, canvas))
                : [PoolSummary.Of(accounts, canvas)];
    }

    static IEnumerable<CheckRow> Of(Snapshot account, CheckResult result, DateTimeOffset now, Canvas canvas)
    {
        var text = new ForecastText(now, result.TimeZone);
        var unknown = MeterCells.Unknown(canvas);
        var name = AccountName.Of(account, canvas);
        var alert = AlertText.Of(account, now, canvas);
        yield return account switch
        {
            { Headline: { } headline } => Of(headline, name, account.Status, alert, canvas) with { Forecast = Forecast(headline) },
            { State: var state } when state == State.Subscription => new CheckRow(name, account.Status, "(subscription)", "", null, alert),
            { State: var state } when state == State.NoKey => new CheckRow(name, account.Status, "(no key)", "", null, alert),
            _ => new CheckRow(name, account.Status, unknown, unknown, null, alert),
        };

        if (account.Meters.Count > 1)
        {
            foreach (var meter in account.Meters)
                yield return Of(meter, Indent + Printable.On(canvas, meter.Reading.Label), meter.Status, AlertText.Of(meter, now, canvas), canvas) with { Forecast = Forecast(meter) };
        }

        foreach (var problem in account.Problems.Where(problem => account.Message?.Contains(problem.Message, StringComparison.Ordinal) is not true))
            yield return new CheckRow(Indent + Printable.On(canvas, problem.Source), problem.State.DefaultStatus, unknown, unknown, null, Printable.On(canvas, problem.Message));

        string Forecast(JudgedReading meter) => Printable.On(canvas, text.Short(result.Forecasts?.Find(account.Id, meter.Reading.Meter)));
    }

    static CheckRow Of(JudgedReading meter, string name, Status status, string alert, Canvas canvas) =>
        new(name, status, MeterCells.Used(meter, canvas), MeterCells.Remaining(meter, canvas), MeterCells.Share(meter), alert);
}
