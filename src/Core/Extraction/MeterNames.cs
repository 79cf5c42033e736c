using System.Security.Cryptography;
using System.Text;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Ids and labels of meters, derived from what they measure: never from their place in an answer.</summary>
public static class MeterNames
{
    /// <summary>Longest id.</summary>
    public const int MaxLength = 48;

    const int HashLength = 8;

    /// <summary>The id of a meter without one: from its kind, or for windows from their length.</summary>
    public static string Of(MeterKind kind, TimeSpan? length) => kind switch
    {
        MeterKind.Balance => "balance",
        MeterKind.Spend => length is { } span && OfLength(span) is var id && id != "monthly" ? $"spend-{id}" : "spend-month",
        MeterKind.Budget => "budget",
        MeterKind.Rate => "rate",
        _ => length is { } span ? OfLength(span) : "window",
    };

    /// <summary>A window's id by its length alone; providers are off by seconds, and a day or week by the hour of daylight saving.</summary>
    public static string OfLength(TimeSpan length) => length.TotalHours switch
    {
        > 4.9 and < 5.1 => "five-hour",
        >= 23 and <= 25 => "daily",
        >= 7 * 24 - 1 and <= 7 * 24 + 1 => "weekly",
        >= 28 * 24 - 1 and <= 31 * 24 + 1 => "monthly",
        >= 48 => $"{Math.Round(length.TotalDays)}-day",
        >= 1 => $"{Math.Round(length.TotalHours)}-hour",
        _ => $"{Math.Round(length.TotalMinutes)}-minute",
    };

    /// <summary>The id with its scope: <c>five-hour-video</c>.</summary>
    public static string WithScope(string id, string? scope) => scope is null ? id : Fit($"{id}-{Slug(scope)}", scope);

    /// <summary><c>[a-z0-9-]{1,48}</c> of any text; one that keeps too little of it is a stable hash.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        var word = slug.ToString().Trim('-');
        return word.Length == 0 ? Hash(text) : Fit(word, text);
    }

    /// <summary>
    /// Gives every reading an id of its own. Of those that share one, the first by unit, scope and label keeps it, whatever their order; the others
    /// get a stable hash of these.
    /// </summary>
    public static IReadOnlyList<Reading> Distinct(IReadOnlyList<Reading> readings)
    {
        if (readings.DistinctBy(reading => reading.Meter).Count() == readings.Count) return readings;
        var keepers = readings.GroupBy(reading => reading.Meter).ToDictionary(group => group.Key, group => group.MinBy(Discriminator, StringComparer.Ordinal)!);
        var taken = keepers.Keys.ToHashSet(StringComparer.Ordinal);
        return [.. readings.Select(reading => ReferenceEquals(reading, keepers[reading.Meter]) ? reading : Rename(reading, taken))];
    }

    /// <summary>The name for people of a meter that was not given one.</summary>
    public static string Label(string id, string? scope)
    {
        var words = id switch
        {
            "five-hour" => "5-hour",
            "spend-month" => "Spend this month",
            _ => char.ToUpperInvariant(id[0]) + id[1..],
        };
        return scope is null ? words : $"{words} ({scope})";
    }

    static Reading Rename(Reading reading, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = Hash(attempt == 0 ? Discriminator(reading) : $"{Discriminator(reading)}\n{attempt}");
            var id = $"{Head(reading.Meter)}-{hash}";
            if (taken.Add(id)) return reading with { Meter = id };
        }
    }

    static string Discriminator(Reading reading) => $"{reading.Unit}\n{reading.Scope}\n{reading.Label}\n{reading.Kind}\n{reading.Length}";

    static string Fit(string slug, string text) => slug.Length <= MaxLength ? slug : $"{Head(slug)}-{Hash(text)}";

    static string Head(string slug) => (slug.Length <= MaxLength - HashLength - 1 ? slug : slug[..(MaxLength - HashLength - 1)]).TrimEnd('-');

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
