using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>A column of counts.</summary>
/// <param name="Header">Its name.</param>
/// <param name="CountOf">What it counts.</param>
internal sealed record UsageColumn(string Header, Func<UsageSums, Int128> CountOf);

/// <summary>Which columns a usage table has beside the keys and the cost.</summary>
/// <param name="Counts">Counts.</param>
/// <param name="HasLast">When the last event was, where rows have no other time.</param>
/// <param name="IsShort">True for <c>12.3M</c> in the place of exact counts.</param>
internal sealed record UsageLayout(IReadOnlyList<UsageColumn> Counts, bool HasLast, bool IsShort)
{
    static readonly UsageColumn Events = new("Events", sums => sums.Events);
    static readonly UsageColumn Input = new("Input", sums => sums.Input);
    static readonly UsageColumn Output = new("Output", sums => sums.Output);
    static readonly UsageColumn CacheRead = new("Cache read", sums => sums.CacheRead);
    static readonly UsageColumn CacheWrite = new("Cache write", sums => sums.CacheWrite);
    static readonly UsageColumn Cached = new("Cached", sums => sums.CacheRead + sums.CacheWrite);
    static readonly UsageColumn Total = new("Total", sums => sums.Total);

    /// <summary>Everything.</summary>
    public static readonly UsageLayout Whole = new([Events, Input, Output, CacheRead, CacheWrite, Total], HasLast: true, IsShort: false);

    /// <summary>From the widest to the narrowest. A narrow terminal loses the number of events first, then digits, the last event, and classes of tokens; total and cost stay.</summary>
    public static readonly IReadOnlyList<UsageLayout> Choices =
    [
        Whole,
        new([Input, Output, CacheRead, CacheWrite, Total], HasLast: true, IsShort: false),
        new([Input, Output, Cached, Total], HasLast: true, IsShort: false),
        new([Events, Input, Output, Cached, Total], HasLast: true, IsShort: true),
        new([Input, Output, Cached, Total], HasLast: true, IsShort: true),
        new([Input, Output, Cached, Total], HasLast: false, IsShort: true),
        new([Output, Total], HasLast: false, IsShort: true),
        new([Total], HasLast: false, IsShort: true),
    ];

    /// <summary>Where in <see cref="Choices"/> long names begin to be clipped rather than more columns left out.</summary>
    public const int Clipped = 2;

    /// <summary>The last place in <see cref="Choices"/> that is preferred to clipped names.</summary>
    public const int LastUnclipped = 5;
}
