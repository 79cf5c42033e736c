using System.Text.RegularExpressions;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>Amounts in texts for people, found by patterns.</summary>
static class MatchedAmounts
{
    /// <summary>An amount as people write it: <c>1,234.50</c>.</summary>
    public const string Pattern = @"\d+(,\d{3})*(\.\d+)?";

    /// <summary>The amount in a group, with or without a dollar sign; null where there is no match, or the group is not in it.</summary>
    public static decimal? Amount(this Match match, string group) =>
        Amounts.TryParse(match.Groups[group].Value.Replace("$", "", StringComparison.Ordinal), out var amount) ? amount : null;
}
