using System.Globalization;
using System.Text;

namespace Fuelgauge.Core.Pricing;

/// <summary>
/// What no published list has, kept by hand: which lists there are and how logs call them, where a bare name is looked up, factors of fast speeds, other names of
/// models. It holds no price, only where one is found.
/// </summary>
public sealed class PriceOverlay
{
    readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    readonly HashSet<string> own = new(StringComparer.Ordinal);
    readonly Dictionary<string, decimal> fast = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ModelAlias>> aliases = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> unpriced = new(StringComparer.Ordinal);
    readonly List<(string Prefix, decimal Factor)> hours = [];
    readonly List<(string Prefix, long Fee)> searches = [];
    readonly List<string> dotted = [];

    PriceOverlay()
    {
    }

    /// <summary>The lists that are kept of what others publish.</summary>
    public IReadOnlyList<string> Lists { get; private set; } = [];

    /// <summary>Where a name is looked up whose provider nobody says, in this order: a list, and what its names have in front.</summary>
    public IReadOnlyList<(string List, string Prefix)> Bare { get; private set; } = [];

    /// <summary>The list of names like <c>us.vendor.model</c>; empty for none.</summary>
    public string RegionalList { get; private set; } = "";

    /// <summary>Regions that such a name may begin with and whose prices are the same.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>The list of names like <c>model@date</c>; empty for none.</summary>
    public string DatedList { get; private set; } = "";

    /// <summary>All names with a fast speed.</summary>
    public IEnumerable<string> FastNames => fast.Keys;

    /// <summary>All other names, with what they stand for.</summary>
    public IEnumerable<(string Name, IReadOnlyList<ModelAlias> Targets)> Aliases => aliases.Select(alias => (alias.Key, (IReadOnlyList<ModelAlias>)alias.Value));

    /// <summary>All words for lists.</summary>
    public IEnumerable<(string Word, string List)> Words => words.Select(word => (word.Key, word.Value));

    /// <summary>The list that a word means: its own word or another; null when it means none.</summary>
    public string? ListOf(string word) => words.TryGetValue(word, out var list) ? list : Lists.Contains(word) ? word : null;

    /// <summary>Whether a provider's models run on the user's own machine and cost nothing that a list could know.</summary>
    public bool IsOwn(string word) => own.Contains(word);

    /// <summary>By what a fast request to a model is dearer; null when nothing is known of it.</summary>
    /// <param name="name">Its name without prefix and date.</param>
    public decimal? FastFactor(string name) => fast.TryGetValue(name, out var factor) ? factor : null;

    /// <summary>What a name stands for, the dated ones in the order of their days; null for a name that stands for itself.</summary>
    public IReadOnlyList<ModelAlias>? AliasOf(string name) => aliases.GetValueOrDefault(name);

    /// <summary>Why a model has no price; null where that is not known.</summary>
    public string? ReasonWithout(string name) => unpriced.GetValueOrDefault(name);

    /// <summary>Whether dots between digits of such a name are another spelling of dashes.</summary>
    public bool HasDots(string name) => dotted.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What holds for a model where its list is silent.</summary>
    /// <param name="name">Its name without prefix and date.</param>
    public PriceDefaults DefaultsOf(string name) => new(
        FastFactor(name) ?? 1,
        searches.Find(search => name.StartsWith(search.Prefix, StringComparison.Ordinal)).Fee,
        hours.Find(hour => name.StartsWith(hour.Prefix, StringComparison.Ordinal)) is { Prefix: not null, Factor: var factor } ? factor : null);

    /// <summary>Reads the file: an entry a line, words apart by spaces, comments from <c>#</c> at the beginning of a line on.</summary>
    /// <exception cref="FormatException">A line is none of the language; the message has its number.</exception>
    public static PriceOverlay Read(ReadOnlySpan<byte> utf8)
    {
        var overlay = new PriceOverlay();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(utf8).AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#')
                continue;
            if (!overlay.Add(line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                throw new FormatException($"line {number} of the overlay of prices is not understood, or said before: {line}");
        }
        return overlay;
    }

    bool Add(string[] entry)
    {
        switch (entry)
        {
            case ["lists", .. var lists]:
                Lists = lists;
                return true;
            case ["bare", .. var places]:
                Bare = [.. places.Select(place => place.Split(':') is [var list, var prefix] ? (list, prefix) : (place, ""))];
                return true;
            case ["regional", var list, .. var regions]:
                (RegionalList, Regions) = (list, regions);
                return true;
            case ["dated", var list]:
                DatedList = list;
                return true;
            case ["word", var word, var list]:
                return words.TryAdd(word, list);
            case ["own", var word]:
                return own.Add(word);
            case ["dots", var prefix]:
                dotted.Add(prefix);
                return true;
            case ["hour", var prefix, var times] when Number(times) is { } factor:
                hours.Add((prefix, factor));
                return true;
            case ["search", var prefix, var dollars] when Number(dollars) is { } fee && Usd.Count(fee, Usd.PerThousand) is { } counted:
                searches.Add((prefix, counted));
                return true;
            case ["fast", var name, var times] when Number(times) is { } factor:
                return fast.TryAdd(name, factor);
            case ["alias", var name, var target]:
                return aliases.TryAdd(name, [new(null, target)]);
            case ["alias", var name, var day, var target] when aliases.TryGetValue(name, out var targets)
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from):
                targets.Add(new(from, target));
                return true;
            case ["unpriced", var name, .. { Length: > 0 } why]:
                return unpriced.TryAdd(name, string.Join(' ', why));
            default:
                return false;
        }
    }

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>What a name stands for from a day on.</summary>
/// <param name="From">The first day, UTC; null for the first of all.</param>
/// <param name="Target">A model's name, as a log could have it.</param>
public sealed record ModelAlias(DateOnly? From, string Target);
