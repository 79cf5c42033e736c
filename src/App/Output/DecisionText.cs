using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>Decisions for people: <c>codex: 78% of weekly left, resets in 3d 4h; glm/work: balance is used up</c>.</summary>
internal static class DecisionText
{
    const int MostNamed = 4;

    /// <summary>A verdict in a word or two.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Go => "go",
        Verdict.Hold => "hold",
        _ => "cannot tell",
    };

    /// <summary>Accounts with their reasons on one line; of many the first few.</summary>
    public static string Of(IReadOnlyList<RankedCandidate> found, DateTimeOffset now)
    {
        var named = found.Take(MostNamed).Select(one => Of(one.Finding, now));
        return string.Join("; ", found.Count > MostNamed ? [.. named, $"and {found.Count - MostNamed} more"] : named);
    }

    /// <summary>One account with its reason.</summary>
    public static string Of(Finding finding, DateTimeOffset now)
    {
        var reset = finding.Gate?.Meter.Reading.ResetsAt is { } at && at > now ? $", resets in {Countdown.Text(at - now)}" : "";
        return $"{(finding.Account.Name == AccountId.DefaultName ? finding.Account.Provider : finding.Account)}: {finding.Reason}{reset}";
    }
}
