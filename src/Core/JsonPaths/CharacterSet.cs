using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>A set of code points: ranges and general categories, or all but those.</summary>
sealed class CharacterSet(bool isNegated = false)
{
    /// <summary>In the order of <see cref="System.Globalization.UnicodeCategory"/>.</summary>
    static readonly string[] CategoryNames =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
        "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    readonly List<(Rune First, Rune Last)> _ranges = [];
    readonly List<(string Name, bool IsComplement)> _categories = [];

    /// <summary><c>.</c>: all but line feed and carriage return.</summary>
    public static CharacterSet Dot { get; } = MakeDot();

    /// <summary>Whether RFC 9485 has the category: all groups (L, M, N, P, Z, S, C) and all members but surrogates.</summary>
    public static bool IsCategory(string name) =>
        name != "Cs" && name.Length is 1 or 2 && CategoryNames.Any(known => known.StartsWith(name, StringComparison.Ordinal));

    public void Add(Rune first, Rune last) => _ranges.Add((first, last));

    public void Add(Rune single) => Add(single, single);

    public void AddCategory(string name, bool isComplement) => _categories.Add((name, isComplement));

    public bool Contains(Rune character) => (IsInRange(character) || IsInCategory(character)) != isNegated;

    static CharacterSet MakeDot()
    {
        var dot = new CharacterSet(isNegated: true);
        dot.Add(new Rune('\n'));
        dot.Add(new Rune('\r'));
        return dot;
    }

    bool IsInRange(Rune character)
    {
        foreach (var (first, last) in _ranges)
        {
            if (first <= character && character <= last) return true;
        }

        return false;
    }

    bool IsInCategory(Rune character)
    {
        if (_categories.Count == 0) return false;
        var actual = CategoryNames[(int)Rune.GetUnicodeCategory(character)];
        return _categories.Any(category => actual.StartsWith(category.Name, StringComparison.Ordinal) != category.IsComplement);
    }
}
