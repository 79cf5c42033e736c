using Fuelgauge.App.Scanning;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Every case under <c>fixtures/</c>, read by the scanner of the program: cold, warm, and while it is being written.</summary>
public sealed class ScannedFixtureTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static TheoryData<string> Cases => LogCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_comes_to_its_tokens_with_and_without_an_index(string name)
    {
        var fixture = LogCase.Of(name);
        using var index = new MemoryUsageIndex();

        FixtureTests.AssertTokens(fixture, Scan(fixture.Host, null, new() { Threads = 1 }));
        FixtureTests.AssertTokens(fixture, Scan(fixture.Host, index, new() { Threads = 4, BlockBytes = 1000 }));
        FixtureTests.AssertTokens(fixture, Scan(fixture.Host, index, new()));
        FixtureTests.AssertTokens(fixture, Scan(fixture.Host, index, new() { IsRebuild = true }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_comes_to_its_tokens_when_it_was_read_while_it_grew(string name)
    {
        var fixture = LogCase.Of(name);
        var host = fixture.HostAt(folder.File("home"));
        using var index = new SqliteUsageIndex(folder.File("usage.db"), Assert.Fail);
        var random = new Random(name.Length);

        for (var third = 0; third < 3; third++)
        {
            Copy(fixture.Home, host.Home!, () => (third + random.NextDouble()) / 3);
            Scan(host, index, new());
        }
        Copy(fixture.Home, host.Home!, () => 1);

        FixtureTests.AssertTokens(fixture, Scan(host, index, new()));
        FixtureTests.AssertTokens(fixture, Scan(host, index, new()));
    }

    public void Dispose() => folder.Dispose();

    static UsageLedger Scan(HostEnvironment host, IUsageIndex? index, ScanOptions options) =>
        new UsageScanner(host, index, TimeProvider.System, options).Scan(LogFormats.All, TestContext.Current.CancellationToken).Ledger;

    /// <summary>Lets the logs of lines grow to a share of what they are in the end; other files come whole.</summary>
    static void Copy(string from, string to, Func<double> share)
    {
        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetExtension(path) != ".jsonl")
            {
                File.Copy(path, target, overwrite: true);
                continue;
            }
            using (var log = new FileStream(target, FileMode.Append))
            {
                var content = File.ReadAllBytes(path);
                log.Write(content.AsSpan((int)log.Position..Math.Max((int)log.Position, (int)(content.Length * share()))));
            }
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(path));
        }
    }
}
