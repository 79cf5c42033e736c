using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fuelgauge.House.Tests;

/// <summary>The files around the code say what is true.</summary>
public sealed partial class PaperTests
{
    [Fact]
    public void Every_project_is_in_the_solution_and_the_reverse()
    {
        var listed = XDocument.Parse(Repository.Read("Fuelgauge.slnx")).Descendants("Project").Select(project => (string)project.Attribute("Path")!).ToHashSet();
        var present = new[] { "src", "build", "tests" }.SelectMany(folder => Repository.Files(folder, "*.csproj")).ToHashSet();

        Rule.Holds(present.Except(listed).Select(path => $"{path}: not in Fuelgauge.slnx"), "run \"dotnet sln add\": \"dotnet test\" runs what the solution lists.");
        Rule.Holds(listed.Except(present).Select(path => $"Fuelgauge.slnx: {path} does not exist"), "remove the line from the solution.");
    }

    [Theory]
    [InlineData("dotnet run --project src/App -- check")]
    [InlineData("dotnet test")]
    [InlineData("dotnet publish src/App -c Release")]
    public void The_readme_shows_the_commands_a_newcomer_needs(string command) =>
        Assert.Contains(command, Repository.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void Links_in_the_papers_lead_somewhere() => Rule.Holds(
        from paper in Repository.Files(".", "*.md").Where(path => !path.Contains('/') || path.StartsWith("docs/", StringComparison.Ordinal))
        from Match link in LocalLink().Matches(Repository.Read(paper))
        let target = Path.Combine(Path.GetDirectoryName(paper)!, link.Groups[1].Value)
        where !Path.Exists(Repository.Absolute(target))
        select $"{paper}: {link.Value}",
        "write the page, or remove the link until it exists.");

    [Fact]
    public void A_changelog_note_is_one_line_of_before_and_one_of_after() => Rule.Holds(
        from note in Repository.Files("changelog/unreleased", "*.md")
        let lines = File.ReadLines(Repository.Absolute(note)).Count(line => !string.IsNullOrWhiteSpace(line))
        where lines != 2
        select $"{note}: {lines} lines of text",
        "follow changelog/TEMPLATE.md: the old problem in the past tense, the new behavior in the present.");

    [Fact]
    public void Tracked_files_name_no_path_of_one_machine()
    {
        if (Repository.Tracked() is not { } tracked)
        {
            Assert.Skip("git or its database is absent, so which files belong to the project is unknown; run from a clone.");
            return;
        }

        Rule.Holds(
            from path in tracked
            where File.Exists(Repository.Absolute(path))
            let text = Repository.Read(path)
            where !text.Contains('\0', StringComparison.Ordinal)
            from Match match in MachinePath().Matches(text)
            select $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}",
            "name things relative to the project, or by a public address; nobody else has this folder.");
    }

    [Theory]
    [InlineData("see /wo" + "rk/notes", true)]
    [InlineData("\"../.lib" + "rary/x\"", true)]
    [InlineData("account glm/wo" + "rk/weekly, ~/wo" + "rk of /home/me/wo" + "rk/", false)]
    public void The_path_rule_tells_a_machine_from_a_name(string text, bool isMachine) => Assert.Equal(isMachine, MachinePath().IsMatch(text));

    [GeneratedRegex(@"(?<![\w~.)}])/wor[k]/|(?<!\w)\.librar[y]\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)")]
    private static partial Regex LocalLink();
}
