using System.Text;
using Fuelgauge.Core.Hashing;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Identities of responses: fingerprints of words and numbers that survive copying.</summary>
static class LogKey
{
    /// <summary>The identity that some words make together.</summary>
    public static UInt128 Of(params ReadOnlySpan<string> words)
    {
        var key = UInt128.Zero;
        foreach (var word in words)
            key = Fingerprint.Of(Encoding.UTF8.GetBytes(word), key);
        return key;
    }

    /// <summary>The identity of what a record counts at its instant, after that of <paramref name="key"/>: for responses without an id of their own.</summary>
    public static UInt128 OfCounts(in UsageRecord record, UInt128 key)
    {
        key = Fingerprint.Of(record.At, key);
        key = Fingerprint.Of(record.Input, key);
        key = Fingerprint.Of(record.Output, key);
        key = Fingerprint.Of(record.CacheRead, key);
        key = Fingerprint.Of(record.CacheWrite5m, key);
        return Fingerprint.Of(record.CacheWrite1h, key);
    }
}
