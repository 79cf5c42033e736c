namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.wait/1</c>: how a wait ended. Keys are stable and added to, never renamed.</summary>
public sealed record WaitReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.wait/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>What was waited for, as it was named.</summary>
    public required string Account { get; init; }

    /// <summary><c>go</c>, <c>timed_out</c>, or <c>cannot_tell</c> where waiting does not help.</summary>
    public required string Outcome { get; init; }

    /// <summary>How long it took, in whole seconds.</summary>
    public required long WaitedSeconds { get; init; }
}
