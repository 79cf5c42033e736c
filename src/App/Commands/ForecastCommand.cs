using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge forecast</c>: what comes of each meter, by what was recorded. Nothing is sent.</summary>
internal static class ForecastCommand
{
    static readonly IReadOnlyCollection<string> Formats = ["table", .. ForecastFormats.ByName.Keys.Where(name => name != "table").Order()];

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var accounts = PassOptions.AccountArgument();
        var verb = new Verb(
            "forecast",
            "Say how fast each meter goes and when it runs out, by what was recorded",
            ("fuelgauge forecast", "every account that was read in the last 28 days"),
            ("fuelgauge forecast glm minimax/work", "two accounts"),
            ("fuelgauge forecast --format json", "with the interval of every number"))
        {
            accounts,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, Formats);
            var setup = Setup.Load(world, parsed.GetValue(common.Config));
            var now = world.Time.GetUtcNow();
            using var history = History.OpenToRead(setup, parsed.GetValue(common.Database), plan);
            var selection = new AccountSelection(parsed.GetValue(accounts) ?? [], parsed.GetValue(common.Tag) ?? []);
            var recorded = history.Log.SeenSince(DateTimeOffset.MinValue).Keys.ToList();
            var chosen = RecordedAccounts.Choose(recorded, selection, setup);
            var sampled = chosen.Count > 0 ? history.Log.Sample(Forecaster.QueryFor(now, chosen)) : [];
            if (sampled.Count == 0)
                plan.Hint(world, "Nothing is recorded of the last 28 days; \"fuelgauge watch\" records readings.");
            var meters = MeterForecast.Of(RecordedAccounts.InOrder(sampled, setup), now);
            var result = new ForecastResult(meters, now, plan.Zone, id => setup.Catalog.Find(id) is { } entry ? (entry.Name, entry.AsciiName) : (id, id));
            plan.Write(world, ForecastFormats.ByName[plan.Format](result, plan.Canvas));
            return ExitCode.Done;
        });
        return verb;
    }
}
