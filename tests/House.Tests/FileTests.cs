namespace Fuelgauge.House.Tests;

/// <summary>What every source file looks like.</summary>
public sealed class FileTests
{
    const int LongestFile = 400;
    static readonly string[] FoldersWithoutMeaning = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Managers", "Misc"];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Rule.Holds(
        Repository.Sources.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines"),
        "split it: one concept per file, named after it (aim for under 150 lines).");

    [Fact]
    public void Folders_are_named_after_the_domain() => Rule.Holds(
        Repository.Sources.Where(file => file.Path.Split('/').SkipLast(1).Intersect(FoldersWithoutMeaning).Any()).Select(file => file.Path),
        "name the folder after what its files are about in the domain; a part that serves one room lives in that room.");

    [Fact]
    public void Namespaces_follow_folders() => Rule.Holds(
        Repository.Sources.Where(file => file.IsIn("src/")).SelectMany(NamespacesApartFromFolder),
        "give the file the namespace of its folder; the rules about rooms read namespaces.");

    [Fact]
    public void The_namespace_rule_sees_a_stray_namespace()
    {
        Assert.Single(NamespacesApartFromFolder(new("src/App/Storage/X.cs", "namespace Fuelgauge.App.Polling;")));
        Assert.Empty(NamespacesApartFromFolder(new("src/App/Polling/AuthSchemes/X.cs", "namespace Fuelgauge.App.Polling.AuthSchemes;")));
    }

    static IEnumerable<string> NamespacesApartFromFolder(SourceFile file)
    {
        var expected = "Fuelgauge." + string.Join('.', file.Path.Split('/')[1..^1]);
        return file.Nodes<Microsoft.CodeAnalysis.CSharp.Syntax.BaseNamespaceDeclarationSyntax>()
            .Where(space => space.Name.ToString() != expected)
            .Select(space => file.Breach(space, $"namespace {space.Name}, expected {expected}"));
    }
}
