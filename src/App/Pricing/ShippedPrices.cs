using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Pricing;

/// <summary>The prices that come with the program, and what is kept by hand beside them.</summary>
internal static class ShippedPrices
{
    /// <summary>The published list, made by build/prices; opened anew at each call.</summary>
    public static PriceList List() =>
        PriceList.Open(Resource("prices.txt"), out var fault) ?? throw new InvalidOperationException($"The list of prices in the program {fault}.");

    /// <summary>What is kept by hand; read anew at each call.</summary>
    public static PriceOverlay Overlay() => PriceOverlay.Read(Resource("prices-overlay.txt"));

    static byte[] Resource(string name)
    {
        using var stream = typeof(ShippedPrices).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
