using System.Collections.Frozen;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>An answer as received, within the size limits: over HTTP, or what a file or program of this machine says, which counts as a 200.</summary>
/// <param name="Request">Id of the request it answers.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Headers">Headers by name, without regard to case; repeated ones joined by <c>, </c>.</param>
/// <param name="Body">Decompressed body; for pages and calls per item, the array that the readings see.</param>
/// <param name="ObservedAt">When the request was sent, or what a file says was true, UTC.</param>
public sealed record Answer(string Request, int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset ObservedAt)
{
    /// <summary>Longest body that is taken of a provider, in bytes, after decompression.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Where it comes from when nothing was sent, for messages: <c>~/.claude.json</c>. Null for an answer to a request.</summary>
    public string? Place { get; init; }

    /// <summary>What this machine says.</summary>
    /// <param name="request">Id of the request that it stands for.</param>
    /// <param name="json">The text.</param>
    /// <param name="observedAt">When it was true, UTC.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    public static Answer OfMachine(string request, ReadOnlyMemory<byte> json, DateTimeOffset observedAt, string place) =>
        new(request, 200, FrozenDictionary<string, string>.Empty, json, observedAt) { Place = place };
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
