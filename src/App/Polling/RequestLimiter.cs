using System.Collections.Concurrent;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Polling;

/// <summary>
/// How many sources are read at one time: <see cref="Total"/> in all, and fewer of one source where a request's definition says so.
/// A source makes its requests one after the other, so that is also the number of requests.
/// </summary>
internal sealed class RequestLimiter : IDisposable
{
    /// <summary>Most requests at one time.</summary>
    public const int Total = 256;

    readonly SemaphoreSlim all = new(Total);
    readonly ConcurrentDictionary<(string Host, string Provider, string Source), SemaphoreSlim> narrow = new();

    /// <summary>Waits for a place; give it back by disposing.</summary>
    public async Task<IDisposable> EnterAsync(string host, string provider, SourceDefinition source, CancellationToken cancellationToken)
    {
        // The narrow gate first: who waits there must not hold a place that others could use.
        var gate = GateOf(host, provider, source);
        if (gate is not null)
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await all.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            gate?.Release();
            throw;
        }

        return new Place(all, gate);
    }

    /// <summary>A place if one is free at this moment; null otherwise.</summary>
    public IDisposable? TryEnter(string host, string provider, SourceDefinition source)
    {
        var gate = GateOf(host, provider, source);
        if (gate is not null && !gate.Wait(0))
            return null;
        if (all.Wait(0))
            return new Place(all, gate);
        gate?.Release();
        return null;
    }

    SemaphoreSlim? GateOf(string host, string provider, SourceDefinition source)
    {
        var most = source.Requests.Min(request => request.MaxParallel) is { } limit && limit < Total ? limit : Total;
        return most < Total ? narrow.GetOrAdd((host, provider, source.Id), _ => new(most)) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        all.Dispose();
        foreach (var gate in narrow.Values)
            gate.Dispose();
    }

    sealed class Place(SemaphoreSlim all, SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose()
        {
            all.Release();
            gate?.Release();
        }
    }
}
