namespace Fuelgauge.Core.Catalog;

/// <summary>An instant in an answer, or one that is computed.</summary>
/// <param name="Value">Where it sits; null for a computed one.</param>
/// <param name="Form">How to read it.</param>
/// <param name="Offset">Offset from UTC for computed instants and for texts without a zone.</param>
/// <param name="Zone">The time zone's name (<c>America/Chicago</c>) for computed instants where clocks change; null where <paramref name="Offset"/> says it.</param>
public sealed record TimeDefinition(ValueDefinition? Value, TimeForm Form, TimeSpan Offset, string? Zone = null);

/// <summary>How an instant is written, or computed.</summary>
public enum TimeForm
{
    /// <summary>Epoch seconds.</summary>
    Seconds,

    /// <summary>Epoch milliseconds.</summary>
    Milliseconds,

    /// <summary>Epoch microseconds.</summary>
    Microseconds,

    /// <summary>RFC 3339, or a date and time in <see cref="TimeDefinition.Offset"/>.</summary>
    Rfc3339,

    /// <summary>RFC 3339, or epoch seconds, milliseconds or microseconds: told apart by their look, where answers change from one to the other.</summary>
    Any,

    /// <summary>Seconds from the observation.</summary>
    SecondsLeft,

    /// <summary>Milliseconds from the observation.</summary>
    MillisecondsLeft,

    /// <summary>A duration text from the observation: <c>1h2m3s</c>, <c>6m0s</c>, <c>PT5H</c>.</summary>
    DurationLeft,

    /// <summary>The next midnight.</summary>
    NextDay,

    /// <summary>The next Monday's midnight.</summary>
    NextMonday,

    /// <summary>The next first of the month's midnight.</summary>
    NextMonth,
}
