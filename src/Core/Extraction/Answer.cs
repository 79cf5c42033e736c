using System.Collections.Frozen;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>An HTTP answer as received, within the size limits.</summary>
/// <param name="Request">Id of the request it answers.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Headers">Headers by name, without regard to case; repeated ones joined by <c>, </c>.</param>
/// <param name="Body">Decompressed body; for pages and calls per item, the array that the readings see.</param>
/// <param name="ObservedAt">When the request was sent, UTC.</param>
public sealed record Answer(string Request, int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset ObservedAt)
{
    /// <summary>Longest body that is taken of a provider, in bytes, after decompression.</summary>
    public const int MostBytes = 4 * 1024 * 1024;
}

/// <summary>What readings may depend on besides the answer itself.</summary>
public sealed record ExtractionContext
{
    /// <summary>Whose answer it is: region, settings, credentials (for cleaning them out of foreign text, and their prefix).</summary>
    public required Account Account { get; init; }

    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The instant of the read, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Earlier answers of the same source in this pass, by request id.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>();

    /// <summary>Values kept from earlier answers, by name, and what stands for those that no answer said.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();

    /// <summary>Names in <see cref="Kept"/> that no answer said: what is computed with them is an estimate.</summary>
    public IReadOnlySet<string> Assumed { get; init; } = FrozenSet<string>.Empty;
}
