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
        if (isUpdate)
            File.WriteAllText(fixture.ExpectedFile, played.Account);
        Assert.True(File.Exists(fixture.ExpectedFile), $"{fixture.ExpectedFile} is missing; run the test with {UpdateVariable}=1 to write it, then review it.");
        Assert.Equal(File.ReadAllText(fixture.ExpectedFile).Split('\n'), played.Account.Split('\n'));
        if (!File.Exists(fixture.SentFile))
            return;
        if (isUpdate)
            File.WriteAllText(fixture.SentFile, played.Sent);
        Assert.Equal(File.ReadAllText(fixture.SentFile).Split('\n'), played.Sent.Split('\n'));
    }
}
