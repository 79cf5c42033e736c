using System.Globalization;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.Core.Judging;

/// <summary>Makes of one pass over an account what every output shows and the history records.</summary>
public static class SnapshotJudge
{
    /// <summary>Judges a pass.</summary>
    /// <param name="polled">What the sources gave.</param>
    /// <param name="context">The clock and what history knows.</param>
    public static Snapshot Build(PolledAccount polled, JudgeContext context)
    {
        var account = polled.Account;
        var sources = MirroredSources.Settle(account.Provider, polled.Sources, context.Now);
        if (account.CredentialFailure is { } missing && MirroredSources.IsPassing(missing.State) && MirroredSources.AreRead(account.Provider, sources, context.Now))
            account = account with { CredentialFailure = null };
        var read = sources.SelectMany(source => source.Readings.Select(reading => (source.Source, Reading: reading))).ToList();
        var failed = sources.Where(source => source.Failure is not null).ToList();
        // What logs tell of today is worth seeing, and no word on whether the provider could be read.
        var isRead = read.Exists(one => one.Reading.Source != LogReadings.Source);
        List<Problem> problems = [];
        if (isRead)
        {
            if (MoneyBudget.Read(account, read, out var problem) is { } budget) read.Add(budget);
            if (problem is not null) problems.Add(problem);
        }

        var meters = new MeterSet(account, read, context);
        var lastGood = LastGoodOf(account, failed, context);
        var standing = isRead ? OfReadings(meters, failed, lastGood)
            : failed.Count > 0 ? OfFailures(account, failed, lastGood, context)
            : OfNothing(account, context);
        foreach (var source in sources)
        {
            foreach (var notice in source.Notices) problems.Add(new(source.Source, State.Notice, notice));
        }

        // A login that has run out is no fault while a mirror is read, and the way out is worth knowing all the same.
        foreach (var (before, after) in polled.Sources.Zip(sources))
        {
            if (before.Failure is { } idle && idle.State == State.Idle && after.Failure is null) problems.Add(new(before.Source, State.Idle, idle.Message));
        }

        if (problems.Find(problem => problem.State == State.Notice) is { } warning) standing = WithNotice(standing, warning);
        problems.InsertRange(0, ProblemsOf(account, isRead, failed, meters));
        return new()
        {
            Id = account.Id,
            ProviderName = account.Provider.Name,
            AsciiName = account.Provider.AsciiName,
            Pool = account.Pool,
            CountsInTotals = account.Provider.CountsInTotals,
            Plan = sources.Select(source => source.Plan).FirstOrDefault(plan => plan is not null),
            Region = account.Provider.Regions.Count > 1 ? account.Region.Id : null,
            Tags = account.Tags,
            Status = standing.Status,
            State = standing.State,
            Message = standing.Message,
            Meters = meters.Meters,
            Problems = problems,
            LastGood = lastGood,
            MissesGates = failed.Exists(source => source.HasGates && !FailureChoice.IsHarmless(source.Failure!.State)),
            IsAskedElsewhere = failed.Exists(source => source.Failure!.State == State.Deferred && !(source.NextPollAt > context.Now)),
            ObservedAt = meters.Meters.Count > 0 ? meters.Meters[0].Reading.ObservedAt : null,
            NextPollAt = sources.Min(source => source.NextPollAt),
            Latency = sources.Max(source => source.Latency),
            Identity = polled.Identity,
            Host = polled.Host,
        };
    }

    // Partial: the worst of what was read, at least a warning where a gate is missing; a source that was merely not asked counts as it last was.
    // A harmless failure changes nothing, though it may say why there is no number.
    static Standing OfReadings(MeterSet meters, List<SourceResult> failed, LastGood? lastGood)
    {
        var standing = meters.Overall();
        var missing = failed.Where(source => !FailureChoice.IsHarmless(source.Failure!.State)).ToList();
        if (missing.Count == 0) return standing.State == State.NoData ? standing with { Message = standing.Message ?? failed.FirstOrDefault()?.Failure!.Message } : standing;

        var worst = FailureChoice.Of(missing);
        var failure = worst.Failure!;
        if (worst.HasGates && failure.State.DefaultStatus == Status.Critical) return new(Status.Critical, failure.State, failure.Message);
        var isJudged = lastGood is not null && missing.TrueForAll(source => FailureChoice.KeepsLastGood(source.Failure!.State));
        var least = isJudged ? lastGood!.Status : missing.Exists(source => source.HasGates) ? Status.Warning : standing.Status;
        return new((Status)Math.Max((int)standing.Status, (int)least), State.Partial, standing.Message is { } alert ? $"{alert}; {failure.Message}" : failure.Message);
    }

