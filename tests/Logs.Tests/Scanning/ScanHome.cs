using Fuelgauge.App.Scanning;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>A home folder whose logs a test writes, and what a scan of it gives.</summary>
sealed class ScanHome : IDisposable
{
    readonly TemporaryFolder folder = new();

    public string Path => System.IO.Path.Join(folder.Path, "home");

    public HostEnvironment Host => new() { Variables = new Dictionary<string, string>(), Home = Path, WorkingFolder = Path, Platform = Platform.Linux };

    public NoteFormat Format { get; set; } = new();

    public IUsageIndex? Index { get; set; }

    /// <summary>An hour ahead of the real clock, so that what a test wrote just now is old enough to be taken as settled.</summary>
    public static TimeProvider Later { get; } = new ClockAhead();

    public TimeProvider Clock { get; set; } = Later;

    /// <summary>A file outside of the home folder.</summary>
    public string Outside(string name) => folder.File(name);

    /// <summary>A file below the home folder; its folder is made.</summary>
    public string File(string below)
    {
        var path = System.IO.Path.Join(Path, below);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Write(string below, params string[] lines) => System.IO.File.WriteAllText(File(below), Text(lines));

    public void Append(string below, params string[] lines) => System.IO.File.AppendAllText(File(below), Text(lines));

    public ScannedUsage Scan(ScanOptions? options = null) => new UsageScanner(Host, Index, Clock, options).Scan([Format], TestContext.Current.CancellationToken);

    /// <summary>The events of a scan in words, sorted.</summary>
    public List<string> Events(ScanOptions? options = null) => InWords(Scan(options).Ledger);

    /// <summary>The events that the slow twin finds.</summary>
    public List<string> Twin() => InWords(PlainScan.Read(Host, [Format]));

    public static List<string> InWords(UsageLedger ledger) => [.. ledger.Events.Select(usage => InWords(ledger, usage)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Index?.Dispose();
        folder.Dispose();
    }

    static string InWords(UsageLedger ledger, UsageEvent usage)
    {
        var (texts, record) = (ledger.Texts, usage.Record);
        return $"{texts[record.Session]} {texts[record.Model]} {texts[record.Project]} {record.At} {record.Input} {record.Output}";
    }

    static string Text(string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    sealed class ClockAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}
