using Fuelgauge.App.Output;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Commands;

/// <summary>A pass on its way to the user: chosen, ordered, written in a format.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="plan">Where it goes.</param>
/// <param name="request">What was asked for.</param>
internal sealed class CheckPrinter(World world, OutputPlan plan, PassRequest request)
{
    /// <summary>Every format, the default one first.</summary>
    public static readonly IReadOnlyCollection<string> Formats = ["table", .. CheckFormats.ByName.Keys.Where(name => name != "table").Order()];

    /// <summary>True to explain each number instead of printing the format.</summary>
    public bool Explains { get; init; }

    /// <summary>The user's exchange rates; null for none.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>True to show what comes of each meter.</summary>
    public bool Forecasts { get; init; }

    /// <summary>True when a line of advice stands below the table: for a person who looks, and where forecasts are shown.</summary>
    public bool Advises => plan.Format == "table" && !Explains && (Forecasts || plan.Canvas.IsTerminal);

    /// <summary>True when results go to a pipe that was closed early.</summary>
    public bool HasReaderLeft => plan.File is null && world.Terminal.HasReaderLeft;

    /// <summary>Prints, and answers the exit code.</summary>
    /// <param name="pass">All accounts of the pass; levels are judged on these, whatever is shown.</param>
    /// <param name="failOn">Levels of <c>--fail-on</c>.</param>
    /// <param name="forecasts">What comes of its meters, shown where that was asked for; null where it is not known.</param>
    /// <param name="advice">The one thing worth a line; null when nothing is.</param>
    public int Print(IReadOnlyList<Snapshot> pass, IReadOnlyCollection<string> failOn, PassForecasts? forecasts = null, Advice? advice = null)
    {
        var result = ResultOf(pass) with { Forecasts = Forecasts ? forecasts : null, Advice = advice };
        if (Explains)
        {
            plan.Write(world, Explanation.Write(result, plan.Canvas));
            return FailOn.ExitCodeOf(failOn, pass);
        }

        var written = CheckFormats.ByName[plan.Format](result, plan.Canvas);
        plan.Write(world, written.Utf8.Span);
        return written.ExitCode ?? FailOn.ExitCodeOf(failOn, pass);
    }

    /// <summary>The pass as formats get it: filtered and sorted as asked.</summary>
    public CheckResult ResultOf(IReadOnlyList<Snapshot> pass)
    {
        var shown = request.OnlyProblems ? Selection.Problems(pass) : pass;
        if (request.WorstFirst)
            shown = Selection.WorstFirst(shown);
        var result = new CheckResult(shown, world.Time.GetUtcNow(), plan.Zone, World.Version, request.IsDemo)
        {
            PoolRows = request.OnlyProblems ? PoolRows.Single : request.Expands ? PoolRows.Expanded : PoolRows.Summary,
        };
        if (shown.Count == pass.Count && request.TotalIn is null)
            return result;   // its own totals are of the whole pass, and made when a format asks for them
        var totals = BalanceTotals.OfMoney(pass);
        return result with { Totals = totals, TotalIn = request.TotalIn is { } unit ? EstimatedTotal.Of(totals, unit, Rates) : null };
    }
}
