using Fuelgauge.App.Output;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>
/// The looks of <c>wait</c>: every few seconds at what anybody has recorded, with some chance in it so that many who wait do not all begin at once. The provider is
/// asked when the recorded value is an interval old, or its window has refilled, and its minimum interval allows; of several who wait one asks.
/// </summary>
/// <param name="world">What the process was given.</param>
/// <param name="session">How the account is read.</param>
/// <param name="pass">What is made of it.</param>
/// <param name="plan">Where hints go.</param>
/// <param name="demand">What is waited for.</param>
internal sealed class WaitRounds(World world, Session session, DecisionPass pass, OutputPlan plan, Demand demand)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // Providers round their resets, to a minute or to a second.
    static readonly TimeSpan SameReset = TimeSpan.FromMinutes(5);

    readonly long begun = world.Time.GetTimestamp();
    bool isTold;
    bool hasRefilled;

    /// <summary>How long to wait at most; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Waits until there is room.</summary>
    /// <returns>0, 69 where waiting cannot help, or 124.</returns>
    public async Task<int> UntilHeadroomAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var finding = await LookAsync(cancellation);
            if (finding.Verdict == Verdict.Go)
                return ExitCode.Done;
            if (finding.Doubt == Doubt.Lasting)
                return GiveUp(finding);
            Tell(finding);
            if (!await PauseAsync(null, cancellation))
                return ExitCode.TimedOut;
        }
    }

    /// <summary>Waits until what holds now, else the gate that leaves least, has refilled: its reset has come, or a later one is read.</summary>
    /// <returns>0, 69 where nobody knows of a reset, or 124.</returns>
    public async Task<int> UntilResetAsync(CancellationToken cancellation)
    {
        var first = await LookAsync(cancellation);
        var waited = first.Gates.Where(gate => gate.Verdict == Verdict.Hold).DefaultIfEmpty(first.Gate).MaxBy(gate => gate?.Meter.Reading.ResetsAt);
        if (waited?.Meter.State == State.ResetPassed)
            return ExitCode.Done;
        if (waited?.Meter.Reading is not { ResetsAt: { } reset } reading)
            return GiveUp(first with { Reason = waited is null ? first.Reason : $"nobody says when {waited.Meter.Reading.Meter} refills" });
        Tell(first with { Gate = waited });
        while (world.Time.GetUtcNow() < reset)
        {
            if (!await PauseAsync(reset, cancellation))
                return ExitCode.TimedOut;
            var now = (await LookAsync(cancellation)).Candidate.Snapshot.Meters.FirstOrDefault(meter => meter.Reading.Meter == reading.Meter);
            if (now?.Reading.ResetsAt > reset + SameReset)
                break;
        }

        return ExitCode.Done;
    }

    async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var candidates = await pass.ReadAsync(demand, hasRefilled ? TimeSpan.Zero : session.Settings.Interval, cancellation);
        if (candidates.Count > 1)
            throw new CommandFailure(ExitCode.Usage, $"these are {candidates.Count} accounts; name one of {string.Join(", ", candidates.Select(candidate => candidate.Snapshot.Id))}");
        var finding = pass.Rank(candidates, demand)[0].Finding;
        hasRefilled = finding.Gates.Any(gate => gate.Meter.State == State.ResetPassed);
        return finding.LacksMeter ? throw new CommandFailure(ExitCode.Usage, $"--meter {demand.Meter}: {finding.Reason}") : finding;
    }

    int GiveUp(Finding finding)
    {
        plan.Hint(world, $"{DecisionText.Of(finding, world.Time.GetUtcNow())}; waiting does not help");
        return ExitCode.CannotTell;
    }

    /// <summary>Says once what is waited for, to somebody who sits there.</summary>
    void Tell(Finding finding)
    {
        if (!isTold && world.Terminal.IsErrorTerminal)
            plan.Hint(world, $"Waiting for {DecisionText.Of(finding, world.Time.GetUtcNow())}; Ctrl-C ends.");
        isTold = true;
    }

    /// <summary>A few seconds, less where the end of it all or of the wait comes sooner; false when the time is over.</summary>
    async Task<bool> PauseAsync(DateTimeOffset? until, CancellationToken cancellation)
    {
        var pause = Look * (0.75 + Random.Shared.NextDouble() / 2);
        if (until - world.Time.GetUtcNow() is { } rest && rest > TimeSpan.Zero && rest < pause)
            pause = rest;
        if (Timeout - world.Time.GetElapsedTime(begun) is { } left && left < pause)
            pause = left;
        if (pause <= TimeSpan.Zero)
            return false;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), world.Time, cancellation);   // a part of a millisecond would be no pause
        return Timeout is null || world.Time.GetElapsedTime(begun) < Timeout || until <= world.Time.GetUtcNow();
    }
}
