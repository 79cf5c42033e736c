using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>A value found by a path, and where it sits.</summary>
public sealed class PathNode
{
    readonly Location _location;

    internal PathNode(JsonElement value, Location location) => (Value, _location) = (value, location);

    /// <summary>The value; valid as long as its document.</summary>
    public JsonElement Value { get; }

    /// <summary>
    /// The path of RFC 9535 §2.7 that selects this node alone, such as <c>$['data'][0]</c>; begins with <c>@</c> when the path did.
    /// Written at first use: in a hostile answer the paths can be far longer than the values.
    /// </summary>
    public string NormalizedPath => field ??= NormalizedPathWriter.Write(_location);

    /// <summary>The normalized path.</summary>
    public override string ToString() => NormalizedPath;
}
