using System.Security.Cryptography;
using System.Text;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// A request in the form that signatures are made of. AWS published it with Signature Version 4, and the clouds that sign alike took it over:
/// method, path, sorted query, signed headers, their names, and the hash of the body, a line each.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, escaped.</param>
/// <param name="Query">The query as <see cref="SortedQuery"/> gives it.</param>
/// <param name="Headers">The signed headers in the order they are signed; names in lower case.</param>
/// <param name="BodyHash">Of the body, hexadecimal.</param>
internal sealed record CanonicalRequest(string Method, string Path, string Query, IReadOnlyList<(string Name, string Value)> Headers, string BodyHash)
{
    /// <summary>A message with the given headers signed.</summary>
    public static CanonicalRequest Of(HttpRequestMessage message, IReadOnlyList<(string Name, string Value)> headers, string bodyHash) =>
        new(message.Method.Method, EscapedTwice(message.RequestUri!), SortedQuery(message.RequestUri!), headers, bodyHash);

    /// <summary>Names of the signed headers: <c>host;x-date</c>.</summary>
    public string HeaderNames => string.Join(';', Headers.Select(header => header.Name));

    /// <summary>SHA-256 of the canonical form, lower-case hexadecimal.</summary>
    public string Hash()
    {
        var text = new StringBuilder().Append(Method).Append('\n').Append(Path).Append('\n').Append(Query).Append('\n');
        foreach (var (name, value) in Headers)
            text.Append(name).Append(':').Append(Trimmed(value)).Append('\n');
        return HashOf(Encoding.UTF8.GetBytes(text.Append('\n').Append(HeaderNames).Append('\n').Append(BodyHash).ToString()));
    }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of what a message sends as its body.</summary>
    public static string BodyHashOf(HttpRequestMessage message)
    {
        using var body = new MemoryStream();
        message.Content?.CopyTo(body, null, CancellationToken.None);
        return HashOf(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>What the <c>Host</c> header of a message will say.</summary>
    public static string HostOf(HttpRequestMessage message) => message.RequestUri!.Authority;

    /// <summary>Parameters escaped as RFC 3986 has it and sorted by name, then by value, each byte by byte.</summary>
    public static string SortedQuery(Uri target) => string.Join('&', target.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Split('=', 2))
        .Select(parameter => (Name: Escaped(parameter[0]), Value: Escaped(parameter.ElementAtOrDefault(1) ?? "")))
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Name}={parameter.Value}"));

    static string Escaped(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    // Each segment of a path is escaped once for the way and once more for the signature.
    static string EscapedTwice(Uri target) => string.Join('/', target.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    static string Trimmed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
