using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Text;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Polling;

/// <summary>One source of one account in one pass that is asked over HTTP, or by running a program. Requests that are not due, or not ours to make, are answered from what is kept.</summary>
internal sealed class SourcePoll(Poller poller, PollPass pass, AccountPlan plan, Account account, SourceDefinition source, AnswerAllowance allowance)
{
    /// <summary>The kind of source that is read over HTTP.</summary>
    public const string Kind = SourceKind.Http;

    /// <summary>Longest time for an extra whose definition does not say: it must not hold back an account that is read.</summary>
    static readonly TimeSpan ExtraTimeout = TimeSpan.FromSeconds(2);

    // A program that takes too long is to be told from an account that does.
    static readonly TimeSpan ProgramMargin = TimeSpan.FromSeconds(1);

    readonly RequestChain chain = new(source, account);
    readonly Dictionary<string, Answer> answers = [];
    readonly List<Reading> lastGood = [];
    HashSet<string>? unanswered;
    HashSet<string>? unasked;
    bool isAskedElsewhere;
    DateTimeOffset? nextPollAt;
    TimeSpan? latency;
    string? identity;
    long? began;

    /// <summary>True when the account has the source: its option is on, and there is a credential for it, or a part of one.</summary>
    public static bool IsFor(Account account, SourceDefinition source) =>
        source.Kind is Kind or SourceKind.Command
        && (source.Option is null || account.Options.Contains(source.Option))
        && (source.Kind == Kind || account.KeyCommands.ContainsKey(source.Part!))
        && (source.Auth is not { } auth || auth.Parts.Any(part => account.Credentials.ContainsKey(part) || account.WillHave(part)));

    /// <summary>Makes the requests that the first answer needs.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task ReadAsync() => ContinueAsync(areExtras: false);

    /// <summary>Makes the requests that only add to it.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task ReadExtrasAsync() => ContinueAsync(areExtras: true);

    /// <summary>True while extras are left to do.</summary>
    public bool HasExtras => chain.Next() is { IsExtra: true };

    /// <summary>What the source gave so far; null when no request of it is for this account.</summary>
    public SourceResult? Result()
    {
        if (chain.IsEmpty)
            return null;
        var result = chain.Finish();
        var stated = chain.AccountIdentity is { } id ? poller.Hash(id) : identity;
        return result with
        {
            Identity = stated,
            LastGood = result.Failure is null ? [] : [.. lastGood.Concat(BehindIt()).Where(kept => !result.Readings.Any(reading => reading.Meter == kept.Meter))],
            NextPollAt = nextPollAt,
            Latency = latency,
        };
    }

    /// <summary>What the requests last gave that the source stopped before.</summary>
    IEnumerable<Reading> BehindIt() => chain.GivenUp.Where(request => !request.IsFallback && !request.IsExtra)
        .Select(request => Kept(Planned(request).Slot))
        .SelectMany(kept => kept is null ? [] : KeptResults.Readings(kept));

