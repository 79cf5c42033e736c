using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fuelgauge.House.Tests;

/// <summary>Nothing is hidden from the reader: no folded regions, no warning or test switched off without a reason.</summary>
public sealed class CandorTests
{
    [Fact]
    public void No_file_folds_code_into_a_region() => Rule.Holds(
        Repository.Sources.SelectMany(file => file.Nodes<RegionDirectiveTriviaSyntax>().Select(region => file.Breach(region, "#region"))),
        "remove the region; a file that needs one is two files.");

    [Fact]
    public void A_warning_is_switched_off_only_with_a_reason() => Rule.Holds(
        Repository.Sources.SelectMany(SilentSuppressions),
        "mend the cause, or say why not in a comment on the same line or the one before.");

    [Fact]
    public void A_test_is_skipped_only_with_a_reason() => Rule.Holds(
        Repository.Sources.SelectMany(SilentSkips),
        "say in Skip what is missing and how to get it.");

    [Theory]
    [InlineData("#pragma warning disable CA1031\nclass X;", 1)]
    [InlineData("// A plug-in may throw anything.\n#pragma warning disable CA1031\nclass X;", 0)]
    [InlineData("#pragma warning disable CA1031 // A plug-in may throw anything.\nclass X;", 0)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1031\")]\nclass X;", 1)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1031\", Justification = \"A plug-in may throw anything.\")]\nclass X;", 0)]
    public void The_suppression_rule_asks_for_a_reason(string code, int breaches) =>
        Assert.Equal(breaches, SilentSuppressions(new("src/App/X.cs", code)).Count());

    [Theory]
    [InlineData("class X { [Fact(Skip = \"\")] void Y() { } }", 1)]
    [InlineData("class X { [Fact(Skip = \"needs tmux: apt-get install tmux\")] void Y() { } }", 0)]
    [InlineData("class X { void Y() => Assert.Skip(\" \"); }", 1)]
    public void The_skip_rule_asks_for_a_reason(string code, int breaches) =>
        Assert.Equal(breaches, SilentSkips(new("tests/X.cs", code)).Count());

    static IEnumerable<string> SilentSuppressions(SourceFile file)
    {
        var pragmas = file.Nodes<PragmaWarningDirectiveTriviaSyntax>()
            .Where(pragma => pragma.DisableOrRestoreKeyword.Text == "disable")
            .Select(SourceFile.LineOf);
        var attributes = file.Nodes<AttributeSyntax>()
            .Where(attribute => attribute.Name.ToString() is "SuppressMessage" or "UnconditionalSuppressMessage" && !attribute.ToString().Contains("Justification", StringComparison.Ordinal))
            .Select(SourceFile.LineOf);
        return pragmas.Concat(attributes)
            .Where(line => !file.Lines[line - 1].Contains("//", StringComparison.Ordinal)
                && !(line > 1 && file.Lines[line - 2].TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Select(line => file.Breach(line, file.Lines[line - 1].Trim()));
    }

    static IEnumerable<string> SilentSkips(SourceFile file)
    {
        var attributes = file.Nodes<AttributeArgumentSyntax>()
            .Where(argument => argument.NameEquals?.Name.Identifier.Text == "Skip").Select(argument => argument.Expression);
        var calls = file.Nodes<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString() is "Assert.Skip").Select(call => call.ArgumentList.Arguments[0].Expression);
        return attributes.Concat(calls)
            .Where(reason => reason is LiteralExpressionSyntax literal && string.IsNullOrWhiteSpace(literal.Token.ValueText))
            .Select(reason => file.Breach(reason, "skipped without a reason"));
    }
}
