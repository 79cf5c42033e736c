using System.Globalization;
using System.Text.RegularExpressions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What <c>auggie account status</c> prints: the month's credits of an Augment plan.
/// Its traps: "9 days remaining" is no amount of credits; what was bought besides makes more remain than a month gives, and where the text counts
/// "X / Y credits used", Y and not the month's number is the whole; the end of the cycle is a date of no zone, taken as midnight in UTC.
/// Sources: steipete/CodexBar docs/augment.md and AuggieCLIProbe.swift; read 2026-11-23.
/// </summary>
sealed partial class AugmentStatusReader(AnswerScope scope)
{
    const int MaxLength = 4_000;

    public AnswerResult Read()
    {
        var text = AnswerScope.Scalar(scope.Root.Member("text")) ?? "";
        if (text.Length > MaxLength) text = text[..MaxLength];
        var counted = Counted().Match(text);
        var used = counted.Amount("used");
        var limit = counted.Amount("limit") ?? Monthly().Match(text).Amount("limit");
        var remaining = Remaining().Match(text).Amount("left");
        var plan = Plan().Match(text);
        return used is null && remaining is null
            ? new() { Failure = Failures.Unrecognized(scope, "has no line with credits"), Then = FaultAction.Next }
            : new() { Readings = [Credits(used, remaining, limit, End(text))], Plan = plan.Success ? scope.Clean(plan.Groups["plan"].Value) : null };
    }

    Reading Credits(decimal? used, decimal? remaining, decimal? limit, DateTimeOffset? ends) => scope.Of(MeterKind.Window, "monthly", "Monthly credits", "credits", "$.text") with
    {
        Used = used,
        Remaining = remaining,
        Limit = limit,
        LimitSource = limit is null ? null : LimitSource.Reported,
        ResetsAt = ends,
        Estimated = ends is not null,
    };

    static DateTimeOffset? End(string text) =>
        Cycle().Match(text) is { Success: true } cycle
        && DateTime.TryParseExact(cycle.Groups["end"].Value, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date, TimeSpan.Zero)
            : null;

    [GeneratedRegex($@"(?<used>{MatchedAmounts.Pattern}) / (?<limit>{MatchedAmounts.Pattern}) credits used", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex($@"(?<limit>{MatchedAmounts.Pattern}) credits / month", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Monthly();

    [GeneratedRegex($@"(?<left>{MatchedAmounts.Pattern}) (credits )?remaining(?! in)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Remaining();

    [GeneratedRegex(@"\(ends (?<end>\d{1,2}/\d{1,2}/\d{4})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Cycle();

    [GeneratedRegex(@"(?<plan>\p{Lu}[\w+-]*( \p{Lu}[\w+-]*)*) Plan\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plan();
}
