using Fuelgauge.Core.Logs.Amp;
using Fuelgauge.Core.Logs.Claude;
using Fuelgauge.Core.Logs.Codex;
using Fuelgauge.Core.Logs.Copilot;
using Fuelgauge.Core.Logs.Droid;
using Fuelgauge.Core.Logs.EditorTasks;
using Fuelgauge.Core.Logs.Gemini;
using Fuelgauge.Core.Logs.Goose;
using Fuelgauge.Core.Logs.Kimi;
using Fuelgauge.Core.Logs.Opencode;
using Fuelgauge.Core.Logs.Pi;
using Fuelgauge.Core.Logs.Qwen;

namespace Fuelgauge.Core.Logs;

/// <summary>Every agent whose logs are read.</summary>
public static class LogFormats
{
    /// <summary>The list, in the order reports show them.</summary>
    public static readonly IReadOnlyList<LogFormat> All =
    [
        new ClaudeFormat(),
        new CodexFormat(),
        new GeminiFormat(),
        new QwenFormat(),
        new OpencodeFormat(),
        new KimiFormat(),
        new AmpFormat(),
        new DroidFormat(),
        new CopilotFormat(),
        new PiFormat(),
        new GooseFormat(),
        new KiloFormat(),
        new EditorTaskFormat("roo", "Roo Code", "rooveterinaryinc.roo-cline"),
        new EditorTaskFormat("cline", "Cline", "saoudrizwan.claude-dev", ".cline/data/tasks"),
    ];

    /// <summary>The format of an agent; null when nobody knows the word.</summary>
    public static LogFormat? Find(string agent) => All.FirstOrDefault(format => format.Agent == agent);
}
