using System.Text.RegularExpressions;

namespace Fuelgauge.Core.Wire;

/// <summary>
/// Reports for a reader that takes text for orders: a language model. What a provider or a log could have written in words is left out or replaced, so that
/// numbers, times, states and names of a narrow alphabet remain.
/// </summary>
public static partial class Proseless
{
    const string OtherUnit = "units";
    const string OtherModel = "other";

    /// <summary>Without messages, plan names, labels and scopes.</summary>
    public static CheckReport WithoutProse(this CheckReport report) => report with { Accounts = [.. report.Accounts.Select(WithoutProse)], Totals = null };

    /// <summary>With the state in the place of a reason that somebody else worded.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isOurs">Whether the reason of an account, by <c>provider/name</c>, is in our own words.</param>
    public static PickReport WithoutProse(this PickReport report, Func<string, bool> isOurs) => report with
    {
        Candidates = [.. report.Candidates.Select(candidate => candidate with
        {
            Reason = isOurs(candidate.Id) ? candidate.Reason : $"its state is {candidate.State}",
            Unit = candidate.Unit is { } unit ? UnitOf(unit) : null,
        })],
    };

    /// <summary>Without folders, and with models only where their names look like one.</summary>
    public static UsageReport WithoutProse(this UsageReport report) => report with
    {
        Rows = [.. report.Rows.Select(row => row with { Model = ModelOf(row.Model), Project = null, ProjectPath = null, Session = null })],
        Coverage = report.Coverage with { Unpriced = [.. report.Coverage.Unpriced.Select(unpriced => unpriced with { Model = ModelOf(unpriced.Model) })] },
    };

    static AccountRecord WithoutProse(AccountRecord account) => account with
    {
        Plan = null,
        Message = null,
        Problems = [.. account.Problems.Select(problem => problem with { Message = $"its state is {problem.State}" })],
        Meters = WithoutProse(account.Meters),
        LastGood = account.LastGood is { } last ? last with { Meters = WithoutProse(last.Meters) } : null,
    };

    static IReadOnlyList<MeterRecord> WithoutProse(IReadOnlyList<MeterRecord> meters) =>
        [.. meters.Select(meter => meter with { Label = meter.Id, Unit = UnitOf(meter.Unit), Scope = null })];

    static string UnitOf(string unit) => UnitName().IsMatch(unit) ? unit : OtherUnit;

    static string? ModelOf(string? model) => model is null || ModelName().IsMatch(model) ? model : OtherModel;

    [GeneratedRegex(@"^([a-z]{1,24}|[A-Z]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnitName();

    // Vendors' names have digits, dots, slashes and colons, and no spaces.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:/@\[\]+-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ModelName();
}
