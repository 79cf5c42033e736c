using System.Threading.Channels;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>
/// Stores outcomes beside the requests: what piles up while one transaction is written goes into the next. A thousand answers are a few transactions,
/// and a kill loses only those of the last moment.
/// </summary>
internal sealed class OutcomeWriter : IAsyncDisposable
{
    readonly Channel<KeyValuePair<PollKey, PollSlot>> outcomes = Channel.CreateUnbounded<KeyValuePair<PollKey, PollSlot>>(new() { SingleReader = true });
    readonly IPollState state;
    readonly string owner;
    readonly Lazy<Task> writing;

    /// <summary>Writes what is added, from the first on.</summary>
    public OutcomeWriter(IPollState state, string owner)
    {
        this.state = state;
        this.owner = owner;
        writing = new(() => Task.Run(WriteAsync));
    }

    /// <summary>Stores a slot soon.</summary>
    public void Add(PollKey key, PollSlot slot)
    {
        outcomes.Writer.TryWrite(new(key, slot));
        _ = writing.Value;
    }

    /// <summary>Returns when all is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        outcomes.Writer.TryComplete();
        if (writing.IsValueCreated)
            await writing.Value.ConfigureAwait(false);
    }

    async Task WriteAsync()
    {
        var batch = new Dictionary<PollKey, PollSlot>();
        while (await outcomes.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (outcomes.Reader.TryRead(out var outcome))
                batch[outcome.Key] = outcome.Value;
            state.Store(batch, owner);
            batch.Clear();
        }
    }
}
