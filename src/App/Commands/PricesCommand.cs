using System.CommandLine;
using Fuelgauge.App.Pricing;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge prices</c>: what models cost, and whose word that is. Nothing is fetched.</summary>
internal static class PricesCommand
{
    /// <summary>The formats of both pages, the default one first.</summary>
    static readonly string[] Formats = ["table", "json"];

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var verb = new Verb(
            "prices",
            "Say which prices are known, of which day, and which are your own",
            ("fuelgauge prices", "lists, their day, your own prices"),
            ("fuelgauge prices show claude-opus-4-6", "one model: rates by date, thresholds, where they come from"),
            ("fuelgauge prices show claude-opus-4.6 --provider github-copilot", "as that provider sells it"),
            ("fuelgauge prices refresh model_prices_and_context_window.json", "use a newer list that you fetched"));
        var list = new Verb("list", "Say which prices are known, of which day, and which are your own");
        var model = new Argument<string>("MODEL") { Description = "A model's name as a log has it" };
        var provider = new Option<string>("--provider") { HelpName = "WORD", Description = "Who served it, as a log says", DefaultValueFactory = _ => "" };
        var show = new Verb("show", "Show what one model costs, and where that comes from", ("fuelgauge prices show gpt-5.4", "rates by date and size of the prompt")) { model, provider };
        verb.Add(list);
        verb.Add(show);
        verb.Add(PricesRefreshCommand.Create(world, common));
        verb.SetAction(parsed => List(world, parsed, common));
        list.SetAction(parsed => List(world, parsed, common));
        show.SetAction(parsed => Show(world, parsed, common, parsed.GetRequiredValue(model), parsed.GetRequiredValue(provider)));
        return verb;
    }

    static int List(World world, ParseResult parsed, CommonOptions common)
    {
        var plan = OutputPlan.Of(world, parsed, common, Formats);
        var book = Load(world, parsed, common);
        var installed = new InstalledPrices(world.Environment);
        plan.Write(world, plan.Format == "json" ? PriceOverview.Json(book, installed) : PriceOverview.Table(book, installed, plan.Canvas));
        return ExitCode.Done;
    }

    static int Show(World world, ParseResult parsed, CommonOptions common, string model, string provider)
    {
        var plan = OutputPlan.Of(world, parsed, common, Formats);
        var book = Load(world, parsed, common);
        var page = new PricePage(model, provider, book.Explain(model, provider), book);
        if (plan.Format == "json")
            plan.Write(world, page.Json());
        else if (page.Finding is not null)
            plan.Write(world, page.Table(plan.Canvas));
        return page.Finding is not null ? ExitCode.Done : throw new CommandFailure(ExitCode.Failed, Unknown(book, model));
    }

    static PriceBook Load(World world, ParseResult parsed, CommonOptions common) =>
        new Prices(world, Setup.Load(world, parsed.GetValue(common.Config)).Settings, world.Say).Book;

    static string[] Unknown(PriceBook book, string model)
    {
        const int most = 3;
        if (book.ReasonWithout(model) is { } reason)
            return [$"{model} has no price: {reason}. Give one under [prices.\"{model}\"] in the configuration"];
        var listed = book.Lists.SelectMany(list => list.Names).Select(name => name.Name[(name.Name.LastIndexOf('/') + 1)..]);
        var names = listed.Concat(book.Overlay.Aliases.Select(alias => alias.Name)).ToHashSet();
        var nearest = new List<string>();
        while (nearest.Count < most && NearestWord.Find(model, names) is { } near)
        {
            nearest.Add(near);
            names.Remove(near);
        }
        var meant = nearest.Count == 0 ? "" : $"; near to it {(nearest.Count == 1 ? "is" : "are")} {string.Join(", ", nearest)}";
        return [$"no list of prices knows {model}{meant}. Its tokens are counted and have no price; give one under [prices.\"{model}\"] in the configuration"];
    }
}
