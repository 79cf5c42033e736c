namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// Patterns written in paths and conditions. RFC 9535 lets one that is no pattern fit nothing, which in a definition is a mistake that nobody would see.
/// </summary>
public static class LiteralPatterns
{
    /// <summary>0-based position of the first literal that is no pattern of RFC 9485; null when all are.</summary>
    /// <param name="text">A path, or a condition.</param>
    /// <param name="isPath">Which of the two.</param>
    /// <exception cref="JsonPathException">The text is neither.</exception>
    public static int? FirstBad(string text, bool isPath)
    {
        var cursor = new TextCursor(text) { ChecksPatterns = true };
        cursor.SkipBlanks();
        if (isPath) QueryParser.Read(cursor);
        else FilterParser.ReadLogical(cursor);
        return cursor.BadPattern;
    }
}
