using Fuelgauge.App.Scanning;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Commands;

/// <summary>What logs are read for.</summary>
/// <param name="Host">The machine, or another home folder on it.</param>
/// <param name="Agents">Words of the agents whose logs are wanted; empty for all.</param>
/// <param name="UsesIndex">False to read every log anew and keep nothing.</param>
/// <param name="Rebuilds">True to read every log anew and keep that; logs that are gone stay.</param>
/// <param name="ListsOnly">True when it is enough to know which logs there are.</param>
internal sealed record UsageScanRequest(HostEnvironment Host, IReadOnlyList<string> Agents, bool UsesIndex, bool Rebuilds, bool ListsOnly)
{
    /// <summary>Logs last written before this, UTC, are of no interest; null for all.</summary>
    public DateTimeOffset? WrittenSince { get; init; }

    /// <summary>True for a process that ends with its report, so that memory need not be tidied up before.</summary>
    public bool EndsSoon { get; init; }
}

/// <summary>Where events and prices come from: the one place that knows which rooms read them.</summary>
/// <param name="Agents">Every agent whose logs can be read, in the order reports show them: its word, and its name for people.</param>
/// <param name="Scan">Reads logs.</param>
/// <param name="Prices">Makes the price list; asked once, and only when something is to be priced.</param>
internal sealed record UsageInputs(
    IReadOnlyList<(string Word, string Name)> Agents,
    Func<UsageScanRequest, CancellationToken, ScannedUsage> Scan,
    Func<IPriceList> Prices)
{
    /// <summary>Most of what a year of work takes, see <see cref="ScanOptions.BytesBeforeCollection"/>.</summary>
    const long BytesBeforeCollection = 24 << 20;

    /// <summary>Those of this program.</summary>
    /// <param name="setup">The configuration.</param>
    /// <param name="databaseFlag">The history that was named; null for the usual one.</param>
    public static UsageInputs Of(Setup setup, string? databaseFlag)
    {
        var prices = new Prices(setup.World, setup.Settings, setup.World.Say);
        return new([.. LogFormats.All.Select(format => (format.Agent, format.Name))], (request, cancellation) => Read(setup, databaseFlag, request, cancellation), () => prices);
    }

    static ScannedUsage Read(Setup setup, string? databaseFlag, UsageScanRequest request, CancellationToken cancellation)
    {
        var path = request is { UsesIndex: true, ListsOnly: false } ? DatabasePaths.Usage(setup.World.Environment, databaseFlag, setup.Settings.Database) : null;
        using var index = path is null ? null : new SqliteUsageIndex(path, setup.World.Say);
        var options = new ScanOptions
        {
            IsRebuild = request.Rebuilds,
            WrittenSince = request.WrittenSince,
            BytesBeforeCollection = request.EndsSoon ? BytesBeforeCollection : 0,
        };
        var scanner = new UsageScanner(request.Host, index, setup.World.Time, options);
        var formats = LogFormats.All.Where(format => request.Agents.Count == 0 || request.Agents.Contains(format.Agent)).ToList();
        return request.ListsOnly ? scanner.List(formats, cancellation) : scanner.Scan(formats, cancellation);
    }
}
