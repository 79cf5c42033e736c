using System.Text.Json;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary><c>fuelgauge.leases/1</c>.</summary>
internal static class LeaseJson
{
    /// <summary>The document.</summary>
    public static string Write(IReadOnlyList<Lease> leases) => JsonSerializer.Serialize(LeasesReport.Of(leases), WireJson.Indented.LeasesReport) + "\n";
}
