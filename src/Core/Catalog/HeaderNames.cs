namespace Fuelgauge.Core.Catalog;

/// <summary>Which headers a definition, or a setting that it names, may set.</summary>
public static class HeaderNames
{
    const int Longest = 64;

    /// <summary>Headers that the program sets itself, or that would carry a credential past the auth scheme.</summary>
    static readonly string[] Own =
        ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Accept-Encoding", "User-Agent"];

    /// <summary>True for a token (RFC 9110, section 5.6.2) that is none of the program's own headers.</summary>
    public static bool MayBeSet(string name) =>
        name.Length is > 0 and <= Longest && name.All(IsTokenCharacter) && !Own.Contains(name, StringComparer.OrdinalIgnoreCase);

    static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);
}
