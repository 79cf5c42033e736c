using System.Text;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>Tells where the copy of a parent's history ends that a forked session begins with.</summary>
static class CodexFork
{
    const int MillisecondsPerSecond = 1_000;

    /// <summary>When a session was begun: as it says, or when its first line was written, or when its identity was made; in seconds since 1970 UTC, null when nothing says so.</summary>
    public static long? CreatedAt(in CodexLine meta, string session)
    {
        if (JsonInstants.TryRead(meta.Payload.CreatedAt, out var at) || JsonInstants.TryRead(meta.Timestamp, out at) || CodexIds.TryReadInstant(Encoding.UTF8.GetBytes(session), out at))
            return (long)Math.Floor((decimal)at / MillisecondsPerSecond);
        return null;
    }

    /// <summary>
    /// Whether a turn is the session's own: begun no earlier than the session itself, where a copied turn keeps the second it was begun in and its
    /// identity. In the second of the fork only the identities can tell.
    /// </summary>
    public static bool IsOwnTurn(in CodexPayload turn, CodexState state)
    {
        if (turn.StartedAt > 0 && turn.StartedAt > state.CreatedAt)
            return true;
        if (CodexIds.TryReadInstant(turn.Turn, out var turnAt) && CodexIds.TryReadInstant(Encoding.UTF8.GetBytes(state.Session), out var sessionAt))
            return turnAt >= sessionAt;
        return turn.StartedAt > 0 && turn.StartedAt == state.CreatedAt;
    }
}
