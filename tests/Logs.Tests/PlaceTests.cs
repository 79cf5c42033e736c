using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests;

/// <summary>Where logs are looked for.</summary>
public sealed class PlaceTests
{
    const string Home = "/home/ann";

    [Theory]
    [InlineData("gemini", "", "/home/ann/.gemini/tmp")]
    [InlineData("gemini", "GEMINI_CLI_HOME=/x", "/x/.gemini/tmp")]
    [InlineData("gemini", "GEMINI_DATA_DIR=/x, /y;GEMINI_CLI_HOME=/z", "/x /y")]
    [InlineData("qwen", "", "/home/ann/.qwen/projects /home/ann/.qwen/tmp")]
    [InlineData("qwen", "QWEN_DATA_DIR=~/q", "/home/ann/q/projects /home/ann/q/tmp")]
    [InlineData("opencode", "", "/home/ann/.local/share/opencode /home/ann/.local/share/opencode/storage/message /home/ann/.local/share/opencode/storage/session")]
    [InlineData("opencode", "XDG_DATA_HOME=/d", "/d/opencode /d/opencode/storage/message /d/opencode/storage/session")]
    [InlineData("opencode", "XDG_DATA_HOME=relative", "/home/ann/.local/share/opencode /home/ann/.local/share/opencode/storage/message /home/ann/.local/share/opencode/storage/session")]
    [InlineData("opencode", "OPENCODE_DATA_DIR=/o;XDG_DATA_HOME=/d", "/o /o/storage/message /o/storage/session")]
    [InlineData("kimi", "", "/home/ann/.kimi/sessions /home/ann/.kimi-code/sessions")]
    [InlineData("kimi", "KIMI_HOME=/k;KIMI_CODE_HOME=/c", "/k/sessions /c/sessions")]
    [InlineData("kimi", "KIMI_HOME=/k;KIMI_DATA_DIR=/a,/b", "/a/sessions /b/sessions /home/ann/.kimi-code/sessions")]
    [InlineData("amp", "", "/home/ann/.local/share/amp/threads")]
    [InlineData("amp", "AMP_DATA_DIR=/a,,/b ,", "/a/threads /b/threads")]
    [InlineData("droid", "", "/home/ann/.factory/sessions")]
    [InlineData("droid", "FACTORY_DIR=/f", "/f/sessions")]
    [InlineData("droid", "FACTORY_DIR=/f;DROID_SESSIONS_DIR=/s", "/s")]
    [InlineData("copilot", "", "/home/ann/.copilot /home/ann/.copilot/otel /home/ann/.copilot/session-state")]
    [InlineData("copilot", "COPILOT_HOME=/c;COPILOT_OTEL_FILE_EXPORTER_PATH=/e/log.txt", "/c /c/otel /c/session-state /e")]
    [InlineData("pi", "", "/home/ann/.pi/agent/sessions /home/ann/.omp/agent/sessions")]
    [InlineData("pi", "PI_CODING_AGENT_DIR=/p", "/p/sessions /home/ann/.omp/agent/sessions")]
    [InlineData("pi", "PI_AGENT_DIR=/s", "/s /home/ann/.omp/agent/sessions")]
    [InlineData("goose", "", "/home/ann/.local/share/goose/sessions /home/ann/.local/share/Block/goose/sessions")]
    [InlineData("goose", "GOOSE_PATH_ROOT=/g", "/g/data/sessions")]
    public void Folders_follow_variables(string agent, string variables, string folders) => Assert.Equal(folders.Split(' '), Folders(agent, variables, Platform.Linux).Distinct());

