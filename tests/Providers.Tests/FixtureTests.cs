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
        var fixture = new FixtureCase(provider, name);

        var played = await player.PlayAsync(fixture);

        Assert.Empty(played.Faults);
        Assert.Empty(fixture.Files.Unused);
        Compare(fixture.ExpectedFile, played.Account);
        if (File.Exists(fixture.SentFile))
            Compare(fixture.SentFile, played.Sent);
    }

    /// <summary>Compares with a file line by line, or writes it.</summary>
    internal static void Compare(string file, string actual)
    {
        if (isUpdate)
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{file} is missing; run the test with {UpdateVariable}=1 to write it, then review it.");
        Assert.Equal(File.ReadAllText(file).Split('\n'), actual.Split('\n'));
    }
}
