namespace Fuelgauge.Core.Headers;

/// <summary>The headers of one answer that somebody received.</summary>
/// <param name="Headers">By name, without regard to case; repeated ones joined by <c>, </c>.</param>
/// <param name="Model">The model that was called, as told; null when not told.</param>
public sealed record HeaderBlock(IReadOnlyDictionary<string, string> Headers, string? Model)
{
    /// <summary>A header's value; null when it is missing or empty.</summary>
    public string? Value(string? name) => name is not null && Headers.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
