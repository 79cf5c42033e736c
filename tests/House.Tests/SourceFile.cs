using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fuelgauge.House.Tests;

/// <summary>One C# file as the rules see it: parsed, so that comments and strings are never taken for code.</summary>
/// <param name="path">Relative to the root of the working copy, with forward slashes.</param>
/// <param name="text">Its content.</param>
sealed class SourceFile(string path, string text)
{
    public string Path { get; } = path;

    public string[] Lines { get; } = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public SyntaxNode Tree { get; } = CSharpSyntaxTree.ParseText(text).GetRoot();

    /// <summary>The room a file of the program lives in (<c>src/App/Storage/X.cs</c>: Storage); empty for a file directly in App, null outside App.</summary>
    public string? Room => !IsIn("src/App/") ? null : Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    /// <summary>The file that wires the program together, the one place where real clock, network and console are made.</summary>
    public bool IsProgram => Path == "src/App/Program.cs";

    public bool IsIn(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Tree.DescendantNodes(descendIntoTrivia: true).OfType<T>();

    /// <summary>Mentions of a type by its simple name: before a dot (<c>File.Exists</c>), where only a type can stand (<c>new FileInfo</c>), or in full (<c>System.IO.File</c>).</summary>
    public IEnumerable<SimpleNameSyntax> Types(params IReadOnlyCollection<string> names) =>
        Nodes<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.Text) && NamesType(name));

    /// <summary>A breach at a place of this file, as <see cref="Rule.Holds"/> lists it.</summary>
    public string Breach(SyntaxNode node, string what) => Breach(LineOf(node), what);

    public string Breach(int line, string what) => $"{Path}:{line}: {what}";

    /// <summary>One-based.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    static bool NamesType(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == name => true,
        MemberAccessExpressionSyntax access => access.ToString() is var full
            && (full.StartsWith("System.", StringComparison.Ordinal) || full.StartsWith("global::System.", StringComparison.Ordinal)),
        _ => SyntaxFacts.IsInTypeOnlyContext(name),
    };
}
