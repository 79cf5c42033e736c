using System.Text;
using System.Text.RegularExpressions;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Fuelgauge.App.Configuration.Toml;

/// <summary>
/// A TOML 1.1 file as plain tables with line numbers. Built on Tomlyn's syntax tree, because its object mapping accepts unknown keys silently
/// and stops at the first mistake.
/// </summary>
/// <param name="File">The file's name for messages.</param>
/// <param name="Root">The top-level table; holds what could be understood when <see cref="IsBroken"/>.</param>
/// <param name="IsBroken">True when there were syntax errors: then a key that is not there may only have been lost.</param>
internal sealed partial record TomlDocument(string File, TomlTable Root, bool IsBroken)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>True when the build has read it and found no mistake, so that nobody needs to look for one again.</summary>
    public bool IsTrusted { get; init; }

    const int DeepestNesting = 32;
    const int MostSyntaxErrors = 20;

    /// <summary>Reads a file. Null when it cannot be opened, is too large or is no UTF-8 text; that is then among the errors.</summary>
    /// <param name="path">The file, also its name in messages.</param>
    /// <param name="errors">Takes the mistakes.</param>
    /// <param name="mostBytes">The largest size that is read.</param>
    public static TomlDocument? Read(string path, ConfigurationErrors errors, int mostBytes = MostBytes)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            // One byte more than it has shows a file that grows; a pipe or device has no length.
            var buffer = new byte[stream.CanSeek && stream.Length <= mostBytes ? stream.Length + 1 : mostBytes + 1];
            return Parse(buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)), path, errors, mostBytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.Add(path, 1, Directory.Exists(path) ? "is a folder; name a file in it" : $"cannot be read: {fault.Message}");
            return null;
        }
    }

    /// <summary>Parses the bytes of a file. Null when they are too many or no UTF-8 text; that is then among the errors.</summary>
    /// <param name="bytes">The content; a UTF-8 byte order mark is skipped.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="errors">Takes the mistakes.</param>
    /// <param name="mostBytes">The largest size that is read.</param>
    public static TomlDocument? Parse(ReadOnlySpan<byte> bytes, string file, ConfigurationErrors errors, int mostBytes = MostBytes)
    {
        if (bytes.Length > mostBytes)
        {
            errors.Add(file, 1, $"is larger than {mostBytes / 1024} KiB, which is more than such a file can need");
            return null;
        }
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            errors.Add(file, LineOfBadByte(bytes), bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "is UTF-16 text; save it as UTF-8" : "is not UTF-8 text; save it as UTF-8");
            return null;
        }
        return Parse(Encoding.UTF8.GetString(bytes), file, errors);
    }

    static TomlDocument? Parse(string text, string file, ConfigurationErrors errors)
    {
        DocumentSyntax syntax;
        try
        {
            syntax = SyntaxParser.Parse(text, new TomlSerializerOptions { MaxDepth = DeepestNesting }, file);
        }
        catch (TomlException fault)
        {
            errors.Add(file, fault.Line ?? 1, $"tables and arrays nest deeper than {DeepestNesting}");
            return null;
        }
        // The parser follows one mistake with several on the same line: the first is the one to repair.
        foreach (var diagnostic in syntax.Diagnostics.DistinctBy(diagnostic => diagnostic.Span.Start.Line).Take(MostSyntaxErrors))
            errors.Add(file, diagnostic.Span.Start.Line + 1, Explain(diagnostic.Message));
        return new TomlDocument(file, new TomlTreeBuilder(file, errors).Build(syntax), syntax.HasErrors);
    }

    /// <summary>The parser's words, without the value it quotes where a key is written twice: it might be a secret.</summary>
    static string Explain(string message) =>
        Redefined().Match(message) is { Success: true } match
            ? $"{match.Groups["key"].Value} is already set on line {match.Groups["line"].Value}; remove one of the two"
            : message;

    [GeneratedRegex(@"^The key `(?<key>.*?)` is already defined at \((?<line>\d+),", RegexOptions.CultureInvariant)]
    private static partial Regex Redefined();

    static int LineOfBadByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0 && System.Text.Unicode.Utf8.IsValid(bytes[..end]); bytes = bytes[(end + 1)..])
            line++;
        return line;
    }
}
