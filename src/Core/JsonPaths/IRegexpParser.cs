namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads a pattern of RFC 9485, and nothing beyond it.</summary>
static class IRegexpParser
{
    // Far above what may be unrolled, far below an overflow.
    const int MaxCount = 1_000_000;

    /// <exception cref="JsonPathException">The pattern is not of RFC 9485.</exception>
    public static PatternPart Parse(string text)
    {
        var pattern = new TextCursor(text);
        var parsed = ReadChoice(pattern);
        pattern.ExpectEnd();
        return parsed;
    }

    static PatternPart ReadChoice(TextCursor pattern)
    {
        var branches = new List<PatternPart> { ReadBranch(pattern) };
        while (pattern.TryTake('|')) branches.Add(ReadBranch(pattern));
        return branches is [var only] ? only : new Choice(branches);
    }

    static Sequence ReadBranch(TextCursor pattern)
    {
        var pieces = new List<PatternPart>();
        while (!pattern.IsAtEnd && pattern.Peek is not ('|' or ')')) pieces.Add(ReadQuantified(pattern, ReadAtom(pattern)));
        return new Sequence(pieces);
    }

    static PatternPart ReadAtom(TextCursor pattern)
    {
        return pattern.Peek switch
        {
            '(' => pattern.Nested(ReadGroup),
            '[' => new OneOf(CharacterSetParser.ReadBracketed(pattern)),
            '\\' when CharacterSetParser.IsCategory(pattern) => new OneOf(CharacterSetParser.ReadCategory(pattern)),
            '*' or '+' or '?' or '{' or '}' or ']' => throw pattern.Error($"unexpected '{pattern.Peek}'"),
            '.' => Taken(new OneOf(CharacterSet.Dot)),
            // RFC 9485 has no anchors, but the compliance suite of RFC 9535 reads these two as anchors.
            '^' => Taken(new Edge(IsEnd: false)),
            '$' => Taken(new Edge(IsEnd: true)),
            _ => new OneOf(CharacterSetParser.ReadSingle(pattern)),
        };

        PatternPart Taken(PatternPart part)
        {
            pattern.Take();
            return part;
        }
    }

    static PatternPart ReadGroup(TextCursor pattern)
    {
        pattern.Expect('(');
        var inner = ReadChoice(pattern);
        pattern.Expect(')');
        return inner;
    }

    static PatternPart ReadQuantified(TextCursor pattern, PatternPart part)
    {
        if (pattern.TryTake('*')) return new Repeat(part, 0, null);
        if (pattern.TryTake('+')) return new Repeat(part, 1, null);
        if (pattern.TryTake('?')) return new Repeat(part, 0, 1);
        if (!pattern.TryTake('{')) return part;

        var least = ReadCount(pattern);
        int? most = least;
        if (pattern.TryTake(',')) most = pattern.Peek == '}' ? null : ReadCount(pattern);
        pattern.Expect('}');
        return most < least ? throw pattern.Error("a range from more to less") : new Repeat(part, least, most);
    }

    static int ReadCount(TextCursor pattern)
    {
        if (!char.IsAsciiDigit(pattern.Peek)) throw pattern.Error("expected a digit");
        var count = 0;
        while (char.IsAsciiDigit(pattern.Peek)) count = Math.Min(count * 10 + (pattern.Take() - '0'), MaxCount);
        return count;
    }
}
