using System.Collections.Frozen;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>
/// Which requests of a source are made, and what they give together. They run in order; fallbacks only while nothing was read; extras last, and only
/// where something was. The caller makes what <see cref="Next"/> says and hands each result to <see cref="Accept"/> until there is no next.
/// </summary>
public sealed class RequestChain
{
    readonly SourceDefinition _source;
    readonly Queue<RequestDefinition> _waiting;
    readonly List<Reading> _readings = [];
    readonly Dictionary<string, string> _kept = [];
    readonly HashSet<string>? _assumed;
    readonly PollFailure? _needs;
    List<string>? _notices;
    List<RequestDefinition>? _given;
    PollFailure? _failure;
    string? _plan;
    bool _isStopped;

    /// <summary>Begins a pass over the requests that exist for this account: its region, key and options.</summary>
    public RequestChain(SourceDefinition source, Account account)
    {
        _source = source;
        var prefix = source.Auth is { } auth && account.Credentials.TryGetValue(auth.Part, out var credential) ? credential.Prefix : "";
        var requests = source.Requests
            .Where(request => request.Regions.Count == 0 || request.Regions.Contains(account.Region.Id))
            .Where(request => prefix.Length == 0 || !request.ExceptPrefixes.Contains(prefix))
            .Where(request => (request.Option is null || account.Options.Contains(request.Option)) && (request.UnlessSetting is null || !account.Settings.ContainsKey(request.UnlessSetting)))
            .OrderBy(request => request.IsExtra);
        _waiting = RequestNeeds.MayLack(account) ? new(RequestNeeds.Met(source, requests, account, out _needs)) : new(requests);
        IsEmpty = _waiting.Count == 0 && _needs is null;
        for (var index = 0; index < source.Requests.Count; index++)
        {
            // By hand, since few requests keep anything and every account of a thousand comes by here.
            if (source.Requests[index].Keep.Count == 0) continue;
            foreach (var keep in source.Requests[index].Keep)
            {
                if (keep.Default is not { } standard) continue;
                _kept[keep.Name] = standard;
                (_assumed ??= []).Add(keep.Name);
            }
        }
    }

    /// <summary>True when no request of the source is for this account: it has no such source.</summary>
    public bool IsEmpty { get; }

    /// <summary>Values kept from the answers so far, by name, and what stands for those that none said.</summary>
    public IReadOnlyDictionary<string, string> Kept => _kept;

    /// <summary>Names in <see cref="Kept"/> that no answer said.</summary>
    public IReadOnlySet<string> Assumed => _assumed ?? (IReadOnlySet<string>)FrozenSet<string>.Empty;

    /// <summary>Requests whose turn did not come, since the source had stopped.</summary>
    public IReadOnlyList<RequestDefinition> GivenUp => _given ?? [];

    /// <summary>The provider's own id of the account, as sent; null when no answer said it.</summary>
    public string? AccountIdentity { get; private set; }

    /// <summary>The next request to make; null when the source is read. The same until its result is accepted.</summary>
    public RequestDefinition? Next()
    {
        while (_waiting.TryPeek(out var request))
        {
            var isIdle = request.IsExtra ? _readings.Count == 0 : _isStopped || request.IsFallback && _readings.Count > 0;
            if (!isIdle) return request;
            _waiting.Dequeue();
            if (_isStopped) (_given ??= []).Add(request);
        }

        return null;
    }

    /// <summary>Takes the result of the request that <see cref="Next"/> gave, also of one that was never sent.</summary>
    public void Accept(RequestDefinition request, AnswerResult result)
    {
        if (_waiting.TryPeek(out var next) && next == request) _waiting.Dequeue();
        foreach (var (name, value) in result.Keep)
        {
            _kept[name] = value.Value;
            _assumed?.Remove(name);
        }

        if (result.Notices.Count > 0) (_notices ??= []).AddRange(result.Notices);
        AccountIdentity ??= result.AccountIdentity;
        _plan = request.IsExtra ? result.Plan ?? _plan : _plan ?? result.Plan;
        _readings.AddRange(result.Readings);
        if (request.IsExtra) return;

        // What a fallback reads makes up for what failed before it.
        if (request.IsFallback && result.Readings.Count > 0) _failure = null;
        if (result.Failure is null || result.Then == FaultAction.Skip) return;

        // Where something stands for what a request was to say, nothing is missed.
        if (result.Then == FaultAction.Next && request.Keep.Any(keep => keep.Default is not null)) return;
        _failure = result.Then == FaultAction.Stop ? result.Failure : _failure ?? result.Failure;
        _isStopped = result.Then == FaultAction.Stop;
    }

    /// <summary>What the source gave: readings, and the failure in force: the one that stopped it, else the first. One that read nothing has one.</summary>
    public SourceResult Finish() => new()
    {
        Source = _source.Id,
        Readings = _readings,
        Failure = _failure ?? (_readings.Count > 0 ? null : _needs ?? new PollFailure(State.NoData, "the key is good, there is nothing to show")),
        Notices = _notices ?? [],
        Plan = _plan,
        HasGates = _source.HasGates,
    };
}