    static Standing OfFailures(Account account, List<SourceResult> failed, LastGood? lastGood, JudgeContext context)
    {
        var chosen = FailureChoice.Of(failed);
        var failure = chosen.Failure!;
        if (account.Provider.IsSubscription && (failure.State == State.NoData || failure.State == State.Subscription))
            return new(Status.Info, State.Subscription, failure.State == State.NoData ? failure.Message : null);
        if (!FailureChoice.KeepsLastGood(failure.State))
        {
            var status = failure.State.DefaultStatus;
            return new(status is Status.Skip && IsExpected(account, context) ? Status.Error : status, failure.State, failure.Message);
        }

        var next = chosen.NextPollAt is { } at ? $" Next try at {at.UtcDateTime.ToString(at.UtcDateTime.Date == context.Now.UtcDateTime.Date ? "HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}." : "";
        return new(lastGood?.Status ?? failure.State.DefaultStatus, failure.State, failure.Message + next);
    }

    // What the provider warns of is at least a warning, whatever the numbers say.
    static Standing WithNotice(Standing standing, Problem notice)
    {
        var message = standing.Message is { Length: > 0 } alert ? $"{alert}; {notice.Message}" : notice.Message;
        return standing.Status < Status.Warning ? new(Status.Warning, State.Notice, message) : standing with { Message = message };
    }

    // No source has what it needs: no key, or none is needed because the provider sells subscriptions.
    static Standing OfNothing(Account account, JudgeContext context)
    {
        if (account.CredentialFailure is { } failure)
            return new(failure.State.DefaultStatus is Status.Skip && IsExpected(account, context) ? Status.Error : failure.State.DefaultStatus, failure.State, failure.Message);
        var unread = account.Provider.Sources.FirstOrDefault(source => source.Message is not null
            && (source.Part is not { } part || account.Credentials.ContainsKey(part) || account.KeyCommands.ContainsKey(part)));
        if (account.Provider.IsSubscription) return new(Status.Info, State.Subscription, unread?.Message ?? (account.IsNamed ? NoKeyMessage(account) : null));
        if (unread is not null) return new(Status.Info, State.NoData, unread.Message);
        return new(IsExpected(account, context) ? Status.Error : Status.Skip, State.NoKey, NoKeyMessage(account));
    }

    // Somebody counts on it: the configuration, the command line or a record of late names it.
    static bool IsExpected(Account account, JudgeContext context) => account.IsNamed || context.RecentlySeen.ContainsKey(account.Id);

    static string NoKeyMessage(Account account)
    {
        var credentials = account.Provider.Credentials;
        var variable = credentials.SelectMany(credential => credential.Variables).Select(variable => variable.Name).FirstOrDefault();
        var file = credentials.SelectMany(credential => credential.Files).FirstOrDefault();
        var program = credentials.Select(credential => credential.Store?.BorrowedFrom).FirstOrDefault(owner => owner is not null);
        var place = account.Home is { } home ? $" in {home}" : "";
        var missing = program is null ? "no key" : variable is null && file is null ? "no login" : "neither a key nor a login";
        var ways = new[] { variable is null ? null : $"set {variable}", file is null ? null : $"put the key into ~/.oyster-keys/{file}", program is null ? null : $"log in to {program}" }.OfType<string>();
        return string.Join(" or ", ways) is { Length: > 0 } way ? $"{missing} was found{place}: {way}"
            : account.Provider.LocalFiles is [var path, ..] ? $"nothing of it was found on this machine, for example {path}"
            : "no key was found: name one with key_env or key_file in its [[account]]";
    }

    static IEnumerable<Problem> ProblemsOf(Account account, bool isRead, List<SourceResult> failed, MeterSet meters)
    {
        foreach (var problem in account.Problems) yield return problem;
        var chosen = isRead || failed.Count == 0 ? null : FailureChoice.Of(failed);
        foreach (var source in failed)
            if (source != chosen && !FailureChoice.IsHarmless(source.Failure!.State)) yield return new(source.Source, source.Failure.State, source.Failure.Message);
        if (account.CredentialFailure is { } credential && (isRead || failed.Count > 0)) yield return new("credentials", credential.State, credential.Message);
        if (meters.Excess > 0) yield return new("meters", State.Unrecognized, $"more than {MeterSet.MaxMeters} meters were given; {meters.Excess} are left out");
        if (!isRead) yield break;
        foreach (var (id, own) in account.Meters)
            if (own.Limit is not null && !meters.Ids.Contains(id) && failed.TrueForAll(source => FailureChoice.IsHarmless(source.Failure!.State)))
                yield return new("config", State.NoData, $"a limit is set for the meter {id}, which {account.Id} does not have; it has {string.Join(", ", meters.Ids.Order(StringComparer.Ordinal))}");
    }

    static LastGood? LastGoodOf(Account account, List<SourceResult> failed, JudgeContext context)
    {
        var kept = failed.SelectMany(source => source.LastGood.Select(reading => (source.Source, reading))).ToList();
        if (kept.Count == 0) return null;
        var meters = new MeterSet(account, kept, context);
        if (meters.Meters.Count == 0) return null;
        var standing = meters.Overall();
        return new(meters.Meters[0].Reading.ObservedAt, standing.Status, standing.State, meters.Meters);
    }
}
