namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class OwnSuiteTests
{
    static readonly Suite Own = new(Path.Combine(AppContext.BaseDirectory, "JsonPaths", "suite.json"));

    public static TheoryData<string> Names => [.. Own.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Our_own_suite_passes(string name) => Own.Run(name);
}
