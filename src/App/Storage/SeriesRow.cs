using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>One meter of one account and identity, as the history names it. Meter, kind and unit are null together: reads that gave no meter.</summary>
/// <param name="Id">Its number in the store; 0 before it has one.</param>
/// <param name="Account">The account.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="Scope">Model, project or tool; null for the whole account.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Identity">Salted hash of whose account it is; null while nobody said.</param>
internal sealed record SeriesRow(long Id, AccountId Account, string? Meter, string? Scope, MeterKind? Kind, string? Unit, string? Identity)
{
    /// <summary>Length of the window in seconds, as last said; months differ, so it does not name the series.</summary>
    public long? WindowSeconds { get; init; }

    /// <summary>The host last asked; null when none was.</summary>
    public string? Host { get; init; }

    /// <summary>Its role when last read; null without a meter.</summary>
    public Role? Role { get; init; }

    /// <summary>The same as a span of time.</summary>
    public TimeSpan? Length => WindowSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The account's plan as last recorded, on the series without a meter; null while none was said.</summary>
    public string? Plan { get; init; }

    /// <summary>True when both are the same meter, whoever's account it is.</summary>
    public bool IsSameMeter(SeriesRow other) =>
        (Account, Meter, Scope, Kind, Unit) == (other.Account, other.Meter, other.Scope, other.Kind, other.Unit);

    /// <summary>The series as callers get it.</summary>
    public SeriesHistory History(IReadOnlyList<RecordedReading> points, IReadOnlyList<RecordedEvent> events) => new(Account, Meter, Kind, Unit, points, events)
    {
        Scope = Scope,
        Role = Role,
        Length = Length,
        Identity = Identity,
    };
}
