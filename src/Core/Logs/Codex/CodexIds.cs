using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>Identities of sessions and turns: UUIDs of version 7 (RFC 9562, 5.7), which begin with the instant they were made.</summary>
static class CodexIds
{
    const int Length = 36;
    const int VersionAt = 14;

    /// <summary>When an identity was made.</summary>
    /// <param name="id">The identity in its usual form, <c>019a3c5e-9680-70e8-9b01-81f2f5b1dd94</c>.</param>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public static bool TryReadInstant(ReadOnlySpan<byte> id, out long at)
    {
        at = 0;
        if (id.Length != Length || id[VersionAt] != '7' || !HexDigits.TryRead(id[..8], out var high) || !HexDigits.TryRead(id[9..13], out var low))
            return false;
        at = high << 16 | low;
        return true;
    }
}
