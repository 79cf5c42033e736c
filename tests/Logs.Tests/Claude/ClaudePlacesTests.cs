using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests.Claude;

public sealed class ClaudePlacesTests
{
    [Fact]
    public void Both_usual_folders_are_looked_into() => Assert.Equal(["/home/ann/.config/claude/projects", "/home/ann/.claude/projects"], Folders(Platform.Linux));

    [Fact]
    public void Another_folder_for_settings_is_heard_when_it_is_absolute()
    {
        Assert.Equal(["/etc/ann/claude/projects", "/home/ann/.claude/projects"], Folders(Platform.Linux, ("XDG_CONFIG_HOME", "/etc/ann")));
        Assert.Equal(["/home/ann/.config/claude/projects", "/home/ann/.claude/projects"], Folders(Platform.Linux, ("XDG_CONFIG_HOME", "etc")));
    }

    [Fact]
    public void A_list_of_roots_takes_their_place_and_may_name_the_folder_of_projects() =>
        Assert.Equal(["/home/ann/one/projects", "/two/projects", "/here/three/projects"], Folders(Platform.Linux, ("CLAUDE_CONFIG_DIR", " ~/one , /two/projects/,, three,/two")));

    [Fact]
    public void The_desktop_program_has_stores_of_its_own_on_macOS()
    {
        var desktop = Places(Platform.MacOS, ("CLAUDE_CONFIG_DIR", "/one")).Where(place => place.Folder.Contains("Application Support", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, desktop.Count);
        Assert.All(desktop, place => Assert.True(place.IsLog("g/s/local_1/.claude/projects/-p/5e55.jsonl")));
        Assert.All(desktop, place => Assert.False(place.IsLog("g/s/local_1/output/data.jsonl")));
    }

    [Fact]
    public void Only_logs_of_lines_are_logs()
    {
        var place = Places(Platform.Linux)[0];

        Assert.True(place.IsLog("-p/5e55/subagents/agent-1.jsonl"));
        Assert.False(place.IsLog("-p/5e55/meta.json"));
    }

    [Fact]
    public void A_machine_without_a_home_has_no_usual_folder() =>
        Assert.Empty(LogFormats.Find("claude")!.Places(new() { Variables = new Dictionary<string, string>(), WorkingFolder = "/here", Platform = Platform.Linux }));

    static IEnumerable<string> Folders(Platform platform, params (string, string)[] variables) => Places(platform, variables).Select(place => place.Folder);

    static List<LogPlace> Places(Platform platform, params (string Name, string Value)[] variables) => [.. LogFormats.Find("claude")!.Places(new()
    {
        Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        Home = "/home/ann",
        WorkingFolder = "/here",
        Platform = platform,
    })];
}
