using System.Text;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

/// <summary>Price books for tests: of the shipped texts, and of lines written in a test.</summary>
static class Shelf
{
    static readonly string Folder = Path.Join(AppContext.BaseDirectory, "Pricing");

    /// <summary>The shipped list.</summary>
    public static PriceList List { get; } = PriceList.Open(File.ReadAllBytes(Path.Join(Folder, "Shipped", "prices.txt")), out _)!;

    /// <summary>The shipped overlay.</summary>
    public static PriceOverlay Overlay { get; } = PriceOverlay.Read(File.ReadAllBytes(Path.Join(Folder, "Shipped", "overlay.txt")));

    /// <summary>What the program prices with when nothing is installed or configured.</summary>
    public static PriceBook Shipped() => new([List], Overlay, new Dictionary<string, PriceOverride>());

    /// <summary>A file beside the tests.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Join(Folder, "Files", name));

    /// <summary>A list of such lines.</summary>
    public static PriceList ListOf(params string[] lines) => ListOf(new DateOnly(2026, 9, 23), lines);

    /// <summary>A list of such lines and a day.</summary>
    public static PriceList ListOf(DateOnly date, params string[] lines)
    {
        var models = lines.Select(line => PriceLine.Read(Encoding.ASCII.GetBytes(line)) ?? throw new ArgumentException(line)).ToList();
        return PriceList.Open(PriceList.Write(new("test", date, ""), models), out _)!;
    }

    /// <summary>A book of a list, an overlay in lines, and the user's prices.</summary>
    public static PriceBook Book(PriceList list, string overlay, params (string Model, ListedPrice Price)[] own) => Book([list], overlay, own);

    /// <summary>A book of lists, the newest first, an overlay in lines, and the user's prices.</summary>
    public static PriceBook Book(IReadOnlyList<PriceList> lists, string overlay, params (string Model, ListedPrice Price)[] own) =>
        new(lists, PriceOverlay.Read(Encoding.UTF8.GetBytes(overlay)), own.ToDictionary(price => price.Model, price => new PriceOverride(price.Price, "config.toml:1"), StringComparer.OrdinalIgnoreCase));

    /// <summary>Rates in dollars for a million tokens.</summary>
    public static TokenRates Rates(decimal input, decimal output, decimal read, decimal write5m, decimal write1h) =>
        new((long)(input * Usd.PerMillion), (long)(output * Usd.PerMillion), (long)(read * Usd.PerMillion), (long)(write5m * Usd.PerMillion), (long)(write1h * Usd.PerMillion));

    /// <summary>An instant.</summary>
    public static long At(string time) => DateTimeOffset.Parse(time, null, System.Globalization.DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
