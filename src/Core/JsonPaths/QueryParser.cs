using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads a start, segments and selectors (RFC 9535 §2.1 to §2.5).</summary>
static class QueryParser
{
    public static bool IsStart(char character) => character is '$' or '@';

    public static Query Read(TextCursor cursor)
    {
        if (!IsStart(cursor.Peek)) throw cursor.Error("a path begins with '$'");
        var isRelative = cursor.Take() == '@';
        var segments = new List<Segment>();
        while (cursor.SkipBlanksBefore(next => next is '.' or '[')) segments.Add(ReadSegment(cursor));
        return new Query(isRelative, segments);
    }

    static Segment ReadSegment(TextCursor cursor)
    {
        if (cursor.Peek == '[') return new Segment(isDescendant: false, ReadBracketed(cursor));
        if (!cursor.TryTake("..")) return new Segment(isDescendant: false, ReadShorthand(cursor));
        return new Segment(isDescendant: true, cursor.Peek == '[' ? ReadBracketed(cursor) : ReadName(cursor));
    }

    static List<Selector> ReadShorthand(TextCursor cursor)
    {
        cursor.Expect('.');
        return ReadName(cursor);
    }

    static List<Selector> ReadName(TextCursor cursor)
    {
        if (cursor.TryTake('*')) return [new WildcardSelector()];
        if (!IsNameCharacter(cursor.Peek) || char.IsAsciiDigit(cursor.Peek)) throw cursor.Error("expected a name or '*'; other names are written ['so']");
        var name = new StringBuilder();
        while (IsNameCharacter(cursor.Peek)) name.Append(cursor.TakeRune());
        return [new NameSelector(name.ToString())];
    }

    static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or >= '\u0080';

    static List<Selector> ReadBracketed(TextCursor cursor)
    {
        cursor.Expect('[');
        var selectors = new List<Selector>();
        do
        {
            cursor.SkipBlanks();
            selectors.Add(ReadSelector(cursor));
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));
        cursor.Expect(']');
        return selectors;
    }

    static Selector ReadSelector(TextCursor cursor)
    {
        if (LiteralParser.IsQuote(cursor.Peek)) return new NameSelector(LiteralParser.ReadString(cursor));
        if (cursor.TryTake('*')) return new WildcardSelector();
        if (!cursor.TryTake('?')) return ReadIndexOrSlice(cursor);
        cursor.SkipBlanks();
        return new FilterSelector(cursor.Nested(FilterParser.ReadLogical));
    }

    static Selector ReadIndexOrSlice(TextCursor cursor)
    {
        var start = ReadOptionalInteger(cursor);
        if (!cursor.SkipBlanksBefore(next => next == ':'))
            return start is { } index ? new IndexSelector(index) : throw cursor.Error("expected a name in quotes, an index, a slice, '*' or '?'");

        cursor.Expect(':');
        cursor.SkipBlanks();
        var end = ReadOptionalInteger(cursor);
        if (!cursor.SkipBlanksBefore(next => next == ':')) return new SliceSelector(start, end, step: 1);

        cursor.Expect(':');
        cursor.SkipBlanks();
        return new SliceSelector(start, end, ReadOptionalInteger(cursor) ?? 1);
    }

    static long? ReadOptionalInteger(TextCursor cursor) => LiteralParser.IsIntegerStart(cursor.Peek) ? LiteralParser.ReadInteger(cursor) : null;
}
