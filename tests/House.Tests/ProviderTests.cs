using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fuelgauge.House.Tests;

/// <summary>A provider is data: code that names one is found and refused.</summary>
public sealed partial class ProviderTests
{
    /// <summary>Log formats are named after the program that writes them, readers after the answer they judge, signing schemes after their inventor.</summary>
    static readonly string[] MayNameProviders = ["src/Core/Logs/", "src/Core/Extraction/Readers/", "src/App/Polling/AuthSchemes/"];

    /// <summary>Where a word of the definition language is read that is a provider's name too: the cursor of a list of pages.</summary>
    static readonly (string Room, string Word) Shared = ("src/App/Configuration/Definitions/", "cursor");

    [Fact]
    public void Code_names_no_provider() => Rule.Holds(
        Repository.Sources.SelectMany(file => Named(file, IdsAndAliases())),
        "put what is special about this provider in its provider.toml; an answer that needs judgement gets a reader in Core/Extraction/Readers.");

    [Fact]
    public void An_id_or_alias_belongs_to_one_provider() => Rule.Holds(
        IdsAndAliases().GroupBy(name => name).Where(name => name.Count() > 1).Select(name => $"providers/: \"{name.Key}\" is given {name.Count()} times"),
        "choose another alias; an id is accepted wherever an alias is.");

    [Theory]
    [InlineData("src/App/Output/X.cs", "class X { string y = \"acme\"; }", 1)]
    [InlineData("src/App/Output/X.cs", "class X { bool Y(string id) => id is \"ac\"; }", 1)]
    [InlineData("src/App/Output/X.cs", "class X { byte[] y = \"acme\"u8.ToArray(); }", 1)]
    [InlineData("src/App/Output/X.cs", "class X { string y = \"acme gives no limit\"; } // acme", 0)]
    [InlineData("src/Core/Logs/AcmeLog.cs", "class X { string y = \"acme\"; }", 0)]
    [InlineData("tests/App.Tests/X.cs", "class X { string y = \"acme\"; }", 0)]
    [InlineData("src/App/Configuration/Definitions/X.cs", "class X { string y = \"cursor\", z = \"acme\"; }", 1)]
    [InlineData("src/App/Output/X.cs", "class X { string y = \"cursor\"; }", 1)]
    public void The_neutrality_rule_sees_whole_literals(string path, string code, int breaches) =>
        Assert.Equal(breaches, Named(new(path, code), ["acme", "cursor", .. Aliases("name = \"Acme\"\naliases = [\"ac\", 'me']\n")]).Count());

    static IEnumerable<string> Named(SourceFile file, IReadOnlyCollection<string> names)
    {
        if (!file.IsIn("src/") || MayNameProviders.Any(file.IsIn)) return [];
        return file.Nodes<LiteralExpressionSyntax>()
            .Where(literal => literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression && names.Contains(literal.Token.ValueText))
            .Where(literal => literal.Token.ValueText != Shared.Word || !file.IsIn(Shared.Room))
            .Select(literal => file.Breach(literal, $"the string {literal} is a provider"));
    }

    static IReadOnlyCollection<string> IdsAndAliases() =>
        [.. Repository.Files("providers", "provider.toml").SelectMany(path => Aliases(Repository.Read(path)).Prepend(path.Split('/')[^2]))];

    static IEnumerable<string> Aliases(string toml) =>
        AliasList().Matches(toml).SelectMany(list => Quoted().Matches(list.Value)).Select(name => name.Groups[1].Value);

    [GeneratedRegex(@"^aliases\s*=\s*\[[^\]]*\]", RegexOptions.Multiline)]
    private static partial Regex AliasList();

    [GeneratedRegex("""["']([^"']+)["']""")]
    private static partial Regex Quoted();
}
