using System.Text.Json;

namespace Fuelgauge.Core.Pricing.Published;

/// <summary>Numbers of a file of prices, each within its bounds or a mistake.</summary>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class PriceNumbers(PriceMistakes mistakes)
{
    /// <summary>A price as it is counted; null when it is absent, null or wrong.</summary>
    /// <param name="owner">The object it is in.</param>
    /// <param name="key">Its name.</param>
    /// <param name="place">Where that is, for messages.</param>
    /// <param name="unit">What the file's unit comes to in dollars for <paramref name="counted"/>.</param>
    /// <param name="counted"><see cref="Usd.PerMillion"/> or <see cref="Usd.PerThousand"/>.</param>
    public long? Price(JsonElement owner, string key, string place, decimal unit = 1, long counted = Usd.PerMillion) =>
        owner.TryGetProperty(key, out var value) ? Price(value, $"{place}: {key}", unit, counted) : null;

    /// <summary>A price as it is counted; null when it is null or wrong.</summary>
    public long? Price(JsonElement value, string place, decimal unit = 1, long counted = Usd.PerMillion)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (Number(value) is not { } number)
            mistakes.Add(place, "is not a number of at most 28 digits");
        else if (number < 0)
            mistakes.Add(place, $"{value.GetRawText()} is below zero");
        else if (number > Usd.Most || Usd.Count(number * unit, counted) is not { } price)
            mistakes.Add(place, $"{value.GetRawText()} is more than anything costs");
        else
            return price;
        return null;
    }

    /// <summary>An exact number; null for what is none or has too many digits.</summary>
    public static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;
}
