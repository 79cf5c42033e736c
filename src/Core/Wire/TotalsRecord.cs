using System.Text.Json.Serialization;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.Core.Wire;

/// <summary>Prepaid money over all accounts, on the wire.</summary>
public sealed record TotalsRecord
{
    /// <summary>Exact sums, one a currency.</summary>
    public required IReadOnlyList<SumRecord> Balances { get; init; }

    /// <summary>Accounts that may hold a balance which nobody knows.</summary>
    public required int UnknownAccounts { get; init; }

    /// <summary>Everything in the currency asked for; null when none was.</summary>
    [JsonPropertyName("in")]
    public EstimateRecord? In { get; init; }

    /// <summary>What was added up.</summary>
    /// <param name="totals">Exact sums.</param>
    /// <param name="estimate">The same in one currency; null when that was not asked for.</param>
    public static TotalsRecord Of(BalanceTotals totals, EstimatedTotal? estimate) => new()
    {
        Balances = [.. totals.Sums.Select(SumRecord.Of)],
        UnknownAccounts = totals.Unknown,
        In = estimate is null ? null : EstimateRecord.Of(estimate),
    };
}

/// <summary>What is left in one currency.</summary>
/// <param name="Unit">ISO 4217 code.</param>
/// <param name="Remaining">The exact sum; null when it is larger than a decimal holds.</param>
/// <param name="Accounts">How many accounts it is of.</param>
public sealed record SumRecord(string Unit, decimal? Remaining, int Accounts)
{
    /// <summary>A sum.</summary>
    public static SumRecord Of(AmountSum sum) => new(sum.Unit, sum.Remaining, sum.Accounts);
}

/// <summary>A total over currencies.</summary>
public sealed record EstimateRecord
{
    /// <summary>ISO 4217 code.</summary>
    public required string Unit { get; init; }

    /// <summary>The total of what could be converted, rounded to six digits; null when nothing could.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>True when a rate was used.</summary>
    public required bool Estimated { get; init; }

    /// <summary>The day of the rates; null when none was used.</summary>
    public string? RatesDate { get; init; }

    /// <summary>The rates used.</summary>
    public required IReadOnlyList<RateRecord> Rates { get; init; }

    /// <summary>Sums without a rate, which are not in the total.</summary>
    public required IReadOnlyList<SumRecord> Missing { get; init; }

    /// <summary>An estimate.</summary>
    public static EstimateRecord Of(EstimatedTotal total) => new()
    {
        Unit = total.Unit,
        Remaining = total.Remaining is { } remaining ? decimal.Round(remaining, 6) : null,
        Estimated = total.IsEstimate,
        RatesDate = total.IsEstimate ? total.Rates?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
        Rates = [.. total.Quotes.Select(quote => new RateRecord(quote.Currency, total.Rates!.Base, quote.Rate))],
        Missing = [.. total.Missing.Select(SumRecord.Of)],
    };
}

/// <summary>A rate that was used.</summary>
/// <param name="Unit">The currency.</param>
/// <param name="Base">The currency its worth is told in.</param>
/// <param name="Rate">What one unit is worth.</param>
public sealed record RateRecord(string Unit, string Base, decimal Rate);
