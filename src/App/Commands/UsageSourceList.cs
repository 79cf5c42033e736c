using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Commands;

/// <summary><c>usage --sources</c>: whose logs were looked for where, and what was found.</summary>
internal static class UsageSourceList
{
    /// <summary>The formats it has.</summary>
    public static readonly IReadOnlyCollection<string> Formats = ["table", "json"];

    static readonly (long Least, string Unit)[] Units = [(1L << 40, "TiB"), (1L << 30, "GiB"), (1L << 20, "MiB"), (1L << 10, "KiB")];

    /// <summary>The list as text.</summary>
    public static string Write(HostEnvironment host, IReadOnlyList<AgentLogs> agents, OutputPlan plan) => plan.Format == "json"
        ? JsonSerializer.Serialize(UsageSourcesReport.Of(host.Home, agents), WireJson.Indented.UsageSourcesReport) + "\n"
        : Columns.Write(["Agent", "Name", "Logs", "Size", "Newest", "Folder"], agents.SelectMany(agent => Rows(agent, host, plan)), plan.Canvas);

    /// <summary>One row a folder; the agent's own facts stand beside the first.</summary>
    static IEnumerable<string[]> Rows(AgentLogs agent, HostEnvironment host, OutputPlan plan)
    {
        var newest = agent.NewestAt is { } at ? LocalTime.Minute(at, plan.Zone) : "";
        yield return [agent.Agent, agent.Name, $"{agent.Files}", agent.Files > 0 ? Size(agent.Bytes) : "", newest, agent.Folders.Count > 0 ? host.Shorten(agent.Folders[0]) : ""];
        foreach (var folder in agent.Folders.Skip(1))
            yield return ["", "", "", "", "", host.Shorten(folder)];
    }

    static string Size(long bytes)
    {
        foreach (var (least, unit) in Units)
        {
            if (bytes >= least)
                return $"{Math.Round((decimal)bytes / least, 1):0.0} {unit}";
        }

        return $"{bytes} B";
    }
}
