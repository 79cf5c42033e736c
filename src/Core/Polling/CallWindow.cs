namespace Fuelgauge.Core.Polling;

/// <summary>What counts together against a provider's limit of calls.</summary>
/// <param name="Host">The host, with its port where that is not the usual one.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Source">The source's id.</param>
/// <param name="Request">The request's id.</param>
/// <param name="Count">Most calls…</param>
/// <param name="Per">…in any span of this length.</param>
public readonly record struct CallWindow(string Host, string Provider, string Source, string Request, int Count, TimeSpan Per)
{
    /// <summary>When the turn of a call comes that finds the window full.</summary>
    /// <param name="made">The calls in the window, oldest first; at least <see cref="Count"/>.</param>
    /// <param name="before">How many calls wait before it.</param>
    public DateTimeOffset TurnAt(IReadOnlyList<DateTimeOffset> made, int before)
    {
        var rounds = Math.DivRem(before, Count, out var place);
        return made[made.Count - Count + place] + (rounds + 1) * Per;
    }
}
