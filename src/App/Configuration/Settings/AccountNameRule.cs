using System.Text.RegularExpressions;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>What an account may be called.</summary>
internal static partial class AccountNameRule
{
    /// <summary>Longest name.</summary>
    public const int MostLetters = 64;

    /// <summary>What is wrong with a name, after it, in words.</summary>
    public const string Words = "is no name: letters, digits, . _ - are allowed, 64 at most, not beginning with . or -";

    /// <summary>Whether a word is a name.</summary>
    public static bool IsValid(string word) => Pattern().IsMatch(word);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
