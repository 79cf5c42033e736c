namespace Fuelgauge.Core.JsonPaths;

/// <summary>A path or filter expression that is not RFC 9535: the message says what was expected where.</summary>
public sealed class JsonPathException : FormatException
{
    /// <summary>Makes the error with the place it was found.</summary>
    public JsonPathException(string message, int position)
        : base(message) => Position = position;

    /// <summary>Where in the source text, as a 0-based index of UTF-16 units; equal to its length at the end of the text.</summary>
    public int Position { get; }
}