    async Task ContinueAsync(bool areExtras)
    {
        if (chain.Next() is not { } first || first.IsExtra != areExtras)
            return;
        using var place = await EnterAsync(areExtras).ConfigureAwait(false);
        using var timeout = place is null ? new CancellationTokenSource() : new CancellationTokenSource(Rest(), poller.Time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(pass.Deadline, timeout.Token);
        while (chain.Next() is { } request && request.IsExtra == areExtras)
            chain.Accept(request, await ResultAsync(request, place is not null, patience.Token).ConfigureAwait(false));
    }

    /// <summary>What is left of the account's time, which begins with its first request.</summary>
    TimeSpan Rest()
    {
        began ??= poller.Time.GetTimestamp();
        var all = source.Kind == SourceKind.Command && pass.Options.Timeout <= ProgramRunner.MostTime ? ProgramRunner.MostTime + ProgramMargin : pass.Options.Timeout;
        var rest = all - poller.Time.GetElapsedTime(began.Value);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>Waits for a place among the requests; null when nothing is to be sent, or not before the deadline. Extras wait for nobody: where all places are taken, they are left to the next pass.</summary>
    async Task<IDisposable?> EnterAsync(bool areExtras)
    {
        if (account.Lacks(source) || !source.Requests.Any(request => request.IsExtra == areExtras && Planned(request).IsGranted))
            return null;
        if (areExtras)
            return poller.Limiter.TryEnter(account.Host() ?? "", account.Provider.Id, source);
        try
        {
            return await poller.Limiter.EnterAsync(account.Host() ?? "", account.Provider.Id, source, pass.Deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!pass.Caller.IsCancellationRequested)
        {
            return null;
        }
    }

    async Task<AnswerResult> ResultAsync(RequestDefinition request, bool maySend, CancellationToken patience)
    {
        if (request.ForEach is { } list && unanswered?.Contains(list.Request) == true)
            return new() { Failure = new(State.NoData, $"request {list.Request} gave no items"), Then = FaultAction.Skip };
        var planned = Planned(request);
        // Asked right before sending: what a helper gave may have run out too.
        if (account.Idle(source.AuthOf(request), pass.Now) is { } idle)
        {
            identity ??= Kept(planned.Slot)?.Identity;
            return Missed(Kept(planned.Slot), idle, "");
        }
        var hasItems = request.ForEach is not { } calls || answers.ContainsKey(calls.Request);
        var isJoined = request.Join.Count == 0 || unasked?.Overlaps(request.Join) != true;
        // A run that began before another's answers were kept may find the fallback free: it is for where the request itself has failed.
        var isOurs = planned.IsGranted && !(request.IsFallback && isAskedElsewhere);
        if (isOurs && maySend && hasItems && isJoined)
            return await AskAsync(request, planned, patience).ConfigureAwait(false);
        if (source.HasJoins)
            (unasked ??= []).Add(request.Id);

        Remember(request, planned.TurnAt ?? planned.Slot?.NextAllowedAt);
        var kept = Kept(planned.Slot);
        identity ??= kept?.Identity;
        if (planned.IsGranted && !maySend)
            return Missed(kept, account.Missing(source), $"not begun within {pass.Options.Deadline.TotalSeconds:0} s; allow more with --deadline");
        // What was asked once, by name, and failed is no word on an account that is not asked.
        if ((kept is null || planned.Slot is { Failure: not null, Failures: > 0 }) && plan.Twins.All(twin => twin.Spares(source)))
            return Missed(kept, account.Sparing(source), "");
        if (planned.Slot is { Failure: { } failure } slot)
        {
            var isPartial = kept is not null && slot.Failures == 0;   // the same answer gave both
            return isPartial ? KeptResults.Restore(kept!, pass.Now) with { Failure = failure, Then = slot.Then } : Missed(kept, failure, "", slot.Then);
        }

        if (kept is not null)
            return KeptResults.Restore(kept, pass.Now);
        // Who waits for a turn is not read in a lesser way meanwhile: a fallback is for where the request itself has failed.
        if (planned.TurnAt is not null && !pass.Options.IsOffline)
            return Missed(null, null, $"{account.Host()} takes {request.Rate!.Count} such calls in {DurationText.Format(request.Rate.Per)}, and they are used up.", FaultAction.Stop);
        isAskedElsewhere = !pass.Options.IsOffline;
        return Missed(null, null, pass.Options.IsOffline ? "nothing is kept of it, and nothing is sent offline" : "another run is asking at this moment; run again shortly");
    }

    AnswerResult Missed(KeptResult? kept, PollFailure? failure, string why, FaultAction then = FaultAction.Next)
    {
        if (kept is not null)
            lastGood.AddRange(KeptResults.Readings(kept));
        return new() { Failure = failure ?? new(State.Deferred, why), Then = then, Keep = kept is null ? new Dictionary<string, KeptValue>() : KeptResults.Restore(kept, pass.Now).Keep };
    }

    async Task<AnswerResult> AskAsync(RequestDefinition request, PlannedRequest planned, CancellationToken patience)
    {
        var askedAt = poller.Time.GetUtcNow();
        var sent = poller.Time.GetTimestamp();
        var (result, answer) = await AnswerAsync(request, askedAt, patience).ConfigureAwait(false);
        if (OfLogin(request, result) is { } own)
            (result, answer) = (new() { Failure = own, Then = FaultAction.Stop }, null);
        var took = poller.Time.GetElapsedTime(sent);
        if (!request.IsExtra && (latency is null || took > latency))
            latency = took;
        if (answer is not null && result.IsAnswer)
            answers[request.Id] = answer;
        else
            (unanswered ??= []).Add(request.Id);

        var stated = result.AccountIdentity is { } id ? poller.Hash(id) : null;
        var slot = poller.BackOff.After(planned.Slot, plan.Identity, PollInterval.Waits(account, source, request), askedAt, poller.Time.GetUtcNow(), result, stated);
        foreach (var key in planned.Keys)
            pass.Outcomes.Add(key, slot);
        Remember(request, slot.NextAllowedAt);
        if (result.Failure is not null && Kept(slot) is { } kept)
        {
            identity ??= kept.Identity;
            if (result.Readings.Count == 0)
                lastGood.AddRange(KeptResults.Readings(kept));
        }

        return result;
    }

    /// <summary>What an answer means because of the login that it was asked with; null where it means what it says.</summary>
    PollFailure? OfLogin(RequestDefinition request, AnswerResult result)
    {
        if (account.LoginFor(source.AuthOf(request)) is not { } login)
            return null;
        if (login.AccountId is { } own && result.AccountIdentity is { } stated && !string.Equals(own, stated, StringComparison.OrdinalIgnoreCase))
            return new(State.Unrecognized, $"{Failures.Place(request, account)}: the answer is for another account than the login in {login.Origin}, so nothing of it was used; {login.Renewal}");
        // Some call an old token an impatient one.
        var isRefused = result.Failure is { } failure && (failure.State == State.Throttled || failure.State == State.Auth);
        return isRefused ? account.Idle(source.AuthOf(request), poller.Time.GetUtcNow()) : null;
    }

    async Task<(AnswerResult Result, Answer? Answer)> AnswerAsync(RequestDefinition request, DateTimeOffset now, CancellationToken patience)
    {
        var limit = request.Timeout ?? (request.IsExtra ? ExtraTimeout : Timeout.InfiniteTimeSpan);
        using var own = new CancellationTokenSource(limit, poller.Time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience, own.Token);
        try
        {
            var context = new ExtractionContext { Account = account, Source = source.Id, Now = now, Answers = answers, Kept = chain.Kept, Assumed = chain.Assumed };
            if (source.Kind == SourceKind.Command)
                return await poller.Programs.AskAsync(source, request, context, ends.Token).ConfigureAwait(false);
            return await poller.Runner.AskAsync(source, request, context, allowance, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!pass.Caller.IsCancellationRequested)
        {
            var place = Failures.Place(request, account);
            var failure = new PollFailure(State.Unreachable,
                pass.Deadline.IsCancellationRequested ? $"{place}: no complete answer before the deadline of {pass.Options.Deadline.TotalSeconds:0.#} s; allow more with --deadline"
                : !patience.IsCancellationRequested ? $"{place}: no complete answer within {limit.TotalSeconds:0.#} s, which is all it gets; try again later"
                : $"{place}: no complete answer within {pass.Options.Timeout.TotalSeconds:0.#} s; try again, or allow more with --timeout");
            return (new() { Failure = failure, Then = patience.IsCancellationRequested ? FaultAction.Stop : FaultAction.Next }, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A fault of ours in reading one answer must not take the other accounts' rows along.
            return (Failures.Unforeseen(new(State.Unrecognized, $"{Failures.Place(request, account)}: its answer could not be read ({fault.GetType().Name}); please report this")), null);
        }
    }

    void Remember(RequestDefinition request, DateTimeOffset? nextAllowedAt)
    {
        if (!request.IsExtra && nextAllowedAt is { } next && (nextPollAt is null || next < nextPollAt))
            nextPollAt = next;
    }

    PlannedRequest Planned(RequestDefinition request) => plan.Requests[(source.Id, request.Id)];

    static KeptResult? Kept(PollSlot? slot) => slot?.Good is { } good ? KeptResults.Parse(good) : null;
}
