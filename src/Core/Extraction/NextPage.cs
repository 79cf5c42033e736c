namespace Fuelgauge.Core.Extraction;

/// <summary>What the page after one is asked for with: its whole address, or cursors by parameter or member.</summary>
/// <param name="Link">The address as the page says it; null where cursors are given.</param>
/// <param name="Cursors">The cursors; empty where an address is given.</param>
public sealed record NextPage(string? Link, IReadOnlyList<KeyValuePair<string, string>> Cursors)
{
    /// <summary>Equal for pages that are the same.</summary>
    public string Key => Link ?? string.Join('\n', Cursors.Select(cursor => $"{cursor.Key.Length} {cursor.Key}={cursor.Value}"));
}
