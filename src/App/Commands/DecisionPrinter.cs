using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Commands;

/// <summary>A decision on its way out: the result on stdout, the reason on stderr, the command run, the exit code.</summary>
internal sealed class DecisionPrinter
{
    /// <summary>Every format, the default one first.</summary>
    public static readonly IReadOnlyCollection<string> Formats = ["plain", "json"];

    readonly World world;
    readonly OutputPlan plan;
    readonly ChildCommand? child;

    /// <summary>Takes where it goes.</summary>
    /// <exception cref="CommandFailure">JSON and a command would share stdout.</exception>
    public DecisionPrinter(World world, OutputPlan plan, ChildCommand? child)
    {
        (this.world, this.plan, this.child) = (world, plan, child);
        if (child is not null && plan is { Format: "json", File: null })
            throw new CommandFailure(ExitCode.Usage, "stdout belongs to the command after \"--\"; send the JSON to a file with --output FILE");
    }

    /// <summary>Prints it. Where a command will run, stdout is left to that.</summary>
    /// <param name="json">The document.</param>
    /// <param name="line">What scripts read; null for nothing.</param>
    /// <param name="reason">Why, for people.</param>
    public void Print(Func<string> json, string? line, string reason)
    {
        if (plan.Format == "json")
            plan.Write(world, json());
        else if (line is not null && (child is null || plan.File is not null))
            plan.Write(world, line + "\n");
        plan.Hint(world, reason);
    }

    /// <summary>Runs the command where there is room, and answers the exit code.</summary>
    /// <param name="verdict">The decision.</param>
    /// <param name="failsOpen">True to take an unknown for a go.</param>
    /// <param name="account">The account to use; null where that is not one.</param>
    public async Task<int> EndAsync(Verdict verdict, bool failsOpen, string? account)
    {
        if (verdict == Verdict.Hold)
            return ExitCode.Hold;
        if (verdict == Verdict.Unknown && !failsOpen)
            return ExitCode.CannotTell;
        return child is null ? ExitCode.Done : await child.RunAsync(account);
    }
}
