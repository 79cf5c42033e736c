using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Storage;

/// <summary>Hands out calls of one window; the same for every store.</summary>
internal static class CallLedger
{
    // Clocks of hosts that share a home folder differ by this much at most; a call from further ahead was made by a clock that has been set back since.
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Whether a call still counts.</summary>
    public static bool Counts(CallWindow window, DateTimeOffset at, DateTimeOffset now) => at > now - window.Per && at <= now + Skew;

    /// <summary>For each wanted call null when it may be made now, else when its turn comes.</summary>
    /// <param name="window">The window.</param>
    /// <param name="made">The calls that count, oldest first; those that may be made now are added.</param>
    /// <param name="wanted">How many are wanted.</param>
    /// <param name="now">Now, UTC.</param>
    public static IEnumerable<DateTimeOffset?> Take(CallWindow window, List<DateTimeOffset> made, int wanted, DateTimeOffset now)
    {
        for (var waiting = 0; wanted > 0; wanted--)
        {
            if (made.Count < window.Count)
            {
                made.Add(now);
                yield return null;
            }
            else
            {
                yield return window.TurnAt(made, waiting++);
            }
        }
    }

    /// <summary>Runs a ledger per window, and puts the answers back into the order asked.</summary>
    /// <param name="calls">The calls in the order of their right.</param>
    /// <param name="take">Gives the answers for so many calls of one window.</param>
    public static IReadOnlyList<DateTimeOffset?> InOrder(IReadOnlyList<CallWindow> calls, Func<CallWindow, int, IReadOnlyList<DateTimeOffset?>> take)
    {
        var answers = new DateTimeOffset?[calls.Count];
        foreach (var same in calls.Select((window, index) => (window, index)).GroupBy(call => call.window, call => call.index))
        {
            foreach (var (index, answer) in same.Zip(take(same.Key, same.Count())))
                answers[index] = answer;
        }

        return answers;
    }
}
