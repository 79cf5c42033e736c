using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary><c>--fail-on LIST</c>: which statuses turn into an exit code. <c>warning</c> includes <c>critical</c>.</summary>
internal static class FailOn
{
    /// <summary>The words it takes.</summary>
    public static readonly IReadOnlyList<string> Levels = ["warning", "critical", "error"];

    /// <summary>The exit code for a pass.</summary>
    /// <param name="levels">Levels given; empty when <c>--fail-on</c> was not.</param>
    /// <param name="pass">All accounts of the pass.</param>
    public static int ExitCodeOf(IReadOnlyCollection<string> levels, IReadOnlyList<Snapshot> pass)
    {
        if (levels.Count == 0)
            return ExitCode.Done;
        if (pass.All(snapshot => snapshot.Status == Status.Skip || snapshot.State == State.Subscription))
            return ExitCode.NothingConfigured;
        var holds = pass.Any(snapshot => snapshot.Status switch
        {
            Status.Critical => levels.Contains("critical") || levels.Contains("warning"),
            Status.Warning => levels.Contains("warning"),
            _ => false,
        });
        if (holds)
            return ExitCode.Hold;
        return levels.Contains("error") && pass.Any(snapshot => snapshot.Status == Status.Error) ? ExitCode.AccountError : ExitCode.Done;
    }
}
