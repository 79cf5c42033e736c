using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Pricing;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Commands;

/// <summary>
/// What models cost here: the newer of the shipped and the installed list first, the other for what that does not know, and the user's own prices over both.
/// Nothing is read before a price is asked for.
/// </summary>
/// <param name="world">What the process was given.</param>
/// <param name="settings">The configuration.</param>
/// <param name="say">Takes what the user should know: an installed list that cannot be used, a price that cannot count.</param>
internal sealed class Prices(World world, FuelgaugeSettings settings, Action<string> say) : IPriceList
{
    PriceBook? book;

    /// <summary>The prices, read at the first call.</summary>
    public PriceBook Book => book ??= Load();

    /// <inheritdoc/>
    public PriceHistory? Find(string model, string provider) => Book.Find(model, provider);

    PriceBook Load()
    {
        var installed = new InstalledPrices(world.Environment);
        List<PriceList> lists = [ShippedPrices.List()];
        if (installed.Read(out var fault) is { } own)
            lists.Insert(IsUsedFirst(own, lists[0]) ? 0 : 1, own);
        else if (fault is not null)
            say($"{fault} The shipped prices are used. Install others with \"fuelgauge prices refresh FILE\", or take the file away with \"fuelgauge prices refresh --remove\".");
        var loaded = new PriceBook(lists, ShippedPrices.Overlay(), settings.Prices);
        foreach (var (model, price) in settings.Prices)
        {
            if (FaultOf(model, price, loaded.Explain(model, "")) is { } what)
                say($"{price.Origin}: {what}");
        }
        return loaded;
    }

    /// <summary>Whether an installed list is asked before the shipped one.</summary>
    public static bool IsUsedFirst(PriceList installed, PriceList shipped) => installed.Header.Date >= shipped.Header.Date;

    static string? FaultOf(string model, PriceOverride price, PriceFinding? finding) =>
        finding is null ? $"no list of prices knows {model}, so it needs both input and output; until then it has no price"
        : price.Price.Above is not null && finding.History.All[^1].Price.Above is null
            ? $"above counts only with a threshold, and no list of prices knows one for {model}; add for example threshold = 200000"
        : null;
}
