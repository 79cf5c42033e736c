using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>A place in the source text of a path, and the nesting of what is being read there.</summary>
sealed class TextCursor(string text)
{
    // Filters, parentheses and calls nest by recursion, here and when evaluated: more than this is nobody's path.
    const int MaxNesting = 64;

    int _nesting;

    public int Position { get; private set; }

    /// <summary>True to look for literal patterns that are none; compiling them is not free.</summary>
    public bool ChecksPatterns { get; init; }

    /// <summary>Where the first of them is; null for none.</summary>
    public int? BadPattern { get; set; }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>The next character; NUL, which no path contains outside of strings, at the end.</summary>
    public char Peek => PeekAt(0);

    public char PeekAt(int offset) => Position + offset < text.Length ? text[Position + offset] : '\0';

    public char Take() => text[Position++];

    /// <summary>Takes a whole code point.</summary>
    /// <exception cref="JsonPathException">The text ends here, or this is half a surrogate pair.</exception>
    public Rune TakeRune()
    {
        if (IsAtEnd) throw Error("ends too early");
        if (!Rune.TryGetRuneAt(text, Position, out var character)) throw Error("half a surrogate pair");
        Position += character.Utf16SequenceLength;
        return character;
    }

    /// <summary>The text from <paramref name="start"/> up to here.</summary>
    public string Since(int start) => text[start..Position];

    public bool TryTake(char expected)
    {
        if (Peek != expected || IsAtEnd) return false;
        Position++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0) return false;
        Position += expected.Length;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryTake(expected)) throw Error($"expected '{expected}'");
    }

    public void ExpectEnd()
    {
        if (!IsAtEnd) throw Error($"unexpected '{Peek}'");
    }

    public void SkipBlanks()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r') Position++;
    }

    /// <summary>Skips blanks only if <paramref name="wanted"/> follows them, for blanks may not end a path.</summary>
    public bool SkipBlanksBefore(Func<char, bool> wanted)
    {
        var start = Position;
        SkipBlanks();
        if (wanted(Peek)) return true;
        Position = start;
        return false;
    }

    /// <summary>Reads something nested with <paramref name="read"/>.</summary>
    public T Nested<T>(Func<TextCursor, T> read)
    {
        if (++_nesting > MaxNesting) throw Error($"nested deeper than {MaxNesting} levels");
        var result = read(this);
        _nesting--;
        return result;
    }

    /// <summary>The error to throw, at <paramref name="position"/> or here.</summary>
    public JsonPathException Error(string message, int? position = null) => new(message, position ?? Position);
}
