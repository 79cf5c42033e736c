using Fuelgauge.Core.Catalog;
using Fuelgauge.Providers.Tests.Playing;

namespace Fuelgauge.Providers.Tests;

/// <summary>Every folder of every provider's <c>fixtures/</c> is a test: a new case is a folder, not code.</summary>
public sealed class FixtureTests(FixturePlayer player) : IClassFixture<FixturePlayer>
{
    /// <summary>Set to 1 to write what is read into <c>expected.json</c>; review the change as you would review code.</summary>
    const string UpdateVariable = "FUELGAUGE_UPDATE";

    static readonly bool isUpdate = Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    public static TheoryData<string, string> Cases => [.. FixtureCase.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answers_are_read_as_expected(string provider, string name)
    {
        using var fixture = new FixtureCase(provider, name);

        var played = await player.PlayAsync(fixture);

        Assert.Empty(played.Faults);
        Assert.Empty(fixture.Files.Unused);
        Compare(fixture.ExpectedFile, played.Account);
        if (File.Exists(fixture.SentFile))
            Compare(fixture.SentFile, played.Sent);
    }

    [Fact]
    public void Every_provider_that_is_asked_shows_what_is_sent() => Assert.Empty(
        FixtureCase.All.GroupBy(one => one.Provider)
            .Where(cases => FixtureCase.Definition(cases.Key).Sources.Any(source => source.Kind == SourceKind.Http) && !cases.Any(one => File.Exists(FixtureCase.SentFileOf(one.Provider, one.Name))))
            .Select(cases => $"providers/{cases.Key}/fixtures/ holds no sent.txt: make an empty one in a good case, and run the tests with {UpdateVariable}=1"));

    [Fact]
    public void Every_provider_that_is_asked_has_a_case() => Assert.Empty(
        Directory.GetDirectories(Repository.Providers).Select(folder => Path.GetFileName(folder)).Except(FixtureCase.All.Select(one => one.Provider))
            .Where(provider => FixtureCase.Definition(provider).Sources.Any(source => source.Requests.Count > 0))
            .Select(provider => $"providers/{provider}/fixtures/ holds no case"));

    /// <summary>Compares with a file line by line, or writes it.</summary>
    internal static void Compare(string file, string actual)
    {
        if (isUpdate)
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{file} is missing; run the test with {UpdateVariable}=1 to write it, then review it.");
        Assert.Equal(File.ReadAllText(file).Split('\n'), actual.Split('\n'));
    }
}