    [Theory]
    [InlineData(Platform.Linux, "", "/home/ann/.config/Code/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.Linux, "XDG_CONFIG_HOME=/c", "/c/Cursor/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.Linux, "", "/home/ann/.vscode-server/data/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.MacOS, "", "/home/ann/Library/Application Support/Code - Insiders/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.Windows, "APPDATA=/r", "/r/VSCodium/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.Windows, "", "/home/ann/AppData/Roaming/Windsurf/User/globalStorage/saoudrizwan.claude-dev/tasks")]
    [InlineData(Platform.Linux, "", "/home/ann/.cline/data/tasks")]
    public void Extensions_are_looked_for_in_every_editor(Platform platform, string variables, string folder) => Assert.Contains(folder, Folders("cline", variables, platform));

    [Theory]
    [InlineData(Platform.MacOS, "", "/home/ann/Library/Application Support/goose/sessions")]
    [InlineData(Platform.MacOS, "", "/home/ann/.local/share/goose/sessions")]
    [InlineData(Platform.Windows, "APPDATA=/r", "/r/Block/goose/data/sessions")]
    public void Goose_has_a_place_of_its_own_on_each_platform(Platform platform, string variables, string folder) => Assert.Contains(folder, Folders("goose", variables, platform));

    [Theory]
    [InlineData("opencode", Platform.Windows, "/home/ann/.local/share/opencode")]
    [InlineData("opencode", Platform.MacOS, "/home/ann/.local/share/opencode")]
    [InlineData("amp", Platform.MacOS, "/home/ann/.local/share/amp/threads")]
    [InlineData("gemini", Platform.Windows, "/home/ann/.gemini/tmp")]
    public void Programs_of_one_custom_keep_it_on_every_platform(string agent, Platform platform, string folder) => Assert.Contains(folder, Folders(agent, "", platform));

    [Fact]
    public void Without_a_home_nothing_is_looked_for_and_nothing_fails() => Assert.All(LogFormats.All,
        format => Assert.All(format.Places(new() { Variables = new Dictionary<string, string>(), WorkingFolder = "/tmp" }), place => Assert.True(Path.IsPathFullyQualified(place.Folder))));

    [Theory]
    [InlineData("gemini", "3f2a/chats/session-1.json", true)]
    [InlineData("gemini", "3f2a/chats/s/sub.jsonl", true)]
    [InlineData("gemini", "chats/a.json", true)]
    [InlineData("gemini", "3f2a/logs.json", false)]
    [InlineData("gemini", "projects.json", false)]
    [InlineData("opencode", "opencode.db", true)]
    [InlineData("opencode", "opencode-dev.db", true)]
    [InlineData("opencode", "opencode.db-wal", false)]
    [InlineData("opencode", "other.db", false)]
    [InlineData("kimi", "h/s/wire.jsonl", true)]
    [InlineData("kimi", "h/s/context.jsonl", false)]
    [InlineData("droid", "a/s.settings.json", true)]
    [InlineData("droid", "a/s.jsonl", false)]
    [InlineData("copilot", "session-store.db", true)]
    [InlineData("cline", "1/ui_messages.json", true)]
    [InlineData("cline", "1/api_conversation_history.json", false)]
    public void A_log_is_known_by_its_name(string agent, string path, bool isLog) =>
        Assert.Equal(isLog, InlineLogs.Format(agent).Places(Host("", Platform.Linux)).Any(place => place.IsLog(path)));

    [Fact]
    public void An_exporters_file_alone_is_taken_from_its_folder()
    {
        var place = InlineLogs.Format("copilot").Places(Host("COPILOT_OTEL_FILE_EXPORTER_PATH=~/logs/out", Platform.Linux)).Last();

        Assert.Equal(("/home/ann/logs", true, false, 0), (place.Folder, place.IsLog("out"), place.IsLog("other.jsonl"), place.MostDepth));
    }

    static List<string> Folders(string agent, string variables, Platform platform) => [.. InlineLogs.Format(agent).Places(Host(variables, platform)).Select(place => place.Folder)];

    static HostEnvironment Host(string variables, Platform platform) => new()
    {
        Variables = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]),
        Home = Home,
        WorkingFolder = Home,
        Platform = platform,
    };
}
