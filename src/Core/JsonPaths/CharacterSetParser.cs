using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads the characters of a pattern, and the sets of them, by the grammar of RFC 9485 §4.</summary>
static class CharacterSetParser
{
    public static bool IsCategory(TextCursor pattern) => pattern.Peek == '\\' && pattern.PeekAt(1) is 'p' or 'P';

    /// <summary><c>\p{Lu}</c> or <c>\P{Lu}</c> on its own.</summary>
    public static CharacterSet ReadCategory(TextCursor pattern)
    {
        var category = new CharacterSet();
        AddCategory(pattern, category);
        return category;
    }

    /// <summary><c>[a-z]</c> or <c>[^a-z]</c>.</summary>
    public static CharacterSet ReadBracketed(TextCursor pattern)
    {
        pattern.Expect('[');
        var members = new CharacterSet(isNegated: pattern.TryTake('^'));
        if (pattern.TryTake('-')) members.Add(new Rune('-'));
        else AddMember(pattern, members);
        while (!pattern.TryTake(']'))
        {
            if (pattern.TryTake("-]"))
            {
                members.Add(new Rune('-'));
                break;
            }

            AddMember(pattern, members);
        }

        return members;
    }

    /// <summary>One character on its own.</summary>
    public static CharacterSet ReadSingle(TextCursor pattern)
    {
        var single = new CharacterSet();
        single.Add(ReadCharacter(pattern));
        return single;
    }

    /// <summary>One character, escaped or not. The callers have dealt with those that are syntax in their place.</summary>
    static Rune ReadCharacter(TextCursor pattern)
    {
        if (!pattern.TryTake('\\')) return pattern.TakeRune();
        return new Rune(pattern.Peek switch
        {
            'n' => Taken('\n'),
            'r' => Taken('\r'),
            't' => Taken('\t'),
            '(' or ')' or '*' or '+' or '-' or '.' or '?' or '[' or '\\' or ']' or '^' or '{' or '|' or '}' => pattern.Take(),
            _ => throw pattern.Error("an unknown escape"),
        });

        char Taken(char meaning)
        {
            pattern.Take();
            return meaning;
        }
    }

    static void AddMember(TextCursor pattern, CharacterSet members)
    {
        if (IsCategory(pattern))
        {
            AddCategory(pattern, members);
            return;
        }

        var first = ReadMember(pattern);
        var last = first;
        if (pattern.Peek == '-' && pattern.PeekAt(1) != ']')
        {
            pattern.Take();
            last = ReadMember(pattern);
        }

        if (last < first) throw pattern.Error("a range from more to less");
        members.Add(first, last);
    }

    static Rune ReadMember(TextCursor pattern) =>
        pattern.Peek is '-' or '[' or ']' ? throw pattern.Error($"'{pattern.Peek}' must be escaped here") : ReadCharacter(pattern);

    static void AddCategory(TextCursor pattern, CharacterSet members)
    {
        pattern.Take();
        var isComplement = pattern.Take() == 'P';
        pattern.Expect('{');
        var start = pattern.Position;
        while (char.IsAsciiLetter(pattern.Peek)) pattern.Take();
        var name = pattern.Since(start);
        if (!CharacterSet.IsCategory(name)) throw pattern.Error($"no category is called '{name}'", start);
        pattern.Expect('}');
        members.AddCategory(name, isComplement);
    }
}
