using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;

namespace Fuelgauge.App.Tests.Configuration.Definitions;

/// <summary>Each file in Mistakes says after <c># !</c>, on the line of a mistake, what is to be reported there: every <c>!</c> one error.</summary>
public sealed class DefinitionMistakesTests
{
    static readonly string Folder = Repository.PathOf("tests", "App.Tests", "Configuration", "Definitions", "Mistakes");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.toml").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_mistake_is_reported_on_its_line_and_nothing_else_is(string name)
    {
        var file = Path.Join(Folder, $"{name}.toml");
        var expected = File.ReadAllLines(file).SelectMany((line, index) => Expected(line).Select(words => (Line: index + 1, Words: words))).ToList();
        var errors = new ConfigurationErrors();

        Assert.Null(DefinitionLoader.LoadFile(file, name, errors));

        var unexpected = errors.Where(error => !expected.Remove(expected.Find(mistake => mistake.Line == error.Line && error.Message.Contains(mistake.Words, StringComparison.Ordinal))));
        Assert.Empty(unexpected.Select(error => $"{error.Line}: {error.Message}"));
        Assert.Empty(expected);
    }

    static string[] Expected(string line)
    {
        var comment = line.IndexOf("# !", StringComparison.Ordinal);
        return comment < 0 ? [] : line[(comment + 3)..].Split('!', StringSplitOptions.TrimEntries);
    }
}
