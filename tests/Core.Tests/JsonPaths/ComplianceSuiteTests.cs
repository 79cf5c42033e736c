namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class ComplianceSuiteTests
{
    const string Absent = "(the suite is absent)";

    static readonly Lazy<Suite?> Official = new(() => Find() is { } file ? new Suite(file) : null);

    public static TheoryData<string> Names => [.. Official.Value?.Names ?? [Absent]];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compliance_suite_of_RFC_9535_passes(string name)
    {
        if (Official.Value is not { } suite)
        {
            Assert.Skip("The compliance suite is not beside the repository, at ../shared/jsonpath/cts.json; only our own suite ran.");
            return;
        }

        suite.Run(name);
    }

    [Fact]
    public void The_compliance_suite_has_all_its_cases()
    {
        if (Official.Value is null) Assert.Skip("The compliance suite is not beside the repository, at ../shared/jsonpath/cts.json.");

        Assert.Equal(703, Official.Value.Names.Count);
    }

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Fuelgauge.slnx"))) continue;
            var suite = Path.Combine(folder.FullName, "..", "shared", "jsonpath", "cts.json");
            return File.Exists(suite) ? suite : null;
        }

        return null;
    }
}
