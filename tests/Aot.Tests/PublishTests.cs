using System.Text.RegularExpressions;

namespace Fuelgauge.Aot.Tests;

/// <summary>What <c>dotnet publish src/App -c Release</c> gives.</summary>
public sealed partial class PublishTests(NativeProgram program)
{
    const long LargestExecutable = 40_000_000;

    [Fact]
    public void Publishing_ends_well() => Assert.True(program.Publish.ExitCode == 0, program.Publish.Output + program.Publish.Error);

    [Fact]
    public void Publishing_gives_no_trim_or_native_warning()
    {
        var warnings = LinkerWarning().Matches(program.Publish.Output + program.Publish.Error).Select(line => line.Value.Trim()).Distinct();

        Assert.Empty(warnings);
    }

    [Fact]
    public void The_executable_stays_below_40_megabytes()
    {
        _ = program.Publish;

        var bytes = new FileInfo(program.Path).Length;

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes:N0} bytes");
        Assert.InRange(bytes, 1, LargestExecutable);
    }

    [GeneratedRegex(@"^.*\bIL[23]\d{3}\b.*$", RegexOptions.Multiline)]
    private static partial Regex LinkerWarning();
}
