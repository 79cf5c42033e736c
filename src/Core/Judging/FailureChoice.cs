using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>Which failure stands for an account none of whose sources could be read.</summary>
static class FailureChoice
{
    // What the user can do something about comes first, then what he should know, then what passes by itself; "no plan" says more than "no data".
    static readonly State[] MostActionableFirst =
    [
        State.Auth, State.Blocked, State.Exhausted, State.NoKey, State.Unrecognized, State.ProviderError, State.Unreachable,
        State.Throttled, State.Idle, State.Deferred, State.NotEnabled, State.NoPlan, State.Subscription, State.NoData,
    ];

    /// <summary>The most actionable one; the first of equals.</summary>
    public static SourceResult Of(IEnumerable<SourceResult> failed) => failed.MinBy(Rank)!;

    /// <summary>True where a source simply has nothing: no problem while another answers.</summary>
    public static bool IsHarmless(State state) => state == State.NoPlan || state == State.NoData || state == State.Subscription || state == State.NotEnabled;

    /// <summary>True where the account was not judged by the answer, so that its last good status stays.</summary>
    public static bool KeepsLastGood(State state) => state == State.Throttled || state == State.Idle || state == State.Deferred;

    // A state that nobody here knows ranks with the unrecognized.
    static int Rank(SourceResult result) => Array.IndexOf(MostActionableFirst, result.Failure!.State) is >= 0 and var rank ? rank : Array.IndexOf(MostActionableFirst, State.Unrecognized);
}
